import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { connectionLoader } from '#platform/graphql/connection';
import type { Context } from '#platform/graphql/context';
import { byId } from '#platform/graphql/loader';
import type { FileService } from './file/file.service';
import type { File } from './file/file.types';
import { Project } from './project/project.entity';
import { Revision } from './revision/revision.entity';

export const loadersFor = (db: DataSource, files: FileService) => () => {
  const revision = byId(db, Revision);
  return {
    project: byId(db, Project),
    projectsOfTeam: connectionLoader(db, Project, 'teamId', 'newest first', '"deletedAt" IS NULL'),
    revision,
    revisions: connectionLoader(db, Revision, 'projectId', 'newest first'),
    headRevision: new DataLoader<Project, Revision, string>(
      async (projects) => (await revision.loadMany(projects.map(({ headRevisionId }) => headRevisionId))) as Revision[],
      { cacheKeyFn: ({ headRevisionId }) => headRevisionId },
    ),
    filesOf: byHash(
      (state: Revision) => files.all(state),
      ({ teamId, manifest }) => `${teamId} ${manifest}`,
    ),
    content: byHash(
      (file: File) => files.content(file),
      ({ teamId, sha256 }) => `${teamId} ${sha256}`,
    ),
  };
};

/** What lies under a hash, read once for all in a request that have the same. */
const byHash = <Key, Value>(read: (key: Key) => Promise<Value>, cacheKeyFn: (key: Key) => string) =>
  new DataLoader<Key, Value, string>(
    (keys) => Promise.all(keys.map((key) => read(key).catch((error: unknown) => failure(error)))),
    { cacheKeyFn },
  );

const failure = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

export type ProjectContext = Context<ReturnType<ReturnType<typeof loadersFor>>>;
