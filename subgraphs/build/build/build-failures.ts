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

export const sourceMissing = () =>
  failure('SOURCE_MISSING', 'The files of the revision are not in the object store; build a newer revision.', false);
