import { Column, type DataSource, Entity, type EntityManager, Index, IsNull, PrimaryColumn } from 'typeorm';
import type { Event, EventType } from '#schema/events/event';
import { newId } from '../kernel/id';
import type { EventBus } from '../ports/event-bus';
import type { Logger } from '../telemetry/logger';

@Entity('outbox')
@Index(['position'], { where: '"sentAt" IS NULL' })
export class OutboxMessage {
  @PrimaryColumn('text')
  id!: string;

  /** In the order of writing; changes of one aggregate wait for each other, so theirs is the order of committing too. */
  @Column('bigint', { generated: 'increment' })
  position!: string;

  @Column('jsonb')
  event!: Event;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
}

const waiting = new Set<() => void>();

/** Records that something is true now, in the transaction that makes it true. */
export async function record<Data>(tx: EntityManager, type: EventType<Data>, data: Data): Promise<void> {
  if (!tx.queryRunner?.isTransactionActive)
    throw new Error(`${type.name} was recorded outside a transaction; use the one of the change.`);
  const known = type.data.parse(data);
  const event: Event = {
    id: newId('evt'),
    name: type.name,
    key: type.key(known),
    at: new Date().toISOString(),
    data: known,
  };
  await tx.insert(OutboxMessage, { id: event.id, event: event as never, sentAt: null });
}

const BATCH = 200;

/** Sends what was recorded to the bus, in order, and marks it sent. One relay a subgraph works at a time; a crash between the two sends again, which consumers recognise. */
async function relayOnce(db: DataSource, bus: EventBus): Promise<number> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.query<{ mine: boolean }[]>('SELECT pg_try_advisory_xact_lock(hashtext($1)) AS mine', [
      `relay ${(db.options as { schema: string }).schema}`,
    ]);
    if (!lock?.mine) return 0;
    const messages = await tx.find(OutboxMessage, {
      where: { sentAt: IsNull() },
      order: { position: 'ASC' },
      take: BATCH,
    });
    if (messages.length === 0) return 0;
    await bus.publish(messages.map(({ event }) => event));
    await tx.query('UPDATE outbox SET "sentAt" = now() WHERE id = ANY($1)', [messages.map(({ id }) => id)]);
    return messages.length;
  });
}

const IDLE_PAUSE_MS = 250;

/** Relays until closed: at once after `wake`, else every quarter of a second. */
export function startRelay(db: DataSource, bus: EventBus, log: Logger): { close(): Promise<void> } {
  let closed = false;
  // A poke that comes while a batch is sent counts for the pause after it.
  let isPoked = false;
  let wake: (() => void) | null = null;
  const pause = async () => {
    if (!isPoked)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE_PAUSE_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    isPoked = false;
  };
  const run = async () => {
    while (!closed) {
      try {
        if ((await relayOnce(db, bus)) < BATCH) await pause();
      } catch (error) {
        if (!closed) log.warn({ error }, 'Events could not be sent; they are tried again');
        await pause();
      }
    }
  };
  const running = run();
  const poke = () => {
    isPoked = true;
    wake?.();
  };
  waiting.add(poke);
  return {
    async close() {
      closed = true;
      waiting.delete(poke);
      poke();
      await running;
    },
  };
}

/** Called after a commit that recorded events, so that they leave at once. */
export function wakeRelays(): void {
  for (const poke of waiting) poke();
}
