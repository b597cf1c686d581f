import { Column, type DataSource, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { Event, EventType } from '#schema/events/event';
import { wakeRelays } from './outbox';

/** Events that this subgraph has handled, so that a second delivery changes nothing. */
@Entity('consumed_event')
export class ConsumedEvent {
  @PrimaryColumn('text')
  eventId!: string;

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;
}

export interface Consumer<Data = unknown> {
  type: EventType<Data>;
  /** Runs in a transaction together with the mark that the event was handled. What it returns runs after the commit: wake-ups, never writes. */
  handle: (tx: EntityManager, data: Data, event: Event<Data>) => Promise<void | (() => void)>;
}

/** Handles an event at most once in effect. Throws what the handler throws; nothing of it is kept then. */
export async function consume(db: DataSource, consumers: Consumer[], event: Event): Promise<void> {
  const after: (() => void)[] = [];
  await db.transaction(async (tx) => {
    const fresh = await tx.query<unknown[]>(
      'INSERT INTO consumed_event ("eventId") VALUES ($1) ON CONFLICT DO NOTHING RETURNING "eventId"',
      [event.id],
    );
    if (fresh.length === 0) return;
    for (const { type, handle } of consumers.filter((consumer) => consumer.type.name === event.name)) {
      const then = await handle(tx, type.data.parse(event.data), event);
      if (then) after.push(then);
    }
  });
  wakeRelays();
  for (const then of after) then();
}
