import { mkdirSync, rmSync } from 'node:fs';
import { abandonedRunFolders, runFolderOf } from './run-folder';
import { removeRun } from './global-teardown';

/** Prepares the folder that the run's workers share. Nothing is started here: a run without databases does not pay for one. */
export default async function globalSetup(): Promise<void> {
  for (const abandoned of abandonedRunFolders()) await removeRun(abandoned);
  const folder = runFolderOf(process.pid);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o711 });
}
