/** The one grammar of work: generations, builds, preview sessions, deployments. */
export enum WorkStatus {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
  CANCELED = 'CANCELED',
}

export const workStatusDescriptions: Record<WorkStatus, string> = {
  QUEUED: 'It waits for someone to take it.',
  RUNNING: 'Someone works on it.',
  SUCCEEDED: 'It ended well.',
  FAILED: 'It ended badly; `failure` says why.',
  CANCELED: 'It was stopped on request.',
};

export const isFinal = (status: WorkStatus): boolean =>
  status === WorkStatus.SUCCEEDED || status === WorkStatus.FAILED || status === WorkStatus.CANCELED;
