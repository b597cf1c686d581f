import { InvalidInput } from '#platform/kernel/errors';
import type { TreeFile, TreeStore } from '#platform/trees/tree-store';
import { APP_SPEC_PATH, AppSpec } from '#schema/app-spec/app-spec';
import { applicationIdOf } from '../translators/application-id';
import { translateToCompose } from '../translators/compose/translate';
import type { SourceFile } from '../translators/source-file';
import { translateToSwiftUi } from '../translators/swiftui/translate';
import { FileChange } from './file-change';
import type { GeneratedFile } from './generation.entity';
import { mergeFile } from './merge-file';

/** What a specification makes of a tree. */
export interface NewTree {
  files: TreeFile[];
  changes: GeneratedFile[];
  /** Files in which a hand edit and the new text touched the same lines, so that the edit had to give way. */
  overwritten: string[];
}

/** The app inside a project's tree: its specification and what is written from it. Files that come from elsewhere are never touched. */
export class AppTree {
  constructor(private readonly trees: TreeStore) {}

  /** Null for a project without an app. Throws `InvalidInput` when someone has broken the file by hand. */
  async readSpecification(teamId: string, manifest: string): Promise<AppSpec | null> {
    const files = await this.trees.readManifest(teamId, manifest);
    const entry = files.find(({ path }) => path === APP_SPEC_PATH);
    if (!entry) return null;
    const text = (await this.trees.readFile(teamId, entry.sha256)).toString('utf8');
    const parsed = AppSpec.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new InvalidInput(
      `${APP_SPEC_PATH} of the project is not valid (${issue?.path.join('.')}: ${issue?.message}). Mend it with \`applyChanges\`, or go back with \`restoreRevision\`.`,
      ['projectId'],
    );
  }

  /** The tree with `next` in place of `present`. What people have edited by hand stays: their changes are merged with ours, line by line. */
  async write(
    { id, teamId }: { id: string; teamId: string },
    manifest: string,
    present: AppSpec | null,
    next: AppSpec,
  ): Promise<NewTree> {
    const before = await this.trees.readManifest(teamId, manifest);
    const tree = new Map(before.map((file) => [file.path, file]));
    const ours = new Map(present ? sourcesOf(id, present).map(({ path, content }) => [path, content]) : []);
    const fresh = sourcesOf(id, next);
    const overwritten: string[] = [];
    const toWrite: { path: string; content: Buffer }[] = [];
    for (const { path, content } of fresh) {
      const known = tree.get(path);
      const current = known && (await this.trees.readFile(teamId, known.sha256)).toString('utf8');
      // The present specification was read with its hand edits, and the next one was made from it: there is nothing to merge.
      const edited = path === APP_SPEC_PATH ? undefined : current;
      const merged = mergeFile({ base: ours.get(path), edited, fresh: content });
      if (merged.conflict) overwritten.push(path);
      if (merged.content !== current) toWrite.push({ path, content: Buffer.from(merged.content) });
    }
    for (const file of await this.trees.writeFiles(teamId, toWrite)) tree.set(file.path, file);
    const kept = new Set(fresh.map(({ path }) => path));
    for (const path of ours.keys()) if (!kept.has(path)) tree.delete(path);
    const files = [...tree.values()];
    return { files, changes: changesBetween(before, files), overwritten };
  }
}

/** Everything that is written from a specification, the specification itself included. */
function sourcesOf(projectId: string, given: AppSpec): SourceFile[] {
  // In the order of the grammar, whoever made it: what was written last time is then the same text when it is read again.
  const specification = AppSpec.parse(given);
  const text = `${JSON.stringify(specification, null, 2)}\n`;
  const applicationId = applicationIdOf(projectId);
  return [
    { path: APP_SPEC_PATH, content: text },
    ...translateToSwiftUi(specification, applicationId),
    ...translateToCompose(specification, applicationId),
  ];
}

function changesBetween(before: TreeFile[], after: TreeFile[]): GeneratedFile[] {
  const old = new Map(before.map((file) => [file.path, file.sha256]));
  const present = new Set(after.map(({ path }) => path));
  const changed = after
    .filter(({ path, sha256 }) => old.get(path) !== sha256)
    .map(({ path }) => ({ path, change: old.has(path) ? FileChange.CHANGED : FileChange.ADDED }));
  const gone = before
    .filter(({ path }) => !present.has(path))
    .map(({ path }) => ({ path, change: FileChange.DELETED }));
  return [...changed, ...gone].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidInput(
      `${APP_SPEC_PATH} of the project is no JSON (${(error as Error).message}). Mend it with \`applyChanges\`, or go back with \`restoreRevision\`.`,
      ['projectId'],
    );
  }
}
