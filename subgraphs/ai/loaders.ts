import type { DataSource } from 'typeorm';
import { connectionLoader } from '#platform/graphql/connection';
import type { Context } from '#platform/graphql/context';
import { byId } from '#platform/graphql/loader';
import { Generation } from './generation/generation.entity';
import { KnownProject } from '#platform/known-projects/known-project.entity';

export const loadersFor = (db: DataSource) => () => ({
  generation: byId(db, Generation),
  knownProject: byId(db, KnownProject),
  generationsOfProject: connectionLoader(db, Generation, 'projectId', 'newest first'),
});

export type AiContext = Context<ReturnType<ReturnType<typeof loadersFor>>>;
