import { setTimeout } from 'node:timers/promises';

const FIRST_MILLISECONDS = 100;
const LONGEST_MILLISECONDS = 3_000;

/** Growing pauses between tries, each a little different, so that a thousand clients do not come back in the same instant. */
export class Backoff {
  #tries = 0;

  /** Ends early, without an error, when the signal aborts. */
  async pause(signal: AbortSignal): Promise<void> {
    const full = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** this.#tries++);
    try {
      await setTimeout(full * (0.5 + Math.random() / 2), undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  reset(): void {
    this.#tries = 0;
  }
}
