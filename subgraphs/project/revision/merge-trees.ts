import type { TreeFile } from '#platform/trees/tree-store';

/**
 * Brings what changed from `base` to `theirs` onto `head`. A path that only one side changed takes that side; a path that both changed takes `theirs`: it is the newer wish,
 * and the other text stays in the revision before.
 */
export function mergeTrees(base: TreeFile[], theirs: TreeFile[], head: TreeFile[]): TreeFile[] {
  const before = byPath(base);
  const result = byPath(head);
  for (const file of theirs) if (before.get(file.path)?.sha256 !== file.sha256) result.set(file.path, file);
  const kept = byPath(theirs);
  for (const { path } of base) if (!kept.has(path)) result.delete(path);
  return [...result.values()];
}

const byPath = (files: TreeFile[]) => new Map(files.map((file) => [file.path, file]));
