import type { Subgraph } from '#platform/graphql/subgraph';
import { mayRead, requireScope } from '#platform/kernel/viewer';
import { knownProjectConsumers } from '#platform/known-projects/consumers';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { KnownProjects, projectIsShown } from '#platform/known-projects/known-projects';
import { DisposalService } from './disposal/disposal.service';
import { DoomedBytes } from './disposal/doomed-bytes.entity';
import { startJobs } from './jobs';
import { loadersFor, type StorageContext } from './loaders';
import { migrations } from './migrations';
import { ObjectResolver, ProjectObjectsResolver, TeamObjectsResolver } from './object/object.resolver';
import { ObjectService } from './object/object.service';
import { StoredObject } from './object/stored-object.entity';
import { QuotaResolver } from './quota/quota.resolver';
import { QuotaService } from './quota/quota.service';
import { Upload } from './upload/upload.entity';
import { UploadResolver } from './upload/upload.resolver';
import { UploadService } from './upload/upload.service';

export const storageSubgraph: Subgraph = {
  name: 'storage',
  entities: [StoredObject, Upload, DoomedBytes, KnownProject],
  migrations,
  wire(db, { objectStore, pubSub, graph, log }) {
    const projects = new KnownProjects(db, graph);
    const quota = new QuotaService(db);
    const disposal = new DisposalService(db, objectStore, log);
    const uploads = new UploadService(db, objectStore, disposal, projects, quota, pubSub);
    return {
      resolvers: [
        new ObjectResolver(new ObjectService(db, objectStore, disposal, projects)),
        new ProjectObjectsResolver(),
        new TeamObjectsResolver(),
        new UploadResolver(uploads),
        new QuotaResolver(quota),
      ],
      loaders: loadersFor(db),
      references: {
        StoredObject: async ({ id }, { viewer, loaders }: StorageContext) => {
          requireScope(viewer, 'storage:read');
          const object = await loaders.object.load(id);
          return object && mayRead(viewer, object.teamId) ? object : null;
        },
        Upload: async ({ id }, { viewer, loaders }: StorageContext) => {
          requireScope(viewer, 'storage:read');
          const upload = await loaders.upload.load(id);
          return upload && mayRead(viewer, upload.teamId) ? upload : null;
        },
        Project: async ({ id }, { viewer, loaders }: StorageContext) =>
          projectIsShown(viewer, await loaders.knownProject.load(id), 'storage:read') ? { id } : null,
        Team: async ({ id }, { viewer }) => {
          requireScope(viewer, 'storage:read');
          return mayRead(viewer, id) ? { id } : null;
        },
      },
      consumers: knownProjectConsumers,
      start: async () => startJobs(uploads, disposal, log),
    };
  },
};
