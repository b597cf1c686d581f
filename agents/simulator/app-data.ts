import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KeptData } from './devices/kept-data';

// No session lasts longer than an hour; one that waits for a device meanwhile is given up by then.
const LONGEST_HOURS = 2;

/** What the apps of an agent's sessions have stored. It outlives the agent, so that a session which is begun anew after a restart goes on. */
export class AppData {
  readonly #folder: string;

  constructor(agentFolder: string) {
    this.#folder = join(agentFolder, 'app-data');
  }

  /** That of one session. What belongs to sessions of long ago is removed. */
  async of(sessionId: string): Promise<KeptData> {
    await this.#removeOld();
    return KeptData.open(join(this.#folder, `${sessionId}.json`));
  }

  async #removeOld(): Promise<void> {
    const before = Date.now() - LONGEST_HOURS * 3_600_000;
    // There is no folder before the first app has stored something.
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name);
      // Another session that begins may have removed it first.
      const changedAt = (await stat(path).catch(() => null))?.mtimeMs ?? Infinity;
      if (changedAt < before) await rm(path, { force: true });
    }
  }
}
