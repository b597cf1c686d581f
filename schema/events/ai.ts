import { z } from 'zod';
import { WorkStatus } from '../shared/work-status';
import { defineEvent } from './event';

export const GenerationChanged = defineEvent(
  'ai.generationChanged',
  z.object({
    generationId: z.string(),
    projectId: z.string(),
    teamId: z.string(),
    status: z.enum(WorkStatus),
    /** 0..100, rough. */
    percent: z.number().int(),
    /** What is being done, for a person. */
    message: z.string(),
  }),
  ({ projectId }) => projectId,
);

/** The files of a generation lie in the object store; the project makes a revision of them. */
export const GenerationCompleted = defineEvent(
  'ai.generationCompleted',
  z.object({
    generationId: z.string(),
    projectId: z.string(),
    teamId: z.string(),
    userId: z.string(),
    /** The revision that it began from, whose files the result replaces; files changed since then by hand and not by the generation stay. */
    baseRevisionId: z.string().nullable(),
    baseManifest: z.string().nullable(),
    /** sha256 of the manifest of the whole tree after it. */
    manifest: z.string(),
    /** The first line of the prompt: the revision's message. */
    message: z.string(),
  }),
  ({ projectId }) => projectId,
);
