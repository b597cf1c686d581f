import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const OUTPUT = 'dist';

/**
 * The compiled file of that name beside a module. Children and pages always run what the build has made, also when the module itself
 * runs as source, as in tests.
 */
export function builtPath(moduleFolder: string, ...names: string[]): string {
  const root = packageFolder(moduleFolder);
  const inside = relative(root, moduleFolder);
  return inside.split(/[\\/]/)[0] === OUTPUT ? join(moduleFolder, ...names) : join(root, OUTPUT, inside, ...names);
}

function packageFolder(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error(`No package.json lies above ${folder}.`);
  return packageFolder(above);
}
