import { systemClock, type Clock } from '#platform/kernel/clock';
import type { Bucket, RateLimiter, Taken } from '#platform/ports/rate-limiter';

interface Level {
  points: number;
  /** Milliseconds of the clock when `points` was true. */
  at: number;
  /** When the bucket is full again, and may be forgotten. */
  fullAt: number;
}

const SWEEP_AT = 10_000;

/** Token buckets of one process. A full bucket is as good as none, so those are forgotten. */
export class MemoryRateLimiter implements RateLimiter {
  readonly #levels = new Map<string, Level>();
  #sweepAt = SWEEP_AT;

  constructor(private readonly clock: Clock = systemClock) {}

  take(key: string, bucket: Bucket, points: number): Promise<Taken> {
    const now = this.clock.now().getTime();
    const available = this.#available(key, bucket, now);
    const allowed = points <= available;
    const left = allowed ? Math.min(bucket.capacity, available - points) : available;
    const fullAt = now + secondsToFill(bucket.capacity - left, bucket) * 1000;
    this.#levels.set(key, { points: left, at: now, fullAt });
    if (this.#levels.size > this.#sweepAt) this.#forgetFull(now);
    return Promise.resolve({
      allowed,
      remaining: Math.max(0, Math.floor(left)),
      resetSeconds: secondsToFill(bucket.capacity - left, bucket),
      retryAfterSeconds: allowed ? 0 : secondsToFill(points - available, bucket),
    });
  }

  close(): Promise<void> {
    this.#levels.clear();
    return Promise.resolve();
  }

  #available(key: string, { capacity, refillPerSecond }: Bucket, now: number): number {
    const level = this.#levels.get(key);
    if (!level) return capacity;
    const seconds = Math.max(0, now - level.at) / 1000;
    return Math.min(capacity, level.points + seconds * refillPerSecond);
  }

  #forgetFull(now: number): void {
    for (const [key, { fullAt }] of this.#levels) if (fullAt <= now) this.#levels.delete(key);
    this.#sweepAt = Math.max(SWEEP_AT, this.#levels.size * 2);
  }
}

const secondsToFill = (points: number, { refillPerSecond }: Bucket) => Math.ceil(Math.max(0, points) / refillPerSecond);
