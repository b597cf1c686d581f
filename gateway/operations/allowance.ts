import { LimitExceeded, RateLimited, Unavailable } from '#platform/kernel/errors';
import type { Viewer } from '#platform/kernel/viewer';
import type { Bucket, Taken } from '#platform/ports/rate-limiter';
import { Charge, type Draw } from './charge';
import type { Estimate } from './cost/estimate';
import { DEFAULT_COST, type CostOptions } from './cost/cost-options';
import type { FoundAllowance, OperationAllowances } from './cost/overrides';
import { PriceList } from './cost/price';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import type { WatchedLimiter } from './watched-limiter';

/** How much may be asked for. A request draws on all buckets that it belongs to. */
export interface Allowances {
  user: Bucket;
  /** Agents report every step of their work, each with its own bucket. */
  agent: Bucket;
  /** Without a token; by network address. */
  anonymous: Bucket;
  /** All users and agents of a team together. */
  team: Bucket;
  /** All users and agents of a network address together; an office has one. */
  address: Bucket;
}

// A usual operation costs 10 to 50 points, a page of 100 objects with what belongs to them some hundreds.
export const DEFAULT_ALLOWANCES: Allowances = {
  user: { capacity: 60_000, refillPerSecond: 1_000 },
  agent: { capacity: 240_000, refillPerSecond: 4_000 },
  anonymous: { capacity: 30_000, refillPerSecond: 600 },
  team: { capacity: 600_000, refillPerSecond: 10_000 },
  address: { capacity: 2_000_000, refillPerSecond: 40_000 },
};

/** What a request is to be charged for. */
export interface Charged {
  points: number;
  /** It costs its owner money, so it does not run uncounted. */
  isPaid: boolean;
  /** Null: nothing of it is given back. */
  estimate: Estimate | null;
}

const UNCOUNTED =
  'Requests cannot be counted at present, so what costs money waits; everything else goes on. Try again in a moment.';

/** Charges requests; those of the platform itself are not counted. */
export class Meter {
  constructor(
    private readonly limiter: WatchedLimiter,
    private readonly allowances: Allowances,
    readonly cost: CostOptions = DEFAULT_COST,
    private readonly operationAllowances: OperationAllowances = {},
  ) {}

  /** What the operations of a graph cost. */
  priceListOf(supergraph: LoadedSupergraph): PriceList {
    return new PriceList(supergraph, this.cost, this.operationAllowances);
  }

  /** All buckets of a request; none for the platform's own. */
  bucketsOf(viewer: Viewer | null, address: string, teamId: string | null, allowance: FoundAllowance | null): Draw[] {
    if (viewer?.kind === 'system') return [];
    const own = this.#own(viewer, address);
    const draws = [own];
    if (viewer) draws.push({ key: `host:${address}`, bucket: this.allowances.address });
    if (teamId) draws.push({ key: `team:${teamId}`, bucket: this.allowances.team });
    if (allowance?.bucket) draws.push({ key: `operation:${allowance.key}:${own.key}`, bucket: allowance.bucket });
    return draws;
  }

  /**
   * Takes the points from every bucket or from none. Gives the charge, or why there is none; null for no buckets. Throws `Unavailable` for what may not run uncounted,
   * and `LimitExceeded` for what no bucket ever holds.
   */
  async charge(draws: readonly Draw[], { points, isPaid, estimate }: Charged): Promise<Charge | Refused | null> {
    if (draws.length === 0) return null;
    const most = Math.min(...draws.map(({ bucket }) => bucket.capacity));
    if (points > most)
      throw new LimitExceeded(
        `The operation costs ${points} points; ${most} are the most that may be used at once. Ask for less.`,
      );
    const taken = await Promise.all(draws.map(({ key, bucket }) => this.limiter.take(key, bucket, points)));
    const counted = draws.flatMap((draw, index) => {
      const one = taken[index];
      return one ? [{ draw, taken: one }] : [];
    });
    if (counted.length < draws.length) {
      if (isPaid) {
        this.#putBack(counted, points);
        throw new Unavailable(UNCOUNTED);
      }
      return Charge.uncounted(draws, points);
    }
    const refusing = counted.filter((one) => !one.taken.allowed);
    const charge = new Charge(counted, points, estimate, this.limiter);
    if (refusing.length === 0) return charge;
    this.#putBack(counted, points);
    return { state: charge, refusal: tooMany(refusing, points) };
  }

  /** Takes points for what is not run from the viewer's own bucket. */
  chargeOwn(viewer: Viewer | null, address: string, points: number): Promise<Charge | Refused | null> {
    if (viewer?.kind === 'system') return Promise.resolve(null);
    const own = this.#own(viewer, address);
    return this.charge([own], { points: Math.min(points, own.bucket.capacity), isPaid: false, estimate: null });
  }

  #putBack(counted: readonly { draw: Draw; taken: Taken }[], points: number): void {
    for (const { draw, taken } of counted) if (taken.allowed) void this.limiter.putBack(draw.key, draw.bucket, points);
  }

  #own(viewer: Viewer | null, address: string): Draw {
    if (viewer?.kind === 'user') return { key: `user:${viewer.userId}`, bucket: this.allowances.user };
    if (viewer?.kind === 'agent') return { key: `agent:${viewer.agentTokenId}`, bucket: this.allowances.agent };
    return { key: `address:${address}`, bucket: this.allowances.anonymous };
  }
}

/** A request that was not charged, since a bucket holds too little. */
export interface Refused {
  state: Charge;
  refusal: RateLimited;
}

function tooMany(refusing: readonly { draw: Draw; taken: Taken }[], points: number): RateLimited {
  const longest = refusing.reduce((one, other) =>
    other.taken.retryAfterSeconds > one.taken.retryAfterSeconds ? other : one,
  );
  const { capacity, refillPerSecond } = longest.draw.bucket;
  const wait = Math.max(1, longest.taken.retryAfterSeconds);
  const whose = WHOSE[longest.draw.key.slice(0, longest.draw.key.indexOf(':'))] ?? 'you';
  const message = `Too many requests: ${whose} may use ${capacity} points at once and ${refillPerSecond} a second after that; ${longest.taken.remaining} are left, and this one costs ${points}. Try again in ${wait} s.`;
  return new RateLimited(message, wait);
}

const WHOSE: Readonly<Record<string, string>> = {
  team: 'the team',
  host: 'this network address',
  operation: 'for this operation you',
  user: 'you',
  agent: 'this agent',
  address: 'without a token you',
};
