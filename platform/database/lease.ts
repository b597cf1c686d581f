import type { DataSource, EntityManager, EntityTarget } from 'typeorm';
import { Column } from 'typeorm';
import { WorkStatus } from '#schema/shared/work-status';
import { LeaseLost } from '../kernel/errors';

/** How long a claim holds without a heartbeat. With `SWEEP_SECONDS` work of a dead agent is with another in less than 20 s. */
export const LEASE_SECONDS = 12;
/** How often expired leases are looked for. */
export const SWEEP_SECONDS = 2;
/** How often an agent renews. */
export const HEARTBEAT_SECONDS = 4;
/** Claims of one piece of work, the first included, before it counts as failed: a job that kills its agents must not kill them all. */
export const MAX_ATTEMPTS = 3;

/** Columns of a row that agents take as work. */
export abstract class Leased {
  @Column('text')
  status!: WorkStatus;

  /** The agent that works on it; of queued work, the one whose lease of it ended last, which alone may resume it. */
  @Column('text', { nullable: true })
  claimedById!: string | null;

  @Column('timestamptz', { nullable: true })
  leaseUntil!: Date | null;

  /** Grows with every claim; a write that bears an older one comes from an agent that has lost the work. */
  @Column('int', { default: 0 })
  fencingToken!: number;

  @Column('int', { default: 0 })
  attempts!: number;
}

type LeasedRow = Leased & { id: string };

const leaseEnd = `now() + interval '${LEASE_SECONDS} seconds'`;
const quoted = (db: DataSource | EntityManager, entity: EntityTarget<LeasedRow>) =>
  db
    .getRepository(entity)
    .metadata.tablePath.split('.')
    .map((part) => `"${part}"`)
    .join('.');

/**
 * Gives the oldest queued row that meets `where` (SQL over the table's columns, with `parameters` from $2 on) to an agent, or null. Two agents never get the same row.
 */
export async function claim(
  tx: EntityManager,
  entity: EntityTarget<LeasedRow>,
  agentId: string,
  where = 'TRUE',
  parameters: unknown[] = [],
  order = '"id"',
): Promise<string | null> {
  const table = quoted(tx, entity);
  const rows = await tx.query<[{ id: string }[], number]>(
    `UPDATE ${table} SET "status" = '${WorkStatus.RUNNING}', "claimedById" = $1, "leaseUntil" = ${leaseEnd},
            "fencingToken" = "fencingToken" + 1, "attempts" = "attempts" + 1
     WHERE "id" = (SELECT "id" FROM ${table} WHERE "status" = '${WorkStatus.QUEUED}' AND (${where})
                   ORDER BY ${order} LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING "id"`,
    [agentId, ...parameters],
  );
  return rows[0][0]?.id ?? null;
}

/**
 * Locks the row for a write of the agent that holds it and renews its lease. Throws `LeaseLost` when the work is another's by now, was canceled, or has ended.
 */
export async function requireLease<Row extends LeasedRow>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  id: string,
  agentId: string,
  fencingToken: number,
): Promise<Row> {
  const row = await tx.getRepository(entity).findOne({ where: { id } as never, lock: { mode: 'pessimistic_write' } });
  if (!row || row.status !== WorkStatus.RUNNING || row.claimedById !== agentId || row.fencingToken !== fencingToken)
    throw new LeaseLost(
      'This work is not yours any more: it was canceled, has ended, or was given to another agent. Stop it and throw away what was done.',
    );
  await tx.query(
    `UPDATE ${quoted(tx, entity as EntityTarget<LeasedRow>)} SET "leaseUntil" = ${leaseEnd} WHERE "id" = $1`,
    [id],
  );
  return row;
}

/**
 * Gives work back to the agent whose lease of it ended, as long as nobody has taken it since: it may then go on where it is. The token of the claim stays. Another agent gets
 * nothing, even if it knows the token. False when there is nothing to give back, which is the rule. The caller checks the rest with `requireLease`.
 */
export async function resumeLease(
  tx: EntityManager,
  entity: EntityTarget<LeasedRow>,
  id: string,
  agentId: string,
  fencingToken: number,
): Promise<boolean> {
  const [, resumed] = await tx.query<[unknown, number]>(
    `UPDATE ${quoted(tx, entity)} SET "status" = '${WorkStatus.RUNNING}', "leaseUntil" = ${leaseEnd}
     WHERE "id" = $1 AND "status" = '${WorkStatus.QUEUED}' AND "claimedById" = $2 AND "fencingToken" = $3`,
    [id, agentId, fencingToken],
  );
  return resumed > 0;
}

/** Puts work that its agent gives back into the queue again; the claim does not count as an attempt, and its token is void. The caller has checked the lease. */
export async function giveBack(tx: EntityManager, entity: EntityTarget<LeasedRow>, id: string): Promise<void> {
  await tx.query(
    `UPDATE ${quoted(tx, entity)} SET "status" = '${WorkStatus.QUEUED}', "claimedById" = NULL, "leaseUntil" = NULL,
            "fencingToken" = "fencingToken" + 1, "attempts" = "attempts" - 1
     WHERE "id" = $1`,
    [id],
  );
}

/** Rows whose lease has ended: queued again, or failed after the last attempt. They keep the name of their agent, for `resumeLease`. Answers their ids, for events and wake-ups in the same transaction. */
export async function sweepExpired(
  tx: EntityManager,
  entity: EntityTarget<LeasedRow>,
): Promise<{ requeued: string[]; exhausted: string[] }> {
  const rows = await tx.query<[{ id: string; status: WorkStatus }[], number]>(
    `UPDATE ${quoted(tx, entity)}
     SET "status" = CASE WHEN "attempts" >= ${MAX_ATTEMPTS} THEN '${WorkStatus.FAILED}' ELSE '${WorkStatus.QUEUED}' END,
         "leaseUntil" = NULL
     WHERE "id" IN (SELECT "id" FROM ${quoted(tx, entity)} WHERE "status" = '${WorkStatus.RUNNING}' AND "leaseUntil" < now()
                    FOR UPDATE SKIP LOCKED)
     RETURNING "id", "status"`,
  );
  return {
    requeued: rows[0].filter(({ status }) => status === WorkStatus.QUEUED).map(({ id }) => id),
    exhausted: rows[0].filter(({ status }) => status === WorkStatus.FAILED).map(({ id }) => id),
  };
}
