import type { Pool } from 'pg';

const BATCH = 5_000;

/** Removes the queue's jobs of this outcome that ended longer ago than `keepDays`. Answers how many. */
export async function trimJobs(
  pool: Pool,
  queue: string,
  status: 'SUCCEEDED' | 'FAILED',
  keepDays: number,
): Promise<number> {
  for (let removed = 0; ;) {
    const { rowCount } = await pool.query(
      `delete from jobs.job where id in (
         select id from jobs.job where queue = $1 and status = $2 and finished_at < now() - $3 * interval '1 day'
         limit $4 for update skip locked
       )`,
      [queue, status, keepDays, BATCH],
    );
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return removed;
  }
}
