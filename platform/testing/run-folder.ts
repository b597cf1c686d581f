import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a test run keeps what its workers share. Named by the run's main process, which every worker knows as its parent. */
export const runFolderOf = (mainPid: number) => join(tmpdir(), `native-app-cloud-test-run-${mainPid}`);

/** The folder of the run that this code is part of, be it in a worker or in the main process. Throws outside of a run. */
export function runFolder(): string {
  const folder = [process.pid, process.ppid].map(runFolderOf).find((path) => existsSync(path));
  if (!folder)
    throw new Error(
      'Test databases are there in jest alone, whose configuration names platform/testing/global-setup.ts.',
    );
  return folder;
}
