import type { Pool } from 'pg';
import type { Log } from '#platform/adapters/postgres/log';

const EVERY_MS = 3_600_000;
const FIRST_AFTER_MS = 60_000;
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

/** Trims a minute after the start and then every hour. Several processes may do it side by side. */
export class RegularTrim {
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly pool: Pool,
    private readonly keepDays: number,
    private readonly log: Log,
  ) {}

  start(): void {
    this.schedule(FIRST_AFTER_MS);
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private schedule(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.run(), afterMs).unref();
  }

  private async run(): Promise<void> {
    try {
      const removed = await trimEvents(this.pool, this.keepDays);
      if (removed > 0) this.log.info({ removed }, 'event-bus: old events are removed');
    } catch (error) {
      this.log.warn({ error }, 'event-bus: old events could not be removed; the next try is in an hour');
    }
    this.schedule(EVERY_MS);
  }
}
