import { z } from 'zod';
import { defineEvent } from './event';

const object = z.object({
  objectId: z.string(),
  teamId: z.string(),
  projectId: z.string().nullable(),
  bytes: z.number().int(),
});

export const ObjectStored = defineEvent('storage.objectStored', object, ({ objectId }) => objectId);
export const ObjectDeleted = defineEvent('storage.objectDeleted', object, ({ objectId }) => objectId);
