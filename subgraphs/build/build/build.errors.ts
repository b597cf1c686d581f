import { Conflict, InvalidInput, LimitExceeded, NotFound } from '#platform/kernel/errors';
import type { MobilePlatform } from '#schema/shared/mobile-platform';

export const NO_BUILD = 'There is no such build.';

export class RevisionNotFound extends NotFound {
  constructor() {
    super('The project has no such revision.', ['revisionId']);
  }
}

export class NotItsPlatform extends InvalidInput {
  constructor(platform: MobilePlatform, platforms: MobilePlatform[]) {
    super(`The project is not made for ${platform}; its platforms are ${platforms.join(', ')}.`, ['platform']);
  }
}

export class NothingToBuild extends Conflict {
  constructor() {
    super('The project has no revision yet, so there is nothing to build. Let `generateCode` write the app first.', [
      'projectId',
    ]);
  }
}

export class TooManyQueued extends LimitExceeded {
  constructor(limit: number) {
    super(
      `${limit} builds of the team are waiting already; cancel some with \`cancelBuild\` or wait until they are done.`,
    );
  }
}

export class BuildNotEnded extends Conflict {
  constructor() {
    super('The build has not ended yet; cancel it with `cancelBuild` first, or wait for its end.', ['buildId']);
  }
}
