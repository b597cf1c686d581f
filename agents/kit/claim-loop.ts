import { backoffMs, pauseFor } from './backoff';
import { GatewayUnreachable } from './gateway-errors';
import type { Wake } from './wake';

export interface ClaimLoop<Work> {
  /** The next piece of work, or null. Rejects with `GatewayUnreachable` when it could not be asked. */
  claim: (signal: AbortSignal) => Promise<Work | null>;
  /** Does it. Never rejects: whatever happens to a piece of work, the next is asked for. */
  work: (work: Work) => Promise<void>;
  /** Rings when there may be work. */
  wake: Wake;
  /** Without a ring it is looked after this time, give or take a quarter, so that agents do not come all at once. */
  pollSeconds: number;
  /** Ends the loop after the present work. */
  signal: AbortSignal;
  /** End after one piece of work. */
  isOnce: boolean;
}

/** One piece of work after the other, until told to end. Rejects with what `claim` rejects, unless that passes. */
export async function runClaimLoop<Work>(loop: ClaimLoop<Work>): Promise<void> {
  const { claim, work, wake, pollSeconds, signal, isOnce } = loop;
  for (let failures = 0; !signal.aborted;) {
    let next: Work | null;
    try {
      next = await claim(signal);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof GatewayUnreachable)) throw error;
      await pauseFor(backoffMs(failures++), signal).catch(() => undefined);
      continue;
    }
    if (next === null) {
      await wake.wait(pollSeconds * 1000 * (0.75 + Math.random() / 2), signal);
      continue;
    }
    await work(next);
    if (isOnce) return;
  }
}
