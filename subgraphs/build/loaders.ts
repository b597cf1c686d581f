import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { connectionLoader } from '#platform/graphql/connection';
import type { Context } from '#platform/graphql/context';
import { byId, byParent } from '#platform/graphql/loader';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { WorkStatus } from '#schema/shared/work-status';
import { Agent } from './agent/agent.entity';
import { Artifact } from './artifact/artifact.entity';
import { Build } from './build/build.entity';
import { Diagnostic } from './diagnostic/diagnostic.entity';
import { Phase } from './phase/phase.entity';
import type { QueuePlace } from './queue/queue-place';
import { queuePlacesOf } from './queue/queue-places';

export const loadersFor = (db: DataSource) => () => ({
  build: byId(db, Build),
  agent: byId(db, Agent),
  artifact: byId(db, Artifact),
  knownProject: byId(db, KnownProject),
  phases: byParent(db, Phase, 'buildId'),
  diagnostics: byParent(db, Diagnostic, 'buildId'),
  artifacts: byParent(db, Artifact, 'buildId'),
  queuePlace: new DataLoader<Build, QueuePlace | null, string>((builds) => queuePlacesOf(db, builds), {
    cacheKeyFn: ({ id }) => id,
  }),
  buildsOfProject: connectionLoader(db, Build, 'projectId', 'newest first'),
  /** What an agent builds now; null: nothing. */
  currentBuild: new DataLoader<string, Build | null>(async (agentIds) => {
    const found = await db.getRepository(Build).findBy({ claimedById: In([...agentIds]), status: WorkStatus.RUNNING });
    const builds = new Map(found.map((build) => [build.claimedById, build]));
    return agentIds.map((id) => builds.get(id) ?? null);
  }),
});

export type BuildContext = Context<ReturnType<ReturnType<typeof loadersFor>>>;
