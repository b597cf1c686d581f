import { type DataSource, LessThan } from 'typeorm';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { PubSub } from '#platform/ports/pub-sub';
import { ErrorCode } from '#schema/error-code';
import { GenerationChanged } from '#schema/events/ai';
import { WorkStatus } from '#schema/shared/work-status';
import { Generation } from './generation.entity';
import { topicOf } from './topic';

/** The project takes a tree in well under a second; within this time it is on its way and cannot be called back. */
const SAVING_SECONDS = 60;
/** After it nobody waits any more. Long enough for a restart of the project subgraph, which takes the event up again. */
export const HUNG_SECONDS = 10 * 60;
const HUNG =
  'The app was written, but the project did not take it in time. Look at its newest revision: if the changes are not there, ask for them again.';

/** Whether the project is just making a revision of what was generated. */
export const isBeingSaved = ({ handedOverAt }: Generation): boolean =>
  handedOverAt !== null && Date.now() - handedOverAt.getTime() < SAVING_SECONDS * 1000;

/** Ends generations whose tree the project has not taken, so that the next words are not refused for ever. */
export async function endHungHandOvers(db: DataSource, pubSub: PubSub, now = Date.now()): Promise<void> {
  const ended = await unitOfWork(db, async (tx) => {
    const hung = await tx.find(Generation, {
      where: { status: WorkStatus.RUNNING, handedOverAt: LessThan(new Date(now - HUNG_SECONDS * 1000)) },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    const failure = { code: ErrorCode.UNAVAILABLE, message: HUNG, retryable: true };
    const status = WorkStatus.FAILED;
    for (const { id, projectId, teamId } of hung) {
      await tx.update(Generation, id, { status, failure, finishedAt: new Date() });
      await record(tx, GenerationChanged, { generationId: id, projectId, teamId, status, percent: 0, message: HUNG });
    }
    return hung;
  });
  for (const { id } of ended) await pubSub.publish(topicOf(id), {});
}
