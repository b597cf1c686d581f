import { Conflict, InvalidInput, LimitExceeded } from '#platform/kernel/errors';
import type { PreviewSession } from './preview-session.entity';
import { MAX_LIVE_PER_TEAM, PreviewWaitReason, waitReasonOf } from './session-state';

export const NO_SUCH_SESSION = 'There is no such preview.';
export const NO_SUCH_PROJECT = 'There is no such project.';

export class NotItsPlatform extends InvalidInput {
  constructor(platform: string, platforms: string[]) {
    super(`The project is not made for ${platform}; it is for ${platforms.join(' and ')}.`, ['platform']);
  }
}

export class TooManyLive extends LimitExceeded {
  constructor(ids: string[]) {
    super(
      `A team has at most ${MAX_LIVE_PER_TEAM} previews at a time; stop one with \`stopPreview\`: ${ids.join(', ')}.`,
    );
  }
}

const WAITS: Record<PreviewWaitReason, string> = {
  BUILD: 'it waits for the build of the app',
  DEVICE: 'it waits for a free device',
  START: 'the app is being started on the device',
};

/** The preview cannot be looked at or driven now. */
export class NotStreaming extends Conflict {
  constructor(session: PreviewSession) {
    const reason = waitReasonOf(session);
    super(
      reason
        ? `The preview cannot be seen yet: ${WAITS[reason]}. Follow \`previewChanged\` and try again when its status is RUNNING.`
        : `The preview has ended: ${session.message} Start a new one with \`startPreview\`.`,
    );
  }
}
