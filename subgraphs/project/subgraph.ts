import type { Subgraph } from '#platform/graphql/subgraph';
import { mayRead, requireScope } from '#platform/kernel/viewer';
import { TreeStore } from '#platform/trees/tree-store';
import { projectConsumers } from './consumers';
import { FileResolver } from './file/file.resolver';
import { FileService } from './file/file.service';
import { loadersFor, type ProjectContext } from './loaders';
import { migrations } from './migrations';
import { Project } from './project/project.entity';
import { ProjectResolver, TeamProjectsResolver } from './project/project.resolver';
import { ProjectService } from './project/project.service';
import { Revision } from './revision/revision.entity';
import { RevisionResolver } from './revision/revision.resolver';
import { RevisionService } from './revision/revision.service';
import { RevisionWriter } from './revision/revision-writer';
import { Workspace } from './workspace/workspace.entity';
import { WorkspaceResolver } from './workspace/workspace.resolver';
import { WorkspaceService } from './workspace/workspace.service';

export const projectSubgraph: Subgraph = {
  name: 'project',
  entities: [Project, Revision, Workspace],
  migrations,
  wire(db, { objectStore, pubSub }) {
    const trees = new TreeStore(objectStore);
    const writer = new RevisionWriter(trees);
    const projects = new ProjectService(db, writer);
    const revisions = new RevisionService(db, projects, writer, trees);
    const files = new FileService(trees);
    const workspaces = new WorkspaceService(db, projects, pubSub);
    return {
      resolvers: [
        new ProjectResolver(projects),
        new TeamProjectsResolver(),
        new RevisionResolver(revisions),
        new FileResolver(files),
        new WorkspaceResolver(workspaces),
      ],
      loaders: loadersFor(db, files),
      references: {
        Project: async ({ id }, { viewer, loaders }: ProjectContext) => {
          requireScope(viewer, 'project:read');
          const project = await loaders.project.load(id);
          return project && !project.deletedAt && mayRead(viewer, project.teamId) ? project : null;
        },
        Revision: async ({ id }, { viewer, loaders }: ProjectContext) => {
          requireScope(viewer, 'project:read');
          const revision = await loaders.revision.load(id);
          if (!revision || !mayRead(viewer, revision.teamId)) return null;
          const project = await loaders.project.load(revision.projectId);
          return project && !project.deletedAt ? revision : null;
        },
        Team: async ({ id }, { viewer }) => {
          requireScope(viewer, 'project:read');
          return mayRead(viewer, id) ? { id } : null;
        },
      },
      consumers: projectConsumers(writer, trees, workspaces),
    };
  },
};
