import { readdirSync, readFileSync } from 'node:fs';

/** The text of a file; null when there is none. Throws what else the file system says. */
export function readIfThere(path: string): string | null {
  return ifThere(() => readFileSync(path, 'utf8'));
}

/** The names in a folder; none when there is no such folder. Throws what else the file system says. */
export function namesIfThere(folder: string): string[] {
  return ifThere(() => readdirSync(folder)) ?? [];
}

function ifThere<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
