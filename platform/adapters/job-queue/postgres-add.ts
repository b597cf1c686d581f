import { newId } from '#platform/kernel/id';
import type { JobOptions } from '#platform/ports/job-queue';

/** What a statement can run in: TypeORM's EntityManager and QueryRunner, a client or a pool of `pg`. */
export interface Statements {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}

const DEFAULT_ATTEMPTS = 5;
const MOST_ATTEMPTS = 25;
/** The job with the key may end between the two statements; more often than this it does not in practice. */
const KEY_TRIES = 10;

/** Throws a TypeError when the value cannot run statements: a job outside of its transaction would break the promise silently. */
export function asStatements(transaction: unknown): Statements {
  const candidate = transaction as Partial<Statements> | null;
  if (typeof candidate?.query === 'function') return candidate as Statements;
  throw new TypeError(
    'The transaction given to JobQueue.add has no `query`: give the EntityManager of the unit of work.',
  );
}

/** The notice is sent when the transaction commits, and not at all when it does not. */
export async function addJob(
  statements: Statements,
  queue: string,
  kind: string,
  payload: unknown,
  { uniqueKey, notBefore, maxAttempts = DEFAULT_ATTEMPTS }: JobOptions = {},
): Promise<string> {
  if (!Number.isInteger(maxAttempts) || maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS)
    throw new RangeError(`A job of kind ${kind} asks for ${maxAttempts} attempts; 1 to ${MOST_ATTEMPTS} are possible.`);
  for (let tries = 0; tries < KEY_TRIES; tries++) {
    const added = await statements.query(
      `with added as (
         insert into jobs.job (id, queue, kind, payload, max_attempts, unique_key, run_at)
         values ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, now()))
         on conflict (queue, kind, unique_key) where status in ('QUEUED', 'RUNNING') do nothing returning id
       )
       select id, pg_notify('jobs', $2) from added`,
      [
        newId('job'),
        queue,
        kind,
        JSON.stringify(payload) ?? null,
        maxAttempts,
        uniqueKey ?? null,
        notBefore?.toISOString() ?? null,
      ],
    );
    const id = firstId(added) ?? firstId(await statements.query(SAME_KEY, [queue, kind, uniqueKey ?? null]));
    if (id) return id;
  }
  throw new Error(`The jobs of kind ${kind} with the key ${uniqueKey} come and go too quickly; try again.`);
}

const SAME_KEY = `select id from jobs.job
  where queue = $1 and kind = $2 and unique_key = $3 and status in ('QUEUED', 'RUNNING')`;

/** TypeORM answers the rows, `pg` an object that has them. */
function firstId(answer: unknown): string | undefined {
  const rows = Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows;
  return (rows[0] as { id: string } | undefined)?.id;
}

/** Gives a failed job all its tries again, unless another one with its key has taken its place. */
export async function retryJob(statements: Statements, queue: string, id: string): Promise<boolean> {
  try {
    const answer = await statements.query(
      `with retried as (
         update jobs.job set status = 'QUEUED', attempt = 0, losses = 0, run_at = now(), finished_at = null
         where queue = $1 and id = $2 and status = 'FAILED' returning id
       )
       select id, pg_notify('jobs', $1) from retried`,
      [queue, id],
    );
    return firstId(answer) !== undefined;
  } catch (error) {
    if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

const UNIQUE_VIOLATION = '23505';
