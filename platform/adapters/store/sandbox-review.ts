import type { Release, ReleaseState, StoreName, StoreTrack } from '#platform/ports/store';

/** A release as the sandbox keeps it. Its state follows from when it was uploaded, so a restart changes nothing. */
export interface KeptRelease {
  id: string;
  store: StoreName;
  track: StoreTrack;
  bundleId: string;
  versionCode: number;
  versionName: string;
  releaseNotes: string;
  bytes: number;
  sha256: string;
  idempotencyKey: string;
  uploadedAt: number;
  rolloutFraction: number;
  haltedAt: number | null;
}

/** How long each step of the sandbox's review takes: long enough to be seen, short enough to wait for. */
export interface ReviewTimes {
  processingMs: number;
  reviewMs: number;
}

/** The words that make the sandbox's reviewer say no, as a store's guideline would. */
const REFUSED_WORDS = /\b(lorem ipsum|placeholder|test test|beta only)\b/i;

const REJECTION =
  'Guideline 2.3: the release notes read like a placeholder. Say what is new for the people who use the app, then deploy again.';

const RAW: Record<StoreName, Record<ReleaseState, string>> = {
  APP_STORE: {
    PROCESSING: 'PROCESSING',
    IN_REVIEW: 'IN_REVIEW',
    REJECTED: 'REJECTED',
    APPROVED: 'PENDING_DEVELOPER_RELEASE',
    RELEASED: 'READY_FOR_DISTRIBUTION',
    HALTED: 'DEVELOPER_REMOVED_FROM_SALE',
  },
  PLAY_STORE: {
    PROCESSING: 'draft',
    IN_REVIEW: 'inReview',
    REJECTED: 'rejected',
    APPROVED: 'approved',
    RELEASED: 'completed',
    HALTED: 'halted',
  },
};

/** Internal tracks are not reviewed, as in the real stores. */
function stateAt(now: number, { processingMs, reviewMs }: ReviewTimes, release: KeptRelease): ReleaseState {
  const age = now - release.uploadedAt;
  if (age < processingMs) return 'PROCESSING';
  if (release.track !== 'INTERNAL') {
    if (age < processingMs + reviewMs) return 'IN_REVIEW';
    if (REFUSED_WORDS.test(release.releaseNotes)) return 'REJECTED';
  }
  return release.haltedAt === null ? 'RELEASED' : 'HALTED';
}

/** What the sandbox says of a release at this time. */
export function viewAt(now: number, times: ReviewTimes, release: KeptRelease): Release {
  const state = stateAt(now, times, release);
  return {
    id: release.id,
    state,
    rawState: rawStateOf(release, state),
    rejection: state === 'REJECTED' ? REJECTION : null,
    rolloutFraction: release.rolloutFraction,
  };
}

/** Play tells a release for a part of its users from one for all. */
function rawStateOf({ store, rolloutFraction }: KeptRelease, state: ReleaseState): string {
  if (store === 'PLAY_STORE' && state === 'RELEASED' && rolloutFraction < 1) return 'inProgress';
  return RAW[store][state];
}
