import type { DataSource } from 'typeorm';
import type { EventBus } from '../ports/event-bus';
import { type Consumer, consume } from './consumers';
import { keepDeadLetter } from './dead-letters';

/** Subscribes a subgraph to everything it consumes; what it cannot handle is kept in its own dead letters. */
export function subscribeConsumers(db: DataSource, bus: EventBus, group: string, consumers: Consumer[]): void {
  if (consumers.length === 0) return;
  bus.subscribe(
    group,
    [...new Set(consumers.map(({ type }) => type.name))],
    (event) => consume(db, consumers, event),
    (event, failure) => keepDeadLetter(db, event, failure),
  );
}
