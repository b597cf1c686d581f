import type { Cache } from '#platform/ports/cache';
import { RedisCommands, type RedisPlace } from '../redis/commands';
import { keyOf } from '../redis/key';

/** Longer would not fit into what Redis counts. */
const LONGEST_MS = 10 * 365 * 86_400_000;

/**
 * Keeps values in Redis as JSON text, which several processes share. Redis bounds them: every key has a lifetime, so that `maxmemory` with the policy `volatile-lru` lets go
 * what was not read for longest. A value that is no JSON counts as forgotten.
 */
export class RedisCache implements Cache {
  readonly #redis: RedisCommands;
  readonly #prefix: string;

  constructor(place: RedisPlace) {
    this.#redis = new RedisCommands('cache', place);
    this.#prefix = `${place.prefix}cache`;
  }

  async get(key: string): Promise<unknown> {
    const text = await this.#redis.run((redis) => redis.get(keyOf(this.#prefix, key)));
    if (text === null) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      // Somebody else wrote it.
      return undefined;
    }
  }

  async set(key: string, value: unknown, lifetimeSeconds: number): Promise<void> {
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined || !(lifetimeSeconds > 0)) return this.delete(key);
    const lifetimeMs = Math.min(LONGEST_MS, Math.ceil(lifetimeSeconds * 1000));
    await this.#redis.run((redis) => redis.set(keyOf(this.#prefix, key), text, 'PX', lifetimeMs));
  }

  async delete(key: string): Promise<void> {
    await this.#redis.run((redis) => redis.unlink(keyOf(this.#prefix, key)));
  }

  close(): Promise<void> {
    return this.#redis.close();
  }
}
