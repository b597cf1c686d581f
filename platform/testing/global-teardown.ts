import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runFolderOf } from './run-folder';

/** Stops the run's PostgreSQL, if one was started, and removes everything of it. */
export default async function globalTeardown(): Promise<void> {
  await removeRun(runFolderOf(process.pid));
}

export async function removeRun(folder: string): Promise<void> {
  await stopServer(serverPid(folder));
  // A start that the end of the run cut off may still write.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

function serverPid(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'db', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

/** At once: nobody needs what it holds. */
async function stopServer(pid: number | null): Promise<void> {
  if (pid === null) return;
  try {
    process.kill(pid, 'SIGQUIT');
    for (let waited = 0; waited < 5_000; waited += 20) {
      await pause(20);
      process.kill(pid, 0);
    }
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}
