import { existsSync, readFileSync } from 'node:fs';
import { builtPath } from './built-path';

/** The script of a page: `browser/main.ts` of the given folder, as the build bundled it. Throws with what to run when it has not been built. */
export function pageScript(folder: string): string {
  const built = builtPath(folder, 'browser', 'main.js');
  if (!existsSync(built)) throw new Error(`${built} does not exist; run \`npm run build\`.`);
  return readFileSync(built, 'utf8');
}
