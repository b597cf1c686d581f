import type { Subgraph } from '#platform/graphql/subgraph';
import { systemClock } from '#platform/kernel/clock';
import { mayRead, requireScope } from '#platform/kernel/viewer';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { KnownProjects, projectIsShown } from '#platform/known-projects/known-projects';
import { KnownBuild } from './build/known-build.entity';
import { KnownBuilds } from './build/known-builds';
import { consumers } from './consumers';
import { DeploymentChanges } from './deployment/deployment-changes';
import { Deployment } from './deployment/deployment.entity';
import { DeploymentResolver, ProjectDeploymentsResolver } from './deployment/deployment.resolver';
import { DeploymentRunner } from './deployment/deployment-runner';
import { DeploymentService } from './deployment/deployment.service';
import { RolloutResolver } from './deployment/rollout.resolver';
import { RolloutService } from './deployment/rollout.service';
import { UploadStep } from './deployment/upload-step';
import { startJobs } from './jobs';
import { type DeploymentContext, loadersFor } from './loaders';
import { migrations } from './migrations';
import { StoreApp } from './store-app/store-app.entity';
import { ProjectStoreAppsResolver, StoreAppResolver } from './store-app/store-app.resolver';
import { StoreAppService } from './store-app/store-app.service';

export const deploymentSubgraph: Subgraph = {
  name: 'deployment',
  entities: [StoreApp, Deployment, KnownBuild, KnownProject],
  migrations,
  wire(db, { store, objectStore, jobQueue, pubSub, graph, log }) {
    const projects = new KnownProjects(db, graph);
    const builds = new KnownBuilds(db, graph);
    const apps = new StoreAppService(db, projects, graph);
    const changes = new DeploymentChanges(db, pubSub);
    const service = new DeploymentService(db, projects, builds, apps, jobQueue, pubSub);
    const uploads = new UploadStep(db, store, objectStore, builds, changes, systemClock);
    const runner = new DeploymentRunner(db, store, uploads, changes, jobQueue, systemClock, log);
    return {
      resolvers: [
        new StoreAppResolver(apps),
        new ProjectStoreAppsResolver(),
        new DeploymentResolver(service),
        new ProjectDeploymentsResolver(),
        new RolloutResolver(new RolloutService(db, store, changes)),
      ],
      loaders: loadersFor(db),
      references: {
        StoreApp: async ({ id }, { viewer, loaders }: DeploymentContext) => {
          const app = await loaders.storeApp.load(id);
          requireScope(viewer, 'deployment:read');
          return app && mayRead(viewer, app.teamId) ? app : null;
        },
        Deployment: async ({ id }, { viewer, loaders }: DeploymentContext) => {
          const deployment = await loaders.deployment.load(id);
          requireScope(viewer, 'deployment:read');
          return deployment && mayRead(viewer, deployment.teamId) ? deployment : null;
        },
        Project: async ({ id }, { viewer, loaders }: DeploymentContext) =>
          projectIsShown(viewer, await loaders.knownProject.load(id), 'deployment:read') ? { id } : null,
      },
      consumers,
      start: () => startJobs(jobQueue, runner),
    };
  },
};
