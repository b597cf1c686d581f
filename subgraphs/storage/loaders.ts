import type { DataSource } from 'typeorm';
import { connectionLoader } from '#platform/graphql/connection';
import type { Context } from '#platform/graphql/context';
import { byId } from '#platform/graphql/loader';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { StoredObject } from './object/stored-object.entity';
import { Upload } from './upload/upload.entity';

export const loadersFor = (db: DataSource) => () => ({
  object: byId(db, StoredObject),
  upload: byId(db, Upload),
  knownProject: byId(db, KnownProject),
  objectsOfProject: connectionLoader(db, StoredObject, 'projectId', 'newest first'),
  objectsOfTeam: connectionLoader(db, StoredObject, 'teamId', 'newest first'),
});

export type StorageContext = Context<ReturnType<ReturnType<typeof loadersFor>>>;
