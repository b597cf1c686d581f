import type { DataSource } from 'typeorm';
import type { Clock } from '#platform/kernel/clock';
import type { Logger } from '#platform/telemetry/logger';
import { forgetOldUsage } from './usage/retention';

const SWEEP_MS = 60 * 60_000;

/** Forgets old usage every hour; several processes may do it at once. */
export function startJobs(db: DataSource, clock: Clock, log: Logger): () => Promise<void> {
  let running = Promise.resolve<unknown>(undefined);
  const timer = setInterval(() => {
    running = forgetOldUsage(db, clock).catch((error: unknown) =>
      log.warn({ error }, 'Old usage could not be forgotten; tried again in an hour'),
    );
  }, SWEEP_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
