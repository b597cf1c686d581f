import { DataSource } from 'typeorm';
import type { DatabaseOptions } from '../platform';
import { ConsumedEvent } from './consumers';
import { DeadLetter } from './dead-letters';
import { IdempotencyKey } from './idempotency';
import { OutboxMessage } from './outbox';

/** Tables that every subgraph has beside its own. */
const KERNEL_ENTITIES = [OutboxMessage, ConsumedEvent, DeadLetter, IdempotencyKey];

/** A subgraph's own schema in the database, not connected yet. */
export function dataSource(url: string, { subgraph, entities, migrations }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: subgraph,
    entities: [...entities, ...KERNEL_ENTITIES],
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    // Eight subgraphs share the server's 200 connections, with room for a second set while a deployment rolls over.
    poolSize: 10,
    applicationName: subgraph,
    extra: { options: `-c search_path=${subgraph},public`, connectionTimeoutMillis: 10_000 },
  });
}
