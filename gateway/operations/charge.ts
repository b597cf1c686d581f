import type { Bucket, Taken } from '#platform/ports/rate-limiter';
import type { RateLimitState } from '../supergraph/gateway-fields';
import type { Estimate } from './cost/estimate';
import type { WatchedLimiter } from './watched-limiter';

/** A bucket that a request draws on. */
export interface Draw {
  key: string;
  bucket: Bucket;
}

/** What a request was charged, told by the bucket that has least left. */
export class Charge implements RateLimitState {
  readonly limit: number;
  readonly #draws: readonly Draw[];
  readonly #refillPerSecond: number;
  #cost: number;
  #remaining: number;

  constructor(
    counted: readonly { draw: Draw; taken: Pick<Taken, 'remaining'> }[],
    points: number,
    private readonly estimate: Estimate | null,
    private readonly limiter: WatchedLimiter | null,
  ) {
    const tightest = counted.reduce((one, other) => (other.taken.remaining < one.taken.remaining ? other : one));
    const { capacity, refillPerSecond } = tightest.draw.bucket;
    this.limit = capacity;
    this.#refillPerSecond = refillPerSecond;
    this.#draws = counted.map(({ draw }) => draw);
    this.#cost = points;
    this.#remaining = tightest.taken.remaining;
  }

  /** Of a request that runs though nothing can be counted: its allowance is as good as full. */
  static uncounted(draws: readonly Draw[], points: number): Charge {
    const full = draws.map((draw) => ({ draw, taken: { remaining: draw.bucket.capacity } }));
    return new Charge(full, points, null, null);
  }

  get cost(): number {
    return this.#cost;
  }

  get remaining(): number {
    return this.#remaining;
  }

  get used(): number {
    return this.limit - this.#remaining;
  }

  get resetAt(): string {
    return new Date(Date.now() + Math.ceil(this.used / this.#refillPerSecond) * 1000).toISOString();
  }

  /** Takes all of it back. */
  giveBack(): void {
    this.#return(this.#cost);
  }

  /** Gives back what an answer of so many objects did not need. */
  settle(objects: number): void {
    if (!this.estimate) return;
    const unused = this.#cost - this.estimate.actualPoints(objects);
    if (unused > 0) this.#return(unused);
  }

  /** Gives back what was taken beyond so many points. */
  reduceTo(points: number): void {
    if (this.#cost > points) this.#return(this.#cost - points);
  }

  #return(points: number): void {
    for (const { key, bucket } of this.#draws) void this.limiter?.take(key, bucket, -points);
    this.#cost -= points;
    this.#remaining = Math.min(this.limit, this.#remaining + points);
  }
}
