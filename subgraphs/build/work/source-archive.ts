import { Readable } from 'node:stream';
import type { ObjectInfo, ObjectStore } from '#platform/ports/object-store';
import type { TreeFile, TreeStore } from '#platform/trees/tree-store';
import { type ZipEntry, zipOf } from './zip-stream';

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
    const { bytes, sha256 } = (await this.objects.head(key)) ?? (await this.make(key, teamId, manifest));
    return { url: await this.objects.signGet(key, SOURCE_URL_SECONDS, 'source.zip'), bytes, sha256 };
  }

  private async make(key: string, teamId: string, manifest: string): Promise<ObjectInfo> {
    const files = await this.trees.readManifest(teamId, manifest);
    const zip = Readable.from(zipOf(this.read(teamId, files)));
    return this.objects.put(key, zip, { contentType: 'application/zip' });
  }

  private async *read(teamId: string, files: TreeFile[]): AsyncGenerator<ZipEntry> {
    for (let from = 0; from < files.length; from += READ_AT_ONCE)
      yield* await Promise.all(
        files
          .slice(from, from + READ_AT_ONCE)
          .map(async ({ path, sha256 }) => ({ path, content: await this.trees.readFile(teamId, sha256) })),
      );
  }
}
