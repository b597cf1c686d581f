import { pathKey } from './tree-path';

export const MAX_FILES = 10_000;
export const MAX_TREE_BYTES = 500 * 1024 * 1024;

/** Why nothing can lie at `path` beside these files (by their keys), or null: a file cannot lie inside a file, nor be where a folder is. */
export function blocker(files: ReadonlyMap<string, { path: string }>, path: string): string | null {
  const segments = pathKey(path).split('/');
  for (let length = 1; length < segments.length; length++) {
    const parent = files.get(segments.slice(0, length).join('/'));
    if (parent) return `"${parent.path}" is a file, so nothing can lie in it.`;
  }
  const folder = `${pathKey(path)}/`;
  for (const key of files.keys()) if (key.startsWith(folder)) return `"${path}" is a folder.`;
  return null;
}
