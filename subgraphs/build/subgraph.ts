import type { Subgraph } from '#platform/graphql/subgraph';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { KnownProjects, projectIsShown } from '#platform/known-projects/known-projects';
import { TreeStore } from '#platform/trees/tree-store';
import { Agent } from './agent/agent.entity';
import { AgentResolver } from './agent/agent.resolver';
import { AgentService, knownAgentOrNull } from './agent/agent.service';
import { Artifact } from './artifact/artifact.entity';
import { ArtifactResolver } from './artifact/artifact.resolver';
import { BuildWakes } from './build/build-changes';
import { Build } from './build/build.entity';
import { BuildResolver } from './build/build.resolver';
import { BuildService } from './build/build.service';
import { buildConsumers } from './consumers';
import { Diagnostic } from './diagnostic/diagnostic.entity';
import { type BuildContext, loadersFor } from './loaders';
import { LogChunk } from './log/log-chunk.entity';
import { LogResolver } from './log/log.resolver';
import { LogService } from './log/log.service';
import { migrations } from './migrations';
import { Phase } from './phase/phase.entity';
import { AwaitedPreview } from './project/awaited-preview.entity';
import { NamedRevisions } from './project/buildable-revision';
import { ProjectBuildsResolver } from './project/project-builds.resolver';
import { QueueResolver } from './queue/queue.resolver';
import { QueueService } from './queue/queue.service';
import { readableOrNull } from './build/readable';
import { ClaimService } from './work/claim.service';
import { SourceArchives } from './work/source-archive';
import { startSweep } from './work/sweep';
import { WorkResolver } from './work/work.resolver';
import { WorkService } from './work/work.service';

export const buildSubgraph: Subgraph = {
  name: 'build',
  entities: [Build, Agent, Phase, Diagnostic, Artifact, LogChunk, KnownProject, AwaitedPreview],
  migrations,
  wire(db, { objectStore, pubSub, graph, log }) {
    const trees = new TreeStore(objectStore);
    const wakes = new BuildWakes(pubSub);
    const builds = new BuildService(db, new KnownProjects(db, graph), new NamedRevisions(graph), wakes);
    const logs = new LogService(db, builds, wakes);
    const claims = new ClaimService(db, new SourceArchives(objectStore, trees), wakes);
    return {
      resolvers: [
        new BuildResolver(builds),
        new AgentResolver(new AgentService(db, wakes)),
        new LogResolver(logs),
        new WorkResolver(claims, new WorkService(db, objectStore, wakes), logs),
        new QueueResolver(new QueueService(db)),
        new ArtifactResolver(objectStore),
        new ProjectBuildsResolver(),
      ],
      loaders: loadersFor(db),
      references: {
        Build: async ({ id }, { viewer, loaders }: BuildContext) =>
          readableOrNull(viewer, await loaders.build.load(id)),
        Artifact: async ({ id }, { viewer, loaders }: BuildContext) => {
          const artifact = readableOrNull(viewer, await loaders.artifact.load(id));
          return artifact?.isVisible ? artifact : null;
        },
        Agent: async ({ id }, { viewer, loaders }: BuildContext) =>
          knownAgentOrNull(viewer, await loaders.agent.load(id)),
        Project: async ({ id }, { viewer, loaders }: BuildContext) =>
          projectIsShown(viewer, await loaders.knownProject.load(id), 'build:read') ? { id } : null,
      },
      consumers: buildConsumers(trees, wakes, log),
      start: async () => startSweep(db, wakes, log),
    };
  },
};
