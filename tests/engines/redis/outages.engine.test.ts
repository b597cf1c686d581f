import { RedisCache } from '#platform/adapters/cache/redis';
import { RedisPubSub } from '#platform/adapters/pub-sub/redis';
import { RedisRateLimiter } from '#platform/adapters/rate-limiter/redis';
import { cacheFailureContract } from '#platform/ports/cache.failure.contract';
import { pubSubFailureContract } from '#platform/ports/pub-sub.failure.contract';
import { rateLimiterFailureContract } from '#platform/ports/rate-limiter.failure.contract';
import { type Away, OUTAGES } from './testing/outages';

for (const [name, start] of Object.entries(OUTAGES))
  describe(`a Redis ${name}`, () => {
    let away: Away;
    beforeEach(async () => {
      away = await start();
    });
    afterEach(() => away.close());

    const place = () => ({ url: away.url, prefix: 'test:' });
    const pass = () => Promise.reject(new Error('No time passes here.'));
    pubSubFailureContract('redis', async () => ({
      one: new RedisPubSub(place()),
      other: new RedisPubSub(place()),
      outage: away.outage,
    }));
    cacheFailureContract('redis', async () => ({ cache: new RedisCache(place()), pass, outage: away.outage }));
    rateLimiterFailureContract('redis', async () => ({
      limiter: new RedisRateLimiter(place()),
      pass,
      outage: away.outage,
    }));
  });
