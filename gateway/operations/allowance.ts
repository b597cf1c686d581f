import { RateLimited } from '#platform/kernel/errors';
import type { Viewer } from '#platform/kernel/viewer';
import type { Bucket, RateLimiter } from '#platform/ports/rate-limiter';
import type { RateLimitState } from '../supergraph/gateway-fields';

/** How much each kind of viewer may ask. One operation takes one point. */
export interface Allowances {
  user: Bucket;
  /** Agents report every step of their work, each with its own bucket. */
  agent: Bucket;
  /** By network address. */
  anonymous: Bucket;
}

export const DEFAULT_ALLOWANCES: Allowances = {
  user: { capacity: 3_000, refillPerSecond: 50 },
  agent: { capacity: 12_000, refillPerSecond: 200 },
  anonymous: { capacity: 1_200, refillPerSecond: 20 },
};

const COST = 1;

/** The allowance after a request was charged; `retryAfterSeconds` is set when it was refused. */
export interface Charge {
  state: RateLimitState;
  refusal: RateLimited | null;
}

/** Charges a viewer for one operation; the platform's own requests are not counted. */
export class Meter {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly allowances: Allowances,
  ) {}

  async charge(viewer: Viewer | null, address: string): Promise<Charge | null> {
    if (viewer?.kind === 'system') return null;
    const [key, bucket] = this.#bucketOf(viewer, address);
    const taken = await this.limiter.take(key, bucket, COST);
    const state = {
      limit: bucket.capacity,
      cost: COST,
      remaining: taken.remaining,
      used: bucket.capacity - taken.remaining,
      resetAt: new Date(Date.now() + taken.resetSeconds * 1000).toISOString(),
    };
    const wait = Math.max(1, taken.retryAfterSeconds);
    const message = `Too many requests: ${bucket.capacity} are allowed at once and ${bucket.refillPerSecond} a second after that. Try again in ${wait} s.`;
    return { state, refusal: taken.allowed ? null : new RateLimited(message, wait) };
  }

  #bucketOf(viewer: Viewer | null, address: string): [string, Bucket] {
    if (viewer?.kind === 'user') return [`user:${viewer.userId}`, this.allowances.user];
    if (viewer?.kind === 'agent') return [`agent:${viewer.agentTokenId}`, this.allowances.agent];
    return [`address:${address}`, this.allowances.anonymous];
  }
}
