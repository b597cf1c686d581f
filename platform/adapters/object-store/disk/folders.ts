import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isErrorCode } from './error-code';

/** Moves a finished file to its place, whatever is there, and returns when the disk knows it. */
export async function publish(draft: string, path: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    let created: string | undefined;
    try {
      created = await mkdir(dirname(path), { recursive: true });
      await rename(draft, path);
    } catch (error) {
      // A delete may have removed the folder, empty as it was, between the two steps.
      if (attempt === 10 || !isErrorCode(error, 'ENOENT')) throw error;
      continue;
    }
    return syncFolders(dirname(path), created ? dirname(created) : dirname(path));
  }
}

/** Removes the folder and those above it, as long as they are empty, up to but not including `upTo`. */
export async function removeEmptyFolders(folder: string, upTo: string): Promise<void> {
  for (let path = folder; path !== upTo; path = dirname(path)) {
    try {
      await rmdir(path);
    } catch (error) {
      if (isErrorCode(error, 'ENOTEMPTY', 'EEXIST')) return;
      if (!isErrorCode(error, 'ENOENT')) throw error;
    }
  }
}

/** Paths of all files below a folder; none when there is no such folder. Not by Node's `recursive`, which gives up all when one folder is removed meanwhile. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isErrorCode(error, 'ENOENT', 'ENAMETOOLONG')) return [];
    throw error;
  });
  const paths: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...(await filesBelow(path)));
    else if (entry.isFile()) paths.push(path);
  }
  return paths;
}

/** A new name is safe only when its folder is on the disk, and so on up to the folder that was there before. */
async function syncFolders(from: string, upTo: string): Promise<void> {
  for (let path = from; ; path = dirname(path)) {
    try {
      const folder = await open(path, constants.O_RDONLY);
      await folder.sync().finally(() => folder.close());
    } catch (error) {
      // A delete after our put has taken the folder away.
      if (!isErrorCode(error, 'ENOENT')) throw error;
    }
    if (path === upTo || path === dirname(path)) return;
  }
}
