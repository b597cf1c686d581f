import { z } from 'zod';
import { MobilePlatform } from '../shared/mobile-platform';
import { WorkStatus } from '../shared/work-status';
import { defineEvent } from './event';

/** A session needs a preview build of this project's head; the build subgraph makes one unless it has it. */
export const PreviewRequested = defineEvent(
  'preview.requested',
  z.object({
    sessionId: z.string(),
    projectId: z.string(),
    teamId: z.string(),
    platform: z.enum(MobilePlatform),
    userId: z.string(),
  }),
  ({ projectId }) => projectId,
);

export const PreviewChanged = defineEvent(
  'preview.changed',
  z.object({
    sessionId: z.string(),
    projectId: z.string(),
    teamId: z.string(),
    platform: z.enum(MobilePlatform),
    status: z.enum(WorkStatus),
    message: z.string(),
  }),
  ({ projectId }) => projectId,
);
