import { mkdirSync, rmSync } from 'node:fs';
import { runFolderOf } from './run-folder';

/** Prepares the folder that the run's workers share. Nothing is started here: a run without databases does not pay for one. */
export default function globalSetup(): void {
  const folder = runFolderOf(process.pid);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o711 });
}
