import { Pool } from 'pg';
import type { Log } from './log';

const CONNECT_WITHIN_MS = 10_000;
/** No statement of the adapters takes long; one that is unanswered for this long has lost its server. */
const ANSWER_WITHIN_MS = 15_000;

/** A small pool under the adapter's name, as `pg_stat_activity` shows it. A connection that the server ends while idle is replaced by the next query. */
export function openPool(
  url: string,
  name: string,
  max: number,
  log: Log,
  settings: Record<string, string> = {},
): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: name,
    max,
    options: Object.entries(settings)
      .map(([setting, value]) => `-c ${setting}=${value}`)
      .join(' '),
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  pool.on('error', (error) => log.info({ reason: error.message }, `${name}: an idle connection to PostgreSQL ended`));
  return pool;
}
