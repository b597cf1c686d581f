import type { Pool } from 'pg';

const BATCH = 5_000;

/** Removes the events that are older than `keepDays` and that every group has handled. Answers how many. */
export async function trimEvents(pool: Pool, keepDays: number): Promise<number> {
  for (let removed = 0; ;) {
    const { rowCount } = await pool.query(
      `delete from bus.event where position in (
         select e.position from bus.event e
         where e.position <= (select min(position) from bus.consumer)
           and e.published_at < now() - $1 * interval '1 day'
           and not exists (select from bus.delayed d where d.position = e.position)
         order by e.position limit $2 for update skip locked
       )`,
      [keepDays, BATCH],
    );
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return removed;
  }
}
