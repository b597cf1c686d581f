import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait before the next try: doubles up to the largest, of which a random half is taken off so that many clients do not come at once. */
export function backoffMs(failures: number, { firstMs = 250, largestMs = 10_000 } = {}): number {
  const longest = Math.min(largestMs, firstMs * 2 ** Math.min(failures, 16));
  return longest * (0.5 + Math.random() / 2);
}

/** Waits, or rejects with the signal's reason when it aborts. */
export async function pauseFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal });
  } catch {
    signal?.throwIfAborted();
  }
}
