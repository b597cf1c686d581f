import { setTimeout as pause } from 'node:timers/promises';
import { RedisCache } from '#platform/adapters/cache/redis';
import { RedisPubSub } from '#platform/adapters/pub-sub/redis';
import { RedisRateLimiter } from '#platform/adapters/rate-limiter/redis';
import { cacheContract } from '#platform/ports/cache.contract';
import { pubSubContract } from '#platform/ports/pub-sub.contract';
import { rateLimiterContract } from '#platform/ports/rate-limiter.contract';
import { startCluster } from './testing/cluster';
import { startSentinels } from './testing/sentinels';
import { RedisServer } from './testing/server';

const SECRET = 'p@ss/w:rd';
const SYSTEMS: Record<string, () => Promise<{ url: string; close(): Promise<void> }>> = {
  'one Redis': () => RedisServer.start(),
  'a Redis with a password, in its database 3': async () => {
    const server = await RedisServer.start('--requirepass', SECRET);
    return { url: `redis://:${encodeURIComponent(SECRET)}@127.0.0.1:${server.port}/3`, close: () => server.close() };
  },
  'a cluster of three': startCluster,
  'a master that sentinels know': startSentinels,
};

let opened = 0;
/** Each test has keys and channels of its own, so that a server serves all of them. */
const placeAt = (url: string) => ({ url, prefix: `test${++opened}:` });
/** Redis has a clock of its own, which cannot be moved. */
const pass = (seconds: number) => pause(seconds * 1000);

for (const [name, start] of Object.entries(SYSTEMS))
  describe(`on ${name}`, () => {
    let system: { url: string; close(): Promise<void> };
    beforeAll(async () => {
      system = await start();
    });
    afterAll(() => system.close());

    pubSubContract('redis', async () => {
      const place = placeAt(system.url);
      return { one: new RedisPubSub(place), other: new RedisPubSub(place) };
    });
    cacheContract('redis', async () => ({ cache: new RedisCache(placeAt(system.url)), pass }));
    rateLimiterContract('redis', async () => ({ limiter: new RedisRateLimiter(placeAt(system.url)), pass }));
  });
