import { isUtf8 } from 'node:buffer';
import type { TreeStore } from '#platform/trees/tree-store';
import type { Revision } from '../revision/revision.entity';
import type { File } from './file.types';

const URL_LIFETIME_SECONDS = 15 * 60;
/** Larger files are read by their URL. */
const LARGEST_CONTENT_BYTES = 1024 * 1024;

/** Reads trees. That the viewer may see a revision was decided where it was found. */
export class FileService {
  constructor(private readonly trees: TreeStore) {}

  async all({ teamId, manifest }: Revision): Promise<File[]> {
    return (await this.trees.readManifest(teamId, manifest)).map((file) => ({ ...file, teamId }));
  }

  /** Null for what is not text, or too large for an answer. */
  async content({ teamId, sha256, bytes }: File): Promise<string | null> {
    if (bytes > LARGEST_CONTENT_BYTES) return null;
    const content = await this.trees.readFile(teamId, sha256);
    return isUtf8(content) && !content.includes(0) ? content.toString('utf8') : null;
  }

  url({ teamId, sha256, path }: File): Promise<string> {
    return this.trees.signGet(teamId, sha256, URL_LIFETIME_SECONDS, path.split('/').at(-1));
  }
}
