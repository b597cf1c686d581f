import { strToU8, zipSync } from 'fflate';
import type { ObjectStore } from '#platform/ports/object-store';
import type { TreeStore } from '#platform/trees/tree-store';

/** How long an agent may fetch the source after its claim. */
const SOURCE_URL_SECONDS = 15 * 60;
/** Files of a tree that are read at the same time. */
const READ_AT_ONCE = 16;

export interface SourceArchive {
  url: string;
  sha256: string;
  bytes: number;
}

/**
 * The files of a revision as one zip, for agents. It is made once and kept under the hash of the tree; made again from the same tree it has the same bytes. Throws
 * `ObjectNotFound` when a file of the tree is missing.
 */
export class SourceArchives {
  constructor(
    private readonly objects: ObjectStore,
    private readonly trees: TreeStore,
  ) {}

  async of(teamId: string, manifest: string): Promise<SourceArchive> {
    const key = `teams/${teamId}/sources/${manifest}.zip`;
    const { bytes, sha256 } =
      (await this.objects.head(key)) ??
      (await this.objects.put(key, await this.zip(teamId, manifest), { contentType: 'application/zip' }));
    return { url: await this.objects.signGet(key, SOURCE_URL_SECONDS, 'source.zip'), bytes, sha256 };
  }

  private async zip(teamId: string, manifest: string): Promise<Buffer> {
    const files = await this.trees.readManifest(teamId, manifest);
    const entries: Record<string, Uint8Array> = Object.create(null);
    for (let from = 0; from < files.length; from += READ_AT_ONCE)
      await Promise.all(
        files.slice(from, from + READ_AT_ONCE).map(async ({ path, sha256 }) => {
          entries[path] = await this.trees.readFile(teamId, sha256);
        }),
      );
    // Entries in the order of the manifest, with one date: the bytes depend on nothing but the tree.
    const ordered = Object.fromEntries(files.map(({ path }) => [path, entries[path] ?? strToU8('')]));
    return Buffer.from(zipSync(ordered, { level: 1, mtime: new Date(1980, 0, 1) }));
  }
}
