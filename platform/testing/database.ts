import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { testServerUrl } from './database-server';

export interface TestDatabase {
  url: string;
  /** Drops it, ending connections that are still open. */
  close(): Promise<void>;
}

/** A fresh, empty database on the run's own PostgreSQL, which starts at the first call of the run. */
export async function testDatabase(): Promise<TestDatabase> {
  return withServer(async (server, serverUrl) => {
    const name = `test_${randomBytes(8).toString('hex')}`;
    await server.query(`create database ${name}`);
    return databaseAt(serverUrl, name);
  });
}

/**
 * A fresh database that is a copy of the template `key`. `prepare` (migrations, a seed) fills the template once per run, whichever test file asks first; it must close
 * its connections before it returns. Take another key for another `prepare`.
 */
export async function templateDatabase(key: string, prepare: (url: string) => Promise<void>): Promise<TestDatabase> {
  const id = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const template = `template_${id}`;
  return withServer(async (server, serverUrl) => {
    if (!(await exists(server, template))) await makeTemplate(server, serverUrl, template, prepare);
    const name = `test_${randomBytes(8).toString('hex')}`;
    await server.query(`create database ${name} template ${template}`);
    return databaseAt(serverUrl, name);
  });
}

/** Test files run at the same time: one prepares, the others wait. The template has its name only when it is ready. */
async function makeTemplate(
  server: Client,
  serverUrl: string,
  template: string,
  prepare: (url: string) => Promise<void>,
): Promise<void> {
  await server.query('select pg_advisory_lock(hashtextextended($1, 0))', [template]);
  try {
    if (await exists(server, template)) return;
    const draft = `${template}_draft`;
    await server.query(`drop database if exists ${draft} with (force)`);
    await server.query(`create database ${draft}`);
    await prepare(urlOf(serverUrl, draft));
    await server.query(`alter database ${draft} rename to ${template}`);
  } finally {
    await server.query('select pg_advisory_unlock(hashtextextended($1, 0))', [template]);
  }
}

async function exists(server: Client, database: string): Promise<boolean> {
  return (await server.query('select 1 from pg_database where datname = $1', [database])).rowCount === 1;
}

function databaseAt(serverUrl: string, name: string): TestDatabase {
  return {
    url: urlOf(serverUrl, name),
    close: () =>
      withServer(async (server) => void (await server.query(`drop database if exists ${name} with (force)`))),
  };
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function withServer<T>(work: (server: Client, serverUrl: string) => Promise<T>): Promise<T> {
  const serverUrl = await testServerUrl();
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  try {
    return await work(server, serverUrl);
  } finally {
    await server.end();
  }
}
