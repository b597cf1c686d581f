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

const PATIENCE_MS = 5_000;

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

/** It may be in the middle of its own start or recovery. */
async function answers(database: string, identity: ProcessIdentity, password: string): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS;
  while (isAlive(identity) && Date.now() < end) {
    const file = readPidFile(database);
    if (!file || file.pid !== identity.pid || file.status === 'stopping') return false;
    if (file.status === 'ready' && (await isOurs(file, password, end - Date.now()))) return true;
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
