import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canReach } from './account';
import { StartError, codeOf, diskFull, explainSpawnError, textOf } from './start-error';

/** Where one database lies and who may touch it. */
export interface Cluster {
  folder: string;
  /** PostgreSQL's own data folder inside it. */
  database: string;
  account: Account;
  binaries: string;
  password: string;
}

export const databaseFolderOf = (dataFolder: string) => join(dataFolder, 'db');

/** A fixed environment: the caller's locale or PG* variables must not change what the database is. */
export const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: '/' };

/** Creates the database on the first start, whole or not at all, and reads its password. The caller holds the folder's owner lock. */
export async function openCluster(
  dataFolder: string,
  account: Account,
  binaries: string,
  durable: boolean,
): Promise<Cluster> {
  const database = databaseFolderOf(dataFolder);
  const passwordFile = join(dataFolder, 'password');
  for (const name of readdirSync(dataFolder))
    if (name.startsWith('db.new-')) rmSync(join(dataFolder, name), { recursive: true, force: true });
  if (existsSync(database)) {
    checkVersion(database);
    if (!existsSync(passwordFile))
      throw new StartError(
        `The database in ${dataFolder} is there but its file "password" is not; put the file back, or move the folder away to begin anew.`,
      );
  } else {
    if (!existsSync(passwordFile)) writeSafely(passwordFile, randomBytes(24).toString('base64url'));
    await initialise(dataFolder, account, binaries, readFileSync(passwordFile, 'utf8'), durable);
  }
  return { folder: dataFolder, database, account, binaries, password: readFileSync(passwordFile, 'utf8') };
}

/**
 * How a child of this account names a folder: by its path, or, when a folder above it keeps the account out (a checkout below /root), by `/proc/self/cwd`,
 * since the child is put into the folder before it drops to the account.
 */
export function nameForChild(folder: string, account: Account): string {
  if (canReach(folder, account)) return folder;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new StartError(
    `The account that runs PostgreSQL cannot enter ${folder}; start as a plain user, or name a folder in DATA_DIR that every account may enter.`,
  );
}

async function initialise(
  dataFolder: string,
  account: Account,
  binaries: string,
  password: string,
  durable: boolean,
): Promise<void> {
  const draft = mkdtempSync(join(dataFolder, 'db.new-'));
  const secrets = mkdtempSync(join(tmpdir(), 'pg-init-'));
  try {
    const passwordFile = join(secrets, 'password');
    writeSafely(passwordFile, `${password}\n`);
    for (const path of [draft, secrets, passwordFile]) give(path, account);
    await promisify(execFile)(
      join(binaries, 'bin', 'initdb'),
      [
        `--pgdata=${nameForChild(draft, account)}`,
        '--username=app',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ],
      { ...account, cwd: draft, env: ENVIRONMENT },
    );
    renameSync(draft, databaseFolderOf(dataFolder));
  } catch (error) {
    throw explain(error, dataFolder);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function explain(error: unknown, dataFolder: string): unknown {
  const output = textOf(error, 'stderr');
  if (/No space left on device|Disk quota exceeded/.test(output)) return new StartError(diskFull(dataFolder));
  if (!output) return explainSpawnError(error);
  return new StartError(
    `PostgreSQL could not create its database in ${dataFolder}: ${output.trim().split('\n').join(' ')}`,
  );
}

function checkVersion(database: string): void {
  const version = existsSync(join(database, 'PG_VERSION'))
    ? readFileSync(join(database, 'PG_VERSION'), 'utf8').trim()
    : '';
  if (version === '17') return;
  throw new StartError(
    version
      ? `The database in ${database} is of PostgreSQL ${version}, and this program runs 17; dump and load it, or name another folder in DATA_DIR.`
      : `The folder ${database} holds something that is no PostgreSQL database; move it away or name another folder in DATA_DIR.`,
  );
}

function writeSafely(path: string, content: string): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

/** Makes a path the account's own; a folder stays closed to all others. */
export function give(path: string, account: Account): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid >>> 0, account.gid >>> 0);
}

/** The data folder itself, created when it is missing. */
export function makeDataFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(path);
  // The account that runs PostgreSQL goes through it to its own folder.
  chmodSync(path, 0o711);
}

/** Not by Node's own `recursive`, which never returns for a folder in a file system that takes none (`/proc/data`). */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && statSync(path).isDirectory()) return;
    if (codeOf(error) !== 'ENOENT' || existsSync(dirname(path))) throw error;
    makeFolder(dirname(path));
    mkdirSync(path);
  }
}
