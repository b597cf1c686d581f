import { type Release, type StoreName, StoreRefused, StoreUnavailable } from '#platform/ports/store';
import { storeTitles } from '../store-app/store-name';
import type { DeploymentFailure } from './deployment-parts';
import type { StepName } from './steps';

const GUIDELINES: Record<StoreName, string> = {
  APP_STORE: 'https://developer.apple.com/app-store/review/guidelines/',
  PLAY_STORE: 'https://play.google/developer-content-policy/',
};
const UPLOADS: Record<StoreName, string> = {
  APP_STORE: 'https://developer.apple.com/help/app-store-connect/manage-builds/upload-builds/',
  PLAY_STORE: 'https://developer.android.com/studio/publish/upload-bundle',
};

/** Why a deployment ended badly, as data. */
export type Failed = DeploymentFailure & { phase: StepName };

export const checksFailed = (message: string): Failed => ({
  code: 'CHECKS_FAILED',
  message,
  phase: 'CHECKS',
  docsUrl: null,
  retryable: false,
});

export const rejected = (store: StoreName, { rejection }: Release): Failed => ({
  code: 'REVIEW_REJECTED',
  message: rejection ?? `${storeTitles[store]} has rejected the release without saying why.`,
  phase: 'REVIEW',
  docsUrl: GUIDELINES[store],
  retryable: false,
});

export const releaseLost = (store: StoreName, phase: StepName): Failed => ({
  code: 'RELEASE_LOST',
  message: `The release is not known to ${storeTitles[store]} any more; someone may have deleted it there. Deploy again.`,
  phase,
  docsUrl: null,
  retryable: true,
});

/** What an error in the middle of a step means; its own words where a person may read them. */
export function failureOf(error: unknown, store: StoreName, phase: StepName): Failed {
  if (error instanceof StoreRefused)
    return { code: 'STORE_REFUSED', message: error.message, phase, docsUrl: UPLOADS[store], retryable: false };
  if (error instanceof StoreUnavailable)
    return {
      code: 'STORE_UNAVAILABLE',
      message: `${storeTitles[store]} did not answer for a long time. Nothing is wrong with the app; deploy again later.`,
      phase,
      docsUrl: null,
      retryable: true,
    };
  return {
    code: 'INTERNAL_SERVER_ERROR',
    message: 'Something went wrong on our side; the same deployment may succeed if you try again.',
    phase,
    docsUrl: null,
    retryable: true,
  };
}
