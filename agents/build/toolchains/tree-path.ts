import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A path as a tool printed it, relative to the tree's root with `/`; null for a file outside of the tree. */
export function treePath(printed: string, sourceFolder: string, workingFolder = sourceFolder): string | null {
  const path = printed.startsWith('file:') ? fileURLToPath(printed) : printed;
  const inside = relative(sourceFolder, isAbsolute(path) ? path : resolve(workingFolder, path));
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : inside.split(sep).join('/');
}
