import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isErrorCode } from './error-code';

/** Nobody writes to one file for so long without a byte. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000;

// Processes of several hosts may share a folder, where a number of a process says nothing about another host.
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** A name for a file that is still being written; it says who writes it. */
export const newIncomingName = () => `${HOST}.${process.pid}.${randomBytes(12).toString('hex')}`;

/** Creates the folder, and removes what processes that died have left half-written in it. What another living process writes stays. */
export async function openIncoming(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const file = await stat(path).catch(() => null);
    if (file && isLeftOver(name, file.mtimeMs)) await rm(path, { force: true });
  }
}

function isLeftOver(name: string, changedAt: number): boolean {
  const [host, pid] = name.split('.');
  const isForgotten = Date.now() - changedAt > FORGOTTEN_AFTER_MS;
  if (host !== HOST || isForgotten) return isForgotten;
  const startedAt = Date.now() - process.uptime() * 1000;
  // A process before us may have had our number.
  return Number(pid) === process.pid ? changedAt < startedAt : !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isErrorCode(error, 'ESRCH');
  }
}
