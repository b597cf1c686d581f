import { MAX_ATTEMPTS } from '#platform/database/lease';
import { Conflict, InvalidInput, LimitExceeded } from '#platform/kernel/errors';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import type { BuildFailure } from './build-failure';

export const NO_SUCH_BUILD = 'There is no such build.';
export const NO_SUCH_PROJECT = 'There is no such project.';
export const NO_SUCH_REVISION = 'The project has no such revision.';

/** Builds of one team that may wait at once. */
export const MAX_QUEUED_PER_TEAM = 50;

export const notItsPlatform = (platform: MobilePlatform, platforms: MobilePlatform[]) =>
  new InvalidInput(`The project is not made for ${platform}; its platforms are ${platforms.join(', ') || 'none'}.`, [
    'platform',
  ]);

export const nothingToBuild = () =>
  new Conflict(
    'The project has no revision yet, so there is nothing to build. Let `generateCode` write the app first.',
  );

export const tooManyQueued = () =>
  new LimitExceeded(
    `${MAX_QUEUED_PER_TEAM} builds of the team are waiting already; cancel some with \`cancelBuild\` or wait until they are done.`,
  );

export const stillAtIt = () =>
  new Conflict('The build has not ended yet; cancel it with `cancelBuild` first, or wait for its end.', ['buildId']);

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
