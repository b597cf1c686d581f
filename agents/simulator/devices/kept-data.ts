import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const Entries = z.array(z.object({ name: z.string(), value: z.string() }));

/** What an app has stored: names with their values. */
export type StoredEntries = z.infer<typeof Entries>;

/** The data of the app of one session, kept beside the device: a new device of the same session goes on with it. */
export class KeptData {
  #entries: StoredEntries = [];
  #written = '[]';
  #writing = Promise.resolve();
  #isForgotten = false;

  /** Without a path it is kept in memory alone. */
  private constructor(readonly path: string | null) {}

  /** What was kept at the path; nothing when that cannot be read. */
  static async open(path: string | null): Promise<KeptData> {
    const kept = new KeptData(path);
    const text = path === null ? null : await readFile(path, 'utf8').catch(() => null);
    if (text !== null) kept.#entries = readEntries(text);
    kept.#written = JSON.stringify(kept.#entries);
    return kept;
  }

  get entries(): StoredEntries {
    return this.#entries;
  }

  /** Resolves when it is on the disk. Throws what the file system says. */
  async keep(entries: StoredEntries): Promise<void> {
    if (this.#isForgotten) return;
    this.#entries = entries;
    const text = JSON.stringify(entries);
    if (this.path === null || text === this.#written) return;
    this.#written = text;
    const { path } = this;
    const write = async () => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.new`, text, { mode: 0o600 });
      await rename(`${path}.new`, path);
    };
    this.#writing = this.#writing.then(write, write);
    await this.#writing;
  }

  /** The session has ended: nobody goes on with it. */
  async forget(): Promise<void> {
    this.#isForgotten = true;
    await this.#writing.catch(() => undefined);
    if (this.path !== null) await rm(this.path, { force: true });
  }
}

function readEntries(text: string): StoredEntries {
  try {
    return Entries.parse(JSON.parse(text));
  } catch {
    // The app begins anew; a file that was cut short must not keep it from running at all.
    return [];
  }
}
