import { createHash } from 'node:crypto';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { Conflict } from '../kernel/errors';

/** What a mutation that creates has made for a client's key. */
@Entity('idempotency_key')
export class IdempotencyKey {
  /** Mutation, viewer and the client's key. */
  @PrimaryColumn('text')
  key!: string;

  @Column('text')
  entityId!: string;

  /** sha256 of the input, so that one key is not used for two different things. */
  @Column('text')
  input!: string;

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;
}

export class KeyUsedWithOtherInput extends Conflict {
  constructor() {
    super('This idempotencyKey was used with another input; take a new key for a new request.', ['idempotencyKey']);
  }
}

/** What makes two calls the same. */
export interface Once {
  mutation: string;
  /** Who calls: keys of different users never meet. */
  actorId: string;
  idempotencyKey: string | undefined | null;
  input: object;
}

/**
 * Creates once a key. `create` runs in the caller's transaction and returns the new id; with a key that was used before, the earlier id comes back and nothing runs.
 * Calls with the same key at the same time wait for each other. The same key with another input is a `CONFLICT`.
 */
export async function createOnce(tx: EntityManager, once: Once, create: () => Promise<string>): Promise<string> {
  if (!once.idempotencyKey) return create();
  const key = `${once.mutation} ${once.actorId} ${once.idempotencyKey}`;
  const input = createHash('sha256').update(JSON.stringify(once.input)).digest('hex');
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
  const known = await tx.findOneBy(IdempotencyKey, { key });
  if (known && known.input !== input) throw new KeyUsedWithOtherInput();
  if (known) return known.entityId;
  const entityId = await create();
  await tx.insert(IdempotencyKey, { key, entityId, input });
  return entityId;
}
