import type { Subgraph } from '#platform/graphql/subgraph';
import { mayRead, requireScope } from '#platform/kernel/viewer';
import { TreeStore } from '#platform/trees/tree-store';
import { aiConsumers } from './consumers';
import { AppTree } from './generation/app-tree';
import { Generation } from './generation/generation.entity';
import { GenerationResolver, ProjectGenerationsResolver } from './generation/generation.resolver';
import { GenerationService } from './generation/generation.service';
import { GenerationPart } from './generation/generation-part.entity';
import { GenerationRunner } from './generation/generation-runner';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { KnownProjects, projectIsShown } from '#platform/known-projects/known-projects';
import { startJobs } from './jobs';
import { type AiContext, loadersFor } from './loaders';
import { migrations } from './migrations';

export const aiSubgraph: Subgraph = {
  name: 'ai',
  entities: [Generation, GenerationPart, KnownProject],
  migrations,
  wire(db, { objectStore, codeModel, jobQueue, pubSub, graph, log }) {
    const trees = new TreeStore(objectStore);
    const apps = new AppTree(trees);
    const service = new GenerationService(db, new KnownProjects(db, graph), apps, codeModel, jobQueue, pubSub);
    const runner = new GenerationRunner(db, codeModel, apps, trees, pubSub, log);
    return {
      resolvers: [new GenerationResolver(service), new ProjectGenerationsResolver()],
      loaders: loadersFor(db),
      references: {
        Generation: async ({ id }, { viewer, loaders }: AiContext) => {
          requireScope(viewer, 'generation:read');
          const generation = await loaders.generation.load(id);
          return generation && mayRead(viewer, generation.teamId) ? generation : null;
        },
        Project: async ({ id }, { viewer, loaders }: AiContext) => {
          const project = await loaders.knownProject.load(id);
          return projectIsShown(viewer, project, 'generation:read') ? { id } : null;
        },
      },
      consumers: aiConsumers(pubSub),
      start: () => startJobs(jobQueue, runner, { db, pubSub, log }),
    };
  },
};
