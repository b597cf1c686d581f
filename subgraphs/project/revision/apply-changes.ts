import { InvalidInput, LimitExceeded, type DomainError } from '#platform/kernel/errors';
import { ChangeKind } from './revision.inputs';
import { pathKey, pathProblem } from './tree-path';
import { blocker, MAX_FILES, MAX_TREE_BYTES } from './tree-rules';

const MAX_TEXT_BYTES = 1024 * 1024;

/** A file of a tree: stored already, or new text. */
export type Entry = { path: string; bytes: number } & ({ sha256: string } | { content: Buffer });

export interface Change {
  kind: ChangeKind;
  path: string;
  content?: string;
  to?: string;
}

/** The tree after all changes, in order, and everything that is wrong with them; with a problem the tree means nothing. */
export function applyChanges(
  tree: readonly Entry[],
  changes: readonly Change[],
): { tree: Entry[]; problems: DomainError[] } {
  const files = new Map(tree.map((entry) => [pathKey(entry.path), entry]));
  const problems: DomainError[] = [];
  changes.forEach((change, place) => {
    const refuse = (field: string, message: string) =>
      problems.push(new InvalidInput(message, ['changes', String(place), field]));
    const wrong = pathProblem(change.path);
    if (wrong) refuse('path', wrong);
    else if (change.kind === ChangeKind.WRITE) write(files, change, refuse);
    else if (change.kind === ChangeKind.DELETE) remove(files, change, refuse);
    else move(files, change, refuse);
  });
  const result = [...files.values()];
  const bytes = result.reduce((sum, entry) => sum + entry.bytes, 0);
  if (result.length > MAX_FILES)
    problems.push(
      new LimitExceeded(`A project may have ${MAX_FILES} files; this would make ${result.length}.`, ['changes']),
    );
  if (bytes > MAX_TREE_BYTES)
    problems.push(
      new LimitExceeded(`A project may have ${MAX_TREE_BYTES} bytes; this would make ${bytes}.`, ['changes']),
    );
  return { tree: result, problems };
}

type Files = Map<string, Entry>;
type Refuse = (field: string, message: string) => void;

function write(files: Files, { path, content }: Change, refuse: Refuse): void {
  if (content === undefined || content === null)
    return refuse('content', 'WRITE needs `content`; use DELETE to take a file away.');
  const bytes = Buffer.from(content, 'utf8');
  if (bytes.length > MAX_TEXT_BYTES)
    return refuse('content', `A text file may have ${MAX_TEXT_BYTES} bytes; this one has ${bytes.length}.`);
  if (content.includes('\u0000')) return refuse('content', 'A text may not hold the character NUL.');
  const other = files.get(pathKey(path));
  if (other && other.path !== path)
    return refuse(
      'path',
      `"${other.path}" exists; a path that differs from it in case only cannot be told apart on every system.`,
    );
  const blocking = blocker(files, path);
  if (blocking) return refuse('path', blocking);
  files.set(pathKey(path), { path, bytes: bytes.length, content: bytes });
}

function remove(files: Files, { path }: Change, refuse: Refuse): void {
  if (files.get(pathKey(path))?.path !== path) return refuse('path', `There is no file "${path}".`);
  files.delete(pathKey(path));
}

function move(files: Files, { path, to }: Change, refuse: Refuse): void {
  const entry = files.get(pathKey(path));
  if (entry?.path !== path) return refuse('path', `There is no file "${path}".`);
  if (!to) return refuse('to', 'MOVE needs `to`, the new path.');
  const wrong = pathProblem(to);
  if (wrong) return refuse('to', wrong);
  files.delete(pathKey(path));
  const taken = files.get(pathKey(to));
  const blocking = taken ? `"${taken.path}" exists already.` : blocker(files, to);
  if (blocking) {
    files.set(pathKey(path), entry);
    return refuse('to', blocking);
  }
  files.set(pathKey(to), { ...entry, path: to });
}
