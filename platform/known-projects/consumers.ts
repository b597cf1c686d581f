import type { Consumer } from '../database/consumers';
import { on } from '../graphql/subgraph';
import { ProjectCreated, ProjectDeleted, ProjectUpdated, RevisionCreated } from '#schema/events/project';
import { learnDeletion, learnHead, learnLiveProject } from './known-projects';

/** Keeps `known_project` as the project subgraph's events tell it. */
export const knownProjectConsumers: Consumer[] = [
  on(ProjectCreated, (tx, { projectId, ...project }) => learnLiveProject(tx, projectId, project)),
  on(ProjectUpdated, (tx, { projectId, ...project }) => learnLiveProject(tx, projectId, project)),
  on(ProjectDeleted, (tx, { projectId, teamId }) => learnDeletion(tx, projectId, teamId)),
  on(RevisionCreated, (tx, { projectId, teamId, revisionId: id, number, manifest }) =>
    learnHead(tx, projectId, { id, number, manifest, teamId }),
  ),
];
