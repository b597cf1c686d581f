import type { Bucket, RateLimiter, Taken } from '#platform/ports/rate-limiter';

/** Between two attempts to find a limiter back. */
const PAUSE_MILLISECONDS = 1_000;

/** A rate limiter that may go away: requests do not wait for it one after the other, and one at a time looks whether it is back. */
export class WatchedLimiter {
  #isGone = false;
  #askAgainAt = 0;

  constructor(
    private readonly limiter: RateLimiter,
    /** Hears when the limiter goes away, and why, and when it is back. */
    private readonly onChange: (gone: { error: unknown } | null) => void,
  ) {}

  /** Like the limiter's; null when nothing can be counted at present. Never rejects. */
  async take(key: string, bucket: Bucket, points: number): Promise<Taken | null> {
    if (this.#isGone) {
      const now = Date.now();
      if (now < this.#askAgainAt) return null;
      this.#askAgainAt = now + PAUSE_MILLISECONDS;
    }
    try {
      const taken = await this.limiter.take(key, bucket, points);
      if (this.#isGone) this.onChange(null);
      this.#isGone = false;
      return taken;
    } catch (error) {
      this.#lose(error);
      return null;
    }
  }

  /** Puts back points that were taken a moment ago, even if another bucket could not be counted meanwhile. Never rejects: what cannot be put back refills by itself. */
  async putBack(key: string, bucket: Bucket, points: number): Promise<void> {
    try {
      await this.limiter.take(key, bucket, -points);
    } catch (error) {
      this.#lose(error);
    }
  }

  #lose(error: unknown): void {
    this.#askAgainAt = Date.now() + PAUSE_MILLISECONDS;
    if (!this.#isGone) this.onChange({ error });
    this.#isGone = true;
  }
}
