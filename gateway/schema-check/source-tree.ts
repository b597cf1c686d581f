import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import type { OperationFile } from './recorded-operations';

/** A state of this repository: the work tree, a commit, or what was kept of a release. */
export interface SourceTree {
  /** Paths of all files below a folder, from the root; none when there is no such folder. */
  list(folder: string): string[];
  /** Null: there is no such file. */
  read(path: string): string | null;
}

/** The files below a folder of this machine. */
export function folderTree(root: string): SourceTree {
  return {
    list: (folder) =>
      existsSync(join(root, folder))
        ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
            .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
            .toSorted()
        : [],
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null),
  };
}

/** A commit, by any name that git knows it by. Throws when git does not. */
export function commitTree(root: string, ref: string): SourceTree {
  const git = (...given: string[]) =>
    execFileSync('git', given, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'pipe'] });
  // A name that begins with a dash would be read as an option.
  const commit = git('rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`).trim();
  const files = git('ls-tree', '-r', '--name-only', commit).split('\n').filter(Boolean);
  const known = new Set(files);
  return {
    list: (folder) => files.filter((path) => path.startsWith(`${folder}/`)),
    read: (path) => (known.has(path) ? git('show', `${commit}:${path}`) : null),
  };
}

/** Where clients of this repository keep their operations. A folder below `schema/operations` is a client that was recorded elsewhere. */
const PLACES: [folder: string, clientOf: (path: string) => string][] = [
  ['gateway/start-here', () => 'start-here'],
  ['agents', (path) => posix.dirname(path)],
  ['tests/smoke', () => 'smoke'],
  ['schema/operations', (path) => path.split('/')[2]?.replace(/\.graphql$/, '') ?? path],
];

/** Every operation that a state of the repository has written down. */
export function operationFiles(tree: SourceTree): OperationFile[] {
  return PLACES.flatMap(([folder, clientOf]) =>
    tree
      .list(folder)
      .filter((path) => path.endsWith('.graphql'))
      .map((path) => ({ client: clientOf(path), path, text: tree.read(path) ?? '' })),
  );
}
