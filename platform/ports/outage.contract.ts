import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '#platform/kernel/errors';

/** What an adapter stands on goes away and comes back. */
export interface Outage {
  /** Resolves when who only listens has had the time to notice. */
  begin(): Promise<void>;
  end(): Promise<void>;
}

/** However something is away, who asks is told within this time. */
const SOON_MS = 2_000;

/** Expects to be told, soon, that it is unavailable. */
export async function expectUnavailable(ask: () => Promise<unknown>): Promise<void> {
  const begun = Date.now();
  await expect(ask()).rejects.toThrow(Unavailable);
  expect(Date.now() - begun).toBeLessThan(SOON_MS);
}

/** Asks until it is answered; Jest's own time-out ends it otherwise. */
export async function answered<T>(ask: () => Promise<T>): Promise<T> {
  while (true) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      await pause(20);
    }
  }
}
