import { z } from 'zod';
import { WorkStatus } from '../shared/work-status';
import { defineEvent } from './event';

export const DeploymentChanged = defineEvent(
  'deployment.changed',
  z.object({
    deploymentId: z.string(),
    projectId: z.string(),
    teamId: z.string(),
    buildId: z.string(),
    store: z.enum(['APP_STORE', 'PLAY_STORE']),
    status: z.enum(WorkStatus),
    message: z.string(),
  }),
  ({ projectId }) => projectId,
);
