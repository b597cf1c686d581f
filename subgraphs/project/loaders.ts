import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { connectionLoader } from '#platform/graphql/connection';
import type { Context } from '#platform/graphql/context';
import { byId } from '#platform/graphql/loader';
import { Project } from './project/project.entity';
import { Revision } from './revision/revision.entity';

export const loadersFor = (db: DataSource) => () => {
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
  };
};

export type ProjectContext = Context<ReturnType<ReturnType<typeof loadersFor>>>;
