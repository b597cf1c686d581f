import type { Bucket, RateLimiter, Taken } from '#platform/ports/rate-limiter';
import { RedisCommands, type RedisPlace } from '../redis/commands';
import { keyOf } from '../redis/key';
import { TAKE } from './redis/take';

/** Token buckets in Redis, which all processes share. What is lost with an outage or evicted is a full bucket again. */
export class RedisRateLimiter implements RateLimiter {
  readonly #redis: RedisCommands;
  readonly #prefix: string;

  constructor(place: RedisPlace) {
    this.#redis = new RedisCommands('rate limiter', place);
    this.#prefix = `${place.prefix}bucket`;
  }

  async take(key: string, bucket: Bucket, points: number): Promise<Taken> {
    const { capacity, refillPerSecond } = bucket;
    const answer = await this.#redis.script(TAKE, keyOf(this.#prefix, key), [capacity, refillPerSecond, points]);
    const [isAllowed, available, left] = (answer as [number, string, string]).map(numberOf) as [number, number, number];
    return {
      allowed: isAllowed === 1,
      remaining: Math.max(0, Math.floor(left)),
      resetSeconds: secondsToFill(capacity - left, bucket),
      retryAfterSeconds: isAllowed === 1 ? 0 : secondsToFill(points - available, bucket),
    };
  }

  close(): Promise<void> {
    return this.#redis.close();
  }
}

/** Lua writes an infinite number in its own way. */
const numberOf = (told: number | string) => (told === 'inf' ? Infinity : Number(told));

const secondsToFill = (points: number, { refillPerSecond }: Bucket) => Math.ceil(Math.max(0, points) / refillPerSecond);
