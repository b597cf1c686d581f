import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationFile } from './recorded-operations';
import { commitTree, folderTree, operationFiles, type SourceTree } from './source-tree';

export const SCHEMAS = ['api', 'partner'] as const;
export type SchemaName = (typeof SCHEMAS)[number];

/** What is compared: schemas by name, and the operations that clients of them send. */
export interface Snapshot {
  /** SDL; null: there was none yet. */
  schemas: Record<SchemaName, string | null>;
  operations: OperationFile[];
}

const RELEASE_FOLDER = join('schema', 'release');

/** The repository as it is in a folder, or was in a commit. */
function snapshotOf(tree: SourceTree): Snapshot {
  return {
    schemas: { api: tree.read('schema/api.graphql'), partner: tree.read('schema/partner.graphql') },
    operations: operationFiles(tree),
  };
}

export const workingSnapshot = (root: string) => snapshotOf(folderTree(root));
export const committedSnapshot = (root: string, ref: string) => snapshotOf(commitTree(root, ref));

/** The last release, as `keepRelease` has kept it. */
export function releasedSnapshot(root: string): Snapshot {
  const tree = folderTree(join(root, RELEASE_FOLDER));
  const operations = tree.list('operations').map((path) => ({
    client: path.replace(/^operations\//, '').replace(/\.graphql$/, ''),
    path: `schema/release/${path}`,
    text: tree.read(path) ?? '',
  }));
  return { schemas: { api: tree.read('api.graphql'), partner: tree.read('partner.graphql') }, operations };
}

/** Makes the snapshot the last release. What was allowed before is done with. */
export function keepRelease(root: string, { schemas, operations }: Snapshot): void {
  const folder = join(root, RELEASE_FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of SCHEMAS) {
    const sdl = schemas[name];
    if (sdl !== null) writeFileSync(join(folder, `${name}.graphql`), sdl);
  }
  for (const client of new Set(operations.map((one) => one.client))) {
    const path = join(folder, 'operations', `${client}.graphql`);
    mkdirSync(join(path, '..'), { recursive: true });
    const texts = operations.filter((one) => one.client === client).map(({ text }) => text.trim());
    writeFileSync(path, `${texts.join('\n\n')}\n`);
  }
}
