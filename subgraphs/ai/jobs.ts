import type { DataSource } from 'typeorm';
import type { JobQueue } from '#platform/ports/job-queue';
import type { PubSub } from '#platform/ports/pub-sub';
import type { Logger } from '#platform/telemetry/logger';
import { GENERATE_JOB } from './generation/generation.service';
import type { GenerationRunner } from './generation/generation-runner';
import { endHungHandOvers } from './generation/hand-over';

/** Generations that one process works on at the same time. */
const CONCURRENCY = 4;
const SWEEP_SECONDS = 30;

/** Writes the apps that are asked for, and ends generations whose tree no project took. */
export async function startJobs(
  jobs: JobQueue,
  runner: GenerationRunner,
  { db, pubSub, log }: { db: DataSource; pubSub: PubSub; log: Logger },
): Promise<() => Promise<void>> {
  jobs.handle(GENERATE_JOB, CONCURRENCY, (job, signal) => runner.run(job, signal));
  await jobs.start();
  const stopSweep = startHandOverSweep(db, pubSub, log);
  return async () => {
    await stopSweep();
    await jobs.close();
  };
}

/** Looks again and again, the first time at once; answers what ends it. */
function startHandOverSweep(db: DataSource, pubSub: PubSub, log: Logger): () => Promise<void> {
  let isStopped = false;
  let running = Promise.resolve();
  const sweep = async () => {
    try {
      await endHungHandOvers(db, pubSub);
    } catch (error) {
      if (!isStopped) log.warn({ error }, 'Generations that were not saved could not be looked for; it is tried again');
    }
  };
  const tick = () => {
    running = running.then(sweep);
  };
  tick();
  const timer = setInterval(tick, SWEEP_SECONDS * 1000);
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await running;
  };
}
