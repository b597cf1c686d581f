import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', '.git', '.gradle', 'DerivedData', '.build']);

/** Paths of all files below a folder whose name ends so, relative with `/`, sorted. Links are not followed. */
export async function sourceFiles(folder: string, extensions: readonly string[], below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourceFiles(folder, extensions, path);
      return entry.isFile() && extensions.some((extension) => entry.name.endsWith(extension)) ? [path] : [];
    }),
  );
  return found.flat().toSorted();
}
