import { Column, type DataSource, Entity, PrimaryColumn } from 'typeorm';
import type { Event } from '#schema/events/event';
import { type Consumer, consume } from './consumers';

/** An event that this subgraph could not handle, kept until someone mends the cause and replays it. */
@Entity('dead_letter')
export class DeadLetter {
  @PrimaryColumn('text')
  eventId!: string;

  @Column('jsonb')
  event!: Event;

  @Column('text')
  failure!: string;

  @Column('int')
  attempts!: number;

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;
}

export async function keepDeadLetter(
  db: DataSource,
  event: Event,
  { message, attempts }: { message: string; attempts: number },
): Promise<void> {
  await db
    .getRepository(DeadLetter)
    .upsert({ eventId: event.id, event: event as never, failure: message, attempts }, ['eventId']);
}

/** Oldest first. */
export function listDeadLetters(db: DataSource, limit: number): Promise<DeadLetter[]> {
  return db.getRepository(DeadLetter).find({ order: { at: 'ASC' }, take: limit });
}

/** Handles a kept event again; it stays, with its new failure, when that fails too. False when there is none of this id. */
export async function replayDeadLetter(db: DataSource, consumers: Consumer[], eventId: string): Promise<boolean> {
  const letters = db.getRepository(DeadLetter);
  const letter = await letters.findOneBy({ eventId });
  if (!letter) return false;
  try {
    await consume(db, consumers, letter.event);
  } catch (error) {
    await letters.update(eventId, { failure: String(error), attempts: letter.attempts + 1 });
    throw error;
  }
  await letters.delete(eventId);
  return true;
}
