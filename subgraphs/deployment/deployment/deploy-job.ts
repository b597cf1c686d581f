import type { EntityManager } from 'typeorm';
import type { JobQueue } from '#platform/ports/job-queue';

export const DEPLOY_JOB = 'deployment.deploy';

/** With the queue's growing pauses, a store that does not answer is asked for about twenty minutes. */
export const MOST_ATTEMPTS = 12;

/** One turn of the work: as much as can be done without waiting for the store. */
export interface Turn {
  deploymentId: string;
  turn: number;
}

/** Has the deployment taken up again, not before the given time. Adding the same turn again adds nothing while it waits or runs. */
export async function addTurn(
  jobs: JobQueue,
  tx: EntityManager | undefined,
  deploymentId: string,
  turn: number,
  notBefore?: Date,
): Promise<void> {
  const payload: Turn = { deploymentId, turn };
  const options = { uniqueKey: `${deploymentId}:${turn}`, maxAttempts: MOST_ATTEMPTS, ...(notBefore && { notBefore }) };
  await jobs.add(DEPLOY_JOB, payload, options, tx);
}
