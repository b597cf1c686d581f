import { WorkStatus } from '#schema/shared/work-status';

export const StepName = {
  CHECKS: 'CHECKS',
  UPLOAD: 'UPLOAD',
  PROCESSING: 'PROCESSING',
  REVIEW: 'REVIEW',
  RELEASE: 'RELEASE',
} as const;
export type StepName = keyof typeof StepName;

/** A step as the row keeps it; times are RFC 3339. */
export interface Step {
  name: StepName;
  status: WorkStatus;
  message: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

const NAMES = Object.keys(StepName) as StepName[];

export const newSteps = (): Step[] =>
  NAMES.map((name) => ({ name, status: WorkStatus.QUEUED, message: null, startedAt: null, finishedAt: null }));

/** The step runs; those before it are done. A step that runs already keeps its beginning. */
export function reach(steps: Step[], name: StepName, now: Date, message: string): Step[] {
  return walk(steps, name, (step) => ({
    ...step,
    status: WorkStatus.RUNNING,
    message,
    startedAt: step.startedAt ?? now.toISOString(),
  }))(now);
}

/** The step did not succeed: those before it are done, those after it do not come. */
export function failAt(steps: Step[], name: StepName, now: Date, message: string): Step[] {
  const at = now.toISOString();
  const end = (step: Step): Step => ({
    ...step,
    status: WorkStatus.FAILED,
    message,
    startedAt: step.startedAt ?? at,
    finishedAt: at,
  });
  return walk(steps, name, end, (step) => ({ ...step, status: WorkStatus.CANCELED }))(now);
}

export const finishAll = (steps: Step[], now: Date): Step[] => steps.map((step) => done(step, now));

/** The step that runs, or the one that comes next; the last when all are done. */
export const presentStep = (steps: Step[]): Step =>
  steps.find(({ status }) => status === WorkStatus.RUNNING || status === WorkStatus.QUEUED) ?? steps.at(-1)!;

function walk(steps: Step[], name: StepName, at: (step: Step) => Step, after = (step: Step) => step) {
  const place = NAMES.indexOf(name);
  return (now: Date) =>
    steps.map((step, index) => (index < place ? done(step, now) : index === place ? at(step) : after(step)));
}

function done(step: Step, now: Date): Step {
  if (step.status === WorkStatus.SUCCEEDED) return step;
  const at = now.toISOString();
  return { ...step, status: WorkStatus.SUCCEEDED, message: null, startedAt: step.startedAt ?? at, finishedAt: at };
}
