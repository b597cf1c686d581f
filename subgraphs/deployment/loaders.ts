import type { DataSource } from 'typeorm';
import { connectionLoader } from '#platform/graphql/connection';
import type { Context } from '#platform/graphql/context';
import { byId } from '#platform/graphql/loader';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { Deployment } from './deployment/deployment.entity';
import { StoreApp } from './store-app/store-app.entity';

export const loadersFor = (db: DataSource) => () => ({
  deployment: byId(db, Deployment),
  storeApp: byId(db, StoreApp),
  knownProject: byId(db, KnownProject),
  deploymentsOfApp: connectionLoader(db, Deployment, 'storeAppId', 'newest first'),
  deploymentsOfProject: connectionLoader(db, Deployment, 'projectId', 'newest first'),
  appsOfProject: connectionLoader(db, StoreApp, 'projectId'),
});

export type DeploymentContext = Context<ReturnType<ReturnType<typeof loadersFor>>>;
