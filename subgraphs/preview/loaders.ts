import type { DataSource } from 'typeorm';
import { connectionLoader } from '#platform/graphql/connection';
import type { Context } from '#platform/graphql/context';
import { byId } from '#platform/graphql/loader';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { KnownBuild } from './build/known-build.entity';
import { Device } from './device/device.entity';
import { PreviewSession } from './session/preview-session.entity';

export const loadersFor = (db: DataSource) => () => ({
  session: byId(db, PreviewSession),
  device: byId(db, Device),
  knownProject: byId(db, KnownProject),
  knownBuild: byId(db, KnownBuild),
  previewsOfProject: connectionLoader(db, PreviewSession, 'projectId', 'newest first'),
});

export type PreviewContext = Context<ReturnType<ReturnType<typeof loadersFor>>>;
