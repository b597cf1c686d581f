import type { DataSource } from 'typeorm';
import { SWEEP_SECONDS, sweepExpired } from '#platform/database/lease';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { Logger } from '#platform/telemetry/logger';
import { WorkStatus } from '#schema/shared/work-status';
import { type BuildWakes, recordChange } from '../build/build-changes';
import { Build } from '../build/build.entity';
import { agentLost } from '../build/build-failures';
import { endBuild } from '../build/end-build';
import { QueueWatch } from '../queue/queue-watch';

/** Queues the builds of agents that have stopped answering, or fails them after the last attempt. */
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
  if (exhausted.length > 0) await wakes.ended(exhausted);
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
