import { describeEnum } from '#platform/graphql/describe-enum';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import type { PreviewSession } from './preview-session.entity';

/** What a preview that cannot be seen yet waits for. */
export enum PreviewWaitReason {
  BUILD = 'BUILD',
  DEVICE = 'DEVICE',
  START = 'START',
}
describeEnum(PreviewWaitReason, 'PreviewWaitReason', 'What a preview that cannot be seen yet waits for.', {
  BUILD: 'The app is not built yet.',
  DEVICE: 'No device is free.',
  START: 'A device has taken it; the app starts or the video is being connected.',
});

/** At most this many that have not ended in one team. */
export const MAX_LIVE_PER_TEAM = 2;
/** Without a viewer or input a preview ends. */
export const IDLE_SECONDS = 3 * 60;
/** While another preview waits for a device, one without a viewer gives its own up this soon; */
export const YIELD_SECONDS = 15;
/** and one that nobody has looked at yet, this soon after its first picture. */
export const YIELD_UNSEEN_SECONDS = 60;
/** Counted from the first picture; whatever happens. */
export const LONGEST_SECONDS = 60 * 60;
/** One that no build or device was found for is given up. */
export const LONGEST_WAIT_SECONDS = 30 * 60;

type State = Pick<PreviewSession, 'status' | 'publishedAt' | 'buildId'>;

export const isStreaming = ({ status, publishedAt }: State): boolean =>
  status === WorkStatus.RUNNING && publishedAt !== null;

/** The status that clients see: RUNNING means that it can be looked at. The row is RUNNING from the claim on. */
export const shownStatus = (session: State): WorkStatus =>
  session.status === WorkStatus.RUNNING && !isStreaming(session) ? WorkStatus.QUEUED : session.status;

export function waitReasonOf(session: State): PreviewWaitReason | null {
  if (isFinal(session.status) || isStreaming(session)) return null;
  if (session.status === WorkStatus.RUNNING) return PreviewWaitReason.START;
  return session.buildId ? PreviewWaitReason.DEVICE : PreviewWaitReason.BUILD;
}
