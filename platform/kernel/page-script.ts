import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * The script of a page: `browser/main.ts` of the given folder, as the build bundled it. Also found from a source folder (tests run there), in `dist/`.
 * Throws with what to run when it has not been built.
 */
export function pageScript(folder: string): string {
  const beside = join(folder, 'browser', 'main.js');
  if (existsSync(beside)) return readFileSync(beside, 'utf8');
  const root = packageRoot(folder);
  const built = join(root, 'dist', relative(root, folder), 'browser', 'main.js');
  if (existsSync(built)) return readFileSync(built, 'utf8');
  throw new Error(`${built} does not exist; run \`npm run build\`.`);
}

function packageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder;
  return packageRoot(dirname(folder));
}
