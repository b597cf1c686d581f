import { MAX_ATTEMPTS } from '#platform/database/lease';
import type { BuildFailure } from './build-failure';

const failure = (code: string, message: string, retryable: boolean): BuildFailure => ({
  code,
  message,
  phase: null,
  docsUrl: null,
  retryable,
});

export const canceledByUser = () => failure('CANCELED', 'It was canceled on request.', true);

export const superseded = (revisionNumber: number) =>
  failure('SUPERSEDED', `Revision ${revisionNumber} came before it was begun; that one is built instead.`, false);

export const projectDeleted = () => failure('PROJECT_DELETED', 'The project was deleted.', false);

export const agentLost = () =>
  failure(
    'AGENT_LOST',
    `${MAX_ATTEMPTS} agents in a row stopped answering while they worked on it. Try it again with \`retryBuild\`; if it happens again, the build may need more memory than the agents have.`,
    true,
  );

/**
 * From its claim on. An agent ends each phase after 30 minutes, and only a few phases of a build take long; one that runs for longer than this hangs between its phases while
 * the heartbeat holds its lease.
 */
export const LONGEST_BUILD_SECONDS = 2 * 60 * 60;

export const tookTooLong = () =>
  failure(
    'TIMED_OUT',
    `It was ended after ${LONGEST_BUILD_SECONDS / 60} minutes, the longest that one may run. Look at the end of its log for what it waited for, then try it again with \`retryBuild\`.`,
    true,
  );

export const sourceMissing = () =>
  failure('SOURCE_MISSING', 'The files of the revision are not in the object store; build a newer revision.', false);
