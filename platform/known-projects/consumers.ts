import type { Consumer } from '../database/consumers';
import { on } from '../graphql/subgraph';
import { ProjectCreated, ProjectDeleted, ProjectUpdated, RevisionCreated } from '#schema/events/project';
import { KnownProject } from './known-project.entity';
import { learnHead, learnProject } from './known-projects';

/** Keeps `known_project` as the project subgraph's events tell it. */
export const knownProjectConsumers: Consumer[] = [
  on(ProjectCreated, (tx, { projectId, ...project }) => learnProject(tx, projectId, project)),
  on(ProjectUpdated, (tx, { projectId, ...project }) => learnProject(tx, projectId, project)),
  on(ProjectDeleted, async (tx, { projectId }) => {
    await tx.update(KnownProject, projectId, { deletedAt: new Date() });
  }),
  on(RevisionCreated, (tx, { projectId, teamId, revisionId: id, number, manifest }) =>
    learnHead(tx, projectId, { id, number, manifest, teamId }),
  ),
];
