import type { DataSource } from 'typeorm';
import type { Logger } from '../telemetry/logger';

const EVERY_MS = 3600 * 1000;

/** For how long rows of the kernel's own tables are kept. The bus keeps events for 7 days, so a later delivery of one cannot be. */
const KEPT = [
  { table: 'outbox', condition: `"sentAt" < now() - interval '1 day'` },
  { table: 'consumed_event', condition: `"at" < now() - interval '30 days'` },
  { table: 'idempotency_key', condition: `"at" < now() - interval '7 days'` },
];

/** Forgets what has served its time, every hour. Several processes may do it at once. */
export function startTrimming(db: DataSource, log: Logger): { close(): Promise<void> } {
  const trim = async () => {
    try {
      for (const { table, condition } of KEPT) await db.query(`DELETE FROM ${table} WHERE ${condition}`);
    } catch (error) {
      log.warn({ error }, 'Old rows could not be deleted; tried again in an hour');
    }
  };
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => (running = trim()), EVERY_MS);
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
