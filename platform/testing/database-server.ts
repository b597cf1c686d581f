import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '#platform/database/embedded-postgres';
import { takeOwnerLock } from '#platform/database/embedded-postgres/owner-lock';
import { runFolder } from './run-folder';

/** The URL of the run's PostgreSQL. The first who asks starts it, in any worker; the run's teardown stops it. */
export async function testServerUrl(): Promise<string> {
  const folder = runFolder();
  const said = join(folder, 'url');
  for (;;) {
    if (existsSync(said)) return readFileSync(said, 'utf8');
    const lock = takeOwnerLock(join(folder, 'starting.lock'));
    if ('heldBy' in lock) {
      await pause(20);
      continue;
    }
    try {
      if (!existsSync(said)) await start(folder, said);
    } finally {
      lock.release();
    }
  }
}

async function start(folder: string, said: string): Promise<void> {
  const { url } = await startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    log: () => undefined,
    durable: false,
  });
  writeFileSync(`${said}.new`, url, { mode: 0o600 });
  renameSync(`${said}.new`, said);
}
