import { Client } from 'pg';

export const urlOf = (port: number, password: string, database: string) =>
  `postgres://app:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** A connection of one's own, which the caller ends. Every wait in it is bounded. */
export async function login(port: number, password: string, database: string, timeoutMs = 5_000): Promise<Client> {
  const client = new Client({
    connectionString: urlOf(port, password, database),
    connectionTimeoutMillis: Math.max(1, timeoutMs),
    query_timeout: Math.max(1, timeoutMs),
  });
  // A connection that breaks while nobody asks it something must not end the process; the next query says it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Creates the database unless it is there. */
export async function ensureDatabase(port: number, password: string, name: string): Promise<void> {
  const client = await login(port, password, 'postgres');
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
