import type { Release, ReleaseState } from '#platform/ports/store';
import { WorkStatus } from '#schema/shared/work-status';
import { storeTitles } from '../store-app/store-name';
import type { Deployment } from './deployment.entity';
import { finishAll, reach, type StepName } from './steps';

/** The step that runs in a state of the release. */
const STEP_OF: Partial<Record<ReleaseState, StepName>> = {
  PROCESSING: 'PROCESSING',
  IN_REVIEW: 'REVIEW',
  APPROVED: 'RELEASE',
};

type Following = Pick<Deployment, 'status' | 'steps' | 'finishedAt'>;

/** Where a deployment is, given what the store says of its release, unless it was rejected. */
export function followed({ steps, storeName, track }: Deployment, { state }: Release, now: Date): Following {
  const step = STEP_OF[state];
  if (step)
    return {
      status: WorkStatus.RUNNING,
      steps: reach(steps, step, now, sayOf(step, storeTitles[storeName])),
      finishedAt: null,
    };
  const done = finishAll(steps, now).map((one) =>
    one.name === 'REVIEW' && track === 'INTERNAL'
      ? { ...one, message: 'Internal tracks are not reviewed.' }
      : { ...one, message: one.name === 'RELEASE' ? `${capital(storeTitles[storeName])} offers it.` : one.message },
  );
  return { status: WorkStatus.SUCCEEDED, steps: done, finishedAt: now };
}

function sayOf(step: StepName, title: string): string {
  if (step === 'PROCESSING') return `${capital(title)} prepares the upload.`;
  if (step === 'REVIEW') return `${capital(title)} reviews the release.`;
  return `${capital(title)} has approved the release and is about to offer it.`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
