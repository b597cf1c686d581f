import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { ObjectStore } from '../ports/object-store';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const TreeFile = z.object({ path: z.string(), sha256, bytes: z.number().int() });
export type TreeFile = z.infer<typeof TreeFile>;

/** All files of a revision, by path. */
const Manifest = z.object({ version: z.literal(1), files: z.array(TreeFile) });

/**
 * Trees of files as content hashes in the object store: a file lies once per team under the hash of its content, a tree is the hash of the list of its files.
 * Project and ai hand trees over by that hash alone. Keys begin with the team, so that no hash leads into another tenant's files.
 */
export class TreeStore {
  constructor(private readonly objects: ObjectStore) {}

  /** Stores contents that are not there yet and answers their entries, in the order given. */
  async writeFiles(teamId: string, files: { path: string; content: Buffer }[]): Promise<TreeFile[]> {
    return Promise.all(
      files.map(async ({ path, content }) => {
        const hash = createHash('sha256').update(content).digest('hex');
        const key = blobKey(teamId, hash);
        if (!(await this.objects.head(key)))
          await this.objects.put(key, content, { contentType: 'application/octet-stream', sha256: hash });
        return { path, sha256: hash, bytes: content.length };
      }),
    );
  }

  /** The hash of a tree of files that are stored already. Equal trees have equal hashes, whatever the order of `files`. */
  async writeManifest(teamId: string, files: TreeFile[]): Promise<string> {
    const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const content = Buffer.from(
      JSON.stringify({
        version: 1,
        files: sorted.map(({ path, sha256: hash, bytes }) => ({ path, sha256: hash, bytes })),
      }),
    );
    const [entry] = await this.writeFiles(teamId, [{ path: 'manifest.json', content }]);
    return entry!.sha256;
  }

  /** The files of a tree, by path. Throws `ObjectNotFound` for a hash that is no tree of this team. */
  async readManifest(teamId: string, manifest: string): Promise<TreeFile[]> {
    const content = await this.readFile(teamId, manifest);
    return Manifest.parse(JSON.parse(content.toString('utf8'))).files;
  }

  async readFile(teamId: string, hash: string): Promise<Buffer> {
    return buffer(await this.objects.get(blobKey(teamId, hash)));
  }

  /** A URL from which anyone reads the file until it expires. */
  signGet(teamId: string, hash: string, lifetimeSeconds: number, fileName?: string): Promise<string> {
    return this.objects.signGet(blobKey(teamId, hash), lifetimeSeconds, fileName);
  }
}

const blobKey = (teamId: string, hash: string) => `teams/${teamId}/blobs/${hash.slice(0, 2)}/${hash}`;
