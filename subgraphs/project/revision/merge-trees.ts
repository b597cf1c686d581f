import type { TreeFile } from '#platform/trees/tree-store';
import { pathKey, pathProblem } from './tree-path';
import { blocker, MAX_FILES, MAX_TREE_BYTES } from './tree-rules';

/**
 * Brings what changed from `base` to `theirs` onto `head`. A path that only one side changed takes that side; a path that both changed takes `theirs`: it is the newer wish,
 * and the other text stays in the revision before. The rules of a tree hold as for changes by hand: where a file of `theirs` cannot lie, the head stays as it is, and
 * `refused` names its path.
 */
export function mergeTrees(
  base: TreeFile[],
  theirs: TreeFile[],
  head: TreeFile[],
): { files: TreeFile[]; refused: string[] } {
  const files = new Map(head.map((file) => [pathKey(file.path), file]));
  const kept = byPath(theirs);
  for (const { path } of base)
    if (!kept.has(path) && files.get(pathKey(path))?.path === path) files.delete(pathKey(path));
  let bytes = [...files.values()].reduce((sum, file) => sum + file.bytes, 0);
  const before = byPath(base);
  const refused: string[] = [];
  for (const file of theirs) {
    const present = files.get(pathKey(file.path));
    if (before.get(file.path)?.sha256 === file.sha256 || present?.sha256 === file.sha256) continue;
    const after = bytes + file.bytes - (present?.bytes ?? 0);
    if (!fits(files, file, present) || after > MAX_TREE_BYTES) {
      refused.push(file.path);
      continue;
    }
    files.set(pathKey(file.path), file);
    bytes = after;
  }
  return { files: [...files.values()], refused };
}

function fits(files: Map<string, TreeFile>, { path }: TreeFile, present: TreeFile | undefined): boolean {
  if (present) return present.path === path;
  return files.size < MAX_FILES && !pathProblem(path) && !blocker(files, path);
}

const byPath = (files: TreeFile[]) => new Map(files.map((file) => [file.path, file]));
