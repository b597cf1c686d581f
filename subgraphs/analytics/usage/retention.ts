import type { DataSource } from 'typeorm';
import type { Clock } from '#platform/kernel/clock';

const USAGE_MONTHS = 13;
/** Longer than an event may be late, so that a repetition in time is always recognised. */
const TRACKED_DAYS = 40;
const BATCH = 10_000;

/** Forgets what is older than 13 months, some rows at a time so that nothing else waits for long. Answers how many rows of usage went. */
export async function forgetOldUsage(db: DataSource, clock: Clock): Promise<number> {
  const now = clock.now();
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - USAGE_MONTHS);
  const gone = await deleteBefore(db, 'usage_event', '(at, id)', 'at, id', 'at', limit);
  await deleteBefore(db, 'milestone', '(key)', 'key', 'at', limit);
  const trackedLimit = new Date(now.getTime() - TRACKED_DAYS * 86_400_000);
  await deleteBefore(db, 'tracked_event', '("teamId", "eventId")', '"teamId", "eventId"', '"receivedAt"', trackedLimit);
  return gone;
}

/** Names of tables and columns are ours alone. */
async function deleteBefore(db: DataSource, table: string, key: string, columns: string, time: string, limit: Date) {
  let gone = 0;
  for (;;) {
    const [, count] = await db.query<[unknown, number]>(
      `DELETE FROM ${table} WHERE ${key} IN (SELECT ${columns} FROM ${table} WHERE ${time} < $1 LIMIT ${BATCH})`,
      [limit],
    );
    gone += count;
    if (count < BATCH) return gone;
  }
}
