import type { Consumer } from '#platform/database/consumers';
import { on } from '#platform/graphql/subgraph';
import { knownProjectConsumers } from '#platform/known-projects/consumers';
import { BuildFinished } from '#schema/events/build';
import { KnownBuild } from './build/known-build.entity';

/** Keeps what is deployed: projects, and builds that have ended. */
export const consumers: Consumer[] = [
  ...knownProjectConsumers,
  on(BuildFinished, async (tx, { buildId, projectId, platform, profile, status, artifacts }) => {
    const files = artifacts.map(({ artifactId, kind, key, bytes, sha256 }) => ({
      id: artifactId,
      kind,
      key,
      bytes,
      sha256,
    }));
    await tx.upsert(KnownBuild, { id: buildId, projectId, platform, profile, status, artifacts: files }, ['id']);
  }),
];
