import { z } from 'zod';
import { MobilePlatform } from '../shared/mobile-platform';
import { WorkStatus } from '../shared/work-status';
import { defineEvent } from './event';

/** A file that a build has made and that lies in the object store as it was declared. */
const BuiltArtifact = z.object({
  artifactId: z.string(),
  kind: z.string(),
  /** In the object store. */
  key: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  contentType: z.string(),
});

/** Grows whenever an agent takes the build or gives it back; what was made under a smaller one is void. Events from before there was this have none. */
const claim = z.number().int().optional();

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
    claim,
  }),
  ({ projectId }) => projectId,
);

/** Something that the build has made can be used while the build goes on. */
export const BuildArtifactReady = defineEvent(
  'build.artifactReady',
  z.object({
    buildId: z.string(),
    projectId: z.string(),
    teamId: z.string(),
    revisionId: z.string(),
    platform: z.enum(MobilePlatform),
    profile: z.enum(['PREVIEW', 'RELEASE']),
    claim: z.number().int(),
    artifact: BuiltArtifact,
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
    artifacts: z.array(BuiltArtifact),
    claim,
  }),
  ({ projectId }) => projectId,
);
