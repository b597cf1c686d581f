import { readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { login } from './login';
import { type ProcessIdentity, identityOf, isAlive, ps } from './process-identity';
import { readPidFile, stopServer } from './server';

export interface Orphan {
  identity: ProcessIdentity;
  port: number;
}

/** For a login to a server that calls itself ready, and for one that is still starting: recovery after a crash reads the whole write-ahead log. */
const READY_PATIENCE_MS = 3_000;
const START_PATIENCE_MS = 60_000;

/**
 * A server that a killed process of ours left running on this folder: given back when it answers a login, else stopped.
 * The caller holds the folder's owner lock, so that nobody living owns it.
 */
export async function findOrphan(database: string, password: string): Promise<Orphan | null> {
  const file = readPidFile(database);
  if (!file) return null;
  const identity = identityOf(file.pid);
  if (!identity || !isServerOf(identity.pid, database)) {
    // PostgreSQL would take any process that has the number now for its server, and refuse to start.
    rmSync(join(database, 'postmaster.pid'), { force: true });
    return null;
  }
  if (await answers(database, identity, password)) return { identity, port: file.port };
  await stopServer(identity);
  return null;
}

async function answers(database: string, identity: ProcessIdentity, password: string): Promise<boolean> {
  const end = Date.now() + START_PATIENCE_MS;
  while (isAlive(identity) && Date.now() < end) {
    const file = readPidFile(database);
    if (file?.pid !== identity.pid || file.status === 'stopping') return false;
    if (file.status === 'ready') return isOurs(file, password, READY_PATIENCE_MS);
    await pause(50);
  }
  return false;
}

async function isOurs(
  file: { port: number; startedAtSeconds: number },
  password: string,
  timeoutMs: number,
): Promise<boolean> {
  try {
    const client = await login(file.port, password, 'postgres', timeoutMs);
    try {
      const { rows } = await client.query<{ started: string }>(
        'select extract(epoch from pg_postmaster_start_time())::bigint as started',
      );
      return Math.abs(Number(rows[0]?.started) - file.startedAtSeconds) <= 2;
    } finally {
      await client.end();
    }
  } catch {
    // A refused or silent login is the answer "no".
    return false;
  }
}

function isServerOf(pid: number, database: string): boolean {
  if (process.platform !== 'linux') return /postgres/.test(ps(pid, 'command='));
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(database);
  } catch {
    return false;
  }
}
