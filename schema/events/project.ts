import { z } from 'zod';
import { MobilePlatform } from '../shared/mobile-platform';
import { defineEvent } from './event';

const project = z.object({
  projectId: z.string(),
  teamId: z.string(),
  name: z.string(),
  platforms: z.array(z.enum(MobilePlatform)),
  /** Each revision starts a preview build of every platform. */
  buildsAutomatically: z.boolean(),
});

export const ProjectCreated = defineEvent(
  'project.created',
  project.extend({ createdById: z.string() }),
  ({ projectId }) => projectId,
);

/** Also sent when a deleted project is restored. */
export const ProjectUpdated = defineEvent('project.updated', project, ({ projectId }) => projectId);

export const ProjectDeleted = defineEvent(
  'project.deleted',
  z.object({ projectId: z.string(), teamId: z.string() }),
  ({ projectId }) => projectId,
);

/** A new head. Its files are the manifest in the object store (`#platform/trees`). */
export const RevisionCreated = defineEvent(
  'project.revisionCreated',
  z.object({
    revisionId: z.string(),
    projectId: z.string(),
    teamId: z.string(),
    number: z.number().int(),
    /** sha256 of the manifest. */
    manifest: z.string(),
    generationId: z.string().nullable(),
    createdById: z.string(),
  }),
  ({ projectId }) => projectId,
);
