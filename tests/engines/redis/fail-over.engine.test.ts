import { RedisCache } from '#platform/adapters/cache/redis';
import { RedisPubSub } from '#platform/adapters/pub-sub/redis';
import { RedisRateLimiter } from '#platform/adapters/rate-limiter/redis';
import { answered } from '#platform/ports/outage.contract';
import { MISSED } from '#platform/ports/pub-sub';
import { startCluster } from './testing/cluster';
import { startSentinels } from './testing/sentinels';

const bucket = { capacity: 10, refillPerSecond: 0.001 };
const { signal } = new AbortController();

/** Reads up to the message. */
async function until(subscriber: AsyncIterator<unknown>, last: unknown): Promise<void> {
  while ((await subscriber.next()).value !== last);
}

describe('when the master dies', () => {
  it.each(['dies', 'hangs'])(
    'and %s, its replica goes on with the buckets and the values, and subscriptions are renewed',
    async (how) => {
      const sentinels = await startSentinels();
      const place = { url: sentinels.url, prefix: 'test:' };
      const [limiter, cache, pubSub] = [new RedisRateLimiter(place), new RedisCache(place), new RedisPubSub(place)];
      try {
        const subscriber = (await pubSub.subscribe('a', signal))[Symbol.asyncIterator]();
        await limiter.take('ada', bucket, 4);
        await cache.set('a', 1, 60);
        while ((await sentinels.master.cli('wait', '1', '1000')) !== '1');
        if (how === 'dies') await sentinels.master.kill();
        else sentinels.master.pause();
        await until(subscriber, MISSED);
        expect(await answered(() => limiter.take('ada', bucket, 2))).toMatchObject({ allowed: true, remaining: 4 });
        expect(await answered(() => cache.get('a'))).toBe(1);
        expect(await sentinels.replica.cli('role')).toMatch(/^master/);
        await answered(() => pubSub.publish('a', 'after'));
        await until(subscriber, 'after');
      } finally {
        await Promise.all([limiter.close(), cache.close(), pubSub.close()]);
        await sentinels.close();
      }
    },
  );
});

describe('when a node of a cluster dies', () => {
  it('the keys of the others are there, its own are unavailable, and every subscription goes on', async () => {
    const cluster = await startCluster();
    const place = { url: cluster.url, prefix: 'test:' };
    const cache = new RedisCache(place);
    const pubSubs = Array.from({ length: 3 }, () => new RedisPubSub(place));
    try {
      const keys = Array.from({ length: 60 }, (_, key) => `key:${key}`);
      for (const key of keys) await cache.set(key, key, 60);
      const subscribers = await Promise.all(
        pubSubs.map(async (pubSub) => (await pubSub.subscribe('a', signal))[Symbol.asyncIterator]()),
      );
      // The one that all subscribers listen at first, as the URL names it first.
      await cluster.nodes[0]?.kill();
      for (const subscriber of subscribers) await until(subscriber, MISSED);
      const begun = Date.now();
      const kept = await Promise.allSettled(keys.map((key) => cache.get(key)));
      expect(Date.now() - begun).toBeLessThan(2_000);
      const there = kept.filter((one, place_) => one.status === 'fulfilled' && one.value === keys[place_]).length;
      const gone = kept.filter(({ status }) => status === 'rejected').length;
      expect(there + gone).toBe(keys.length);
      expect(Math.min(there, gone)).toBeGreaterThan(5);
      expect(there).toBeGreaterThan(gone);
      const topics = await Promise.all(
        pubSubs.map(async (pubSub) => (await answered(() => pubSub.subscribe('b', signal)))[Symbol.asyncIterator]()),
      );
      await answered(() => pubSubs[0]!.publish('b', 'after'));
      for (const subscriber of topics) await until(subscriber, 'after');
      await cluster.nodes[0]?.start();
      for (const key of keys) await answered(() => cache.set(key, 'again', 60));
    } finally {
      await Promise.all([cache.close(), ...pubSubs.map((pubSub) => pubSub.close())]);
      await cluster.close();
    }
  });
});
