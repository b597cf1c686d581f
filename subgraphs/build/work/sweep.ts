import { type DataSource, LessThan } from 'typeorm';
import { SWEEP_SECONDS, sweepExpired } from '#platform/database/lease';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { Logger } from '#platform/telemetry/logger';
import { WorkStatus } from '#schema/shared/work-status';
import { type BuildWakes, recordChange } from '../build/build-changes';
import { Build } from '../build/build.entity';
import { agentLost, LONGEST_BUILD_SECONDS, tookTooLong } from '../build/build-failures';
import { endBuild } from '../build/end-build';
import { QueueWatch } from '../queue/queue-watch';

/** Queues the builds of agents that have stopped answering, or fails them after the last attempt; fails those that run for too long. */
export async function sweepBuilds(db: DataSource, wakes: BuildWakes): Promise<void> {
  const { requeued, exhausted } = await unitOfWork(db, async (tx) => {
    const swept = await sweepExpired(tx, Build);
    for (const id of swept.requeued) {
      const build = await tx.findOneByOrFail(Build, { id });
      await recordChange(tx, build, 'Its agent has stopped answering; the build waits for another.');
    }
    for (const id of swept.exhausted) {
      const build = await tx.findOneByOrFail(Build, { id });
      await endBuild(tx, build, { status: WorkStatus.FAILED, failure: agentLost() });
    }
    return swept;
  });
  if (requeued.length > 0) {
    await wakes.changed(requeued);
    await wakes.agents();
  }
  const overdue = await endOverdue(db);
  if (exhausted.length + overdue.length > 0) await wakes.ended([...exhausted, ...overdue]);
}

async function endOverdue(db: DataSource): Promise<string[]> {
  return unitOfWork(db, async (tx) => {
    const builds = await tx.find(Build, {
      where: { status: WorkStatus.RUNNING, startedAt: LessThan(new Date(Date.now() - LONGEST_BUILD_SECONDS * 1000)) },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    for (const build of builds) await endBuild(tx, build, { status: WorkStatus.FAILED, failure: tookTooLong() });
    return builds.map(({ id }) => id);
  });
}

/** Sweeps again and again, the first time at once; answers what ends it. */
export function startSweep(db: DataSource, wakes: BuildWakes, log: Logger): () => Promise<void> {
  let isStopped = false;
  let running = Promise.resolve();
  const queue = new QueueWatch(db, wakes);
  const sweep = async () => {
    try {
      await sweepBuilds(db, wakes);
      await queue.look();
    } catch (error) {
      if (!isStopped) log.warn({ error }, 'Lost agents and the queue could not be looked after; it is tried again');
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
