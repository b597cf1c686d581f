import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'native-app-cloud-test-run-';

/** Where a test run keeps what its workers share. Named by the run's main process, which every worker knows as its parent. */
export const runFolderOf = (mainPid: number) => join(tmpdir(), `${PREFIX}${mainPid}`);

/** Folders of runs that were killed before they could clean up; a server may still run on one. */
export function abandonedRunFolders(): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(PREFIX) && !isRunning(Number(name.slice(PREFIX.length))))
    .map((name) => join(tmpdir(), name));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another account's run is not ours to clean up.
    return !(typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH');
  }
}

/** The folder of the run that this code is part of, be it in a worker or in the main process. Throws outside of a run. */
export function runFolder(): string {
  const folder = [process.pid, process.ppid].map(runFolderOf).find((path) => existsSync(path));
  if (!folder)
    throw new Error(
      'Test databases are there in jest alone, whose configuration names platform/testing/global-setup.ts.',
    );
  return folder;
}
