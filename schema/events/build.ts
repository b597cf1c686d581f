import { z } from 'zod';
import { MobilePlatform } from '../shared/mobile-platform';
import { WorkStatus } from '../shared/work-status';
import { defineEvent } from './event';

export const BuildChanged = defineEvent(
  'build.changed',
  z.object({
    buildId: z.string(),
    projectId: z.string(),
    teamId: z.string(),
    revisionId: z.string(),
    platform: z.enum(MobilePlatform),
    profile: z.enum(['PREVIEW', 'RELEASE']),
    status: z.enum(WorkStatus),
    /** The phase that runs, or why it waits; for a person. */
    message: z.string(),
  }),
  ({ projectId }) => projectId,
);

/** Ended, one way or the other. */
export const BuildFinished = defineEvent(
  'build.finished',
  z.object({
    buildId: z.string(),
    projectId: z.string(),
    teamId: z.string(),
    revisionId: z.string(),
    platform: z.enum(MobilePlatform),
    profile: z.enum(['PREVIEW', 'RELEASE']),
    status: z.enum(WorkStatus),
    /** From the claim to the end. */
    durationMs: z.number().int(),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    artifacts: z.array(
      z.object({
        artifactId: z.string(),
        kind: z.string(),
        /** In the object store. */
        key: z.string(),
        bytes: z.number().int(),
        sha256: z.string(),
        contentType: z.string(),
      }),
    ),
  }),
  ({ projectId }) => projectId,
);
