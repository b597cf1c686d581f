import type { Pool } from 'pg';

/**
 * Brings an adapter's own schema up to date: runs the steps that it has not had yet, in one transaction. The schema's comment counts the steps.
 * Any number of processes may do it at the same time; the others wait. Steps that were released are never edited, only followed by further ones.
 */
export async function installSchema(pool: Pool, schema: string, steps: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`install ${schema}`]);
    const done = await stepsDone(client, schema);
    if (done < steps.length) {
      await client.query(`create schema if not exists ${schema}`);
      for (const step of steps.slice(done)) await client.query(step);
      await client.query(`comment on schema ${schema} is '${steps.length}'`);
    }
    await client.query('commit');
    client.release();
  } catch (error) {
    // Ending the connection ends its transaction, also where a rollback could not be sent any more.
    client.release(true);
    throw error;
  }
}

async function stepsDone(client: Pick<Pool, 'query'>, schema: string): Promise<number> {
  const { rows } = await client.query<{ done: string | null }>(
    `select obj_description(oid, 'pg_namespace') as done from pg_namespace where nspname = $1`,
    [schema],
  );
  return Number(rows[0]?.done ?? 0);
}
