import { inspect } from 'node:util';
import { RedisCache } from '#platform/adapters/cache/redis';
import { RedisPubSub } from '#platform/adapters/pub-sub/redis';
import { RedisRateLimiter } from '#platform/adapters/rate-limiter/redis';
import { answered, expectUnavailable } from '#platform/ports/outage.contract';
import { freePort, RedisServer } from './testing/server';

const slow = { capacity: 100, refillPerSecond: 0.001 };
const SECRET = 'open-sesame';

describe('the adapters over Redis', () => {
  const closing: { close(): Promise<void> }[] = [];
  const later = <T extends { close(): Promise<void> }>(one: T): T => {
    closing.push(one);
    return one;
  };
  afterEach(async () => {
    for (const one of closing.splice(0).toReversed()) await one.close();
  });
  const start = async (...parameters: string[]) => later(await RedisServer.start(...parameters));

  it('never allow more than a bucket holds to 200 requests of the same moment over several connections', async () => {
    const { url } = await start();
    const limiters = Array.from({ length: 4 }, () => later(new RedisRateLimiter({ url, prefix: 'test:' })));
    const taken = await Promise.all(Array.from({ length: 200 }, (_, n) => limiters[n % 4]!.take('team', slow, 1)));
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(100);
    expect(
      taken
        .map(({ remaining }) => remaining)
        .toSorted((a, b) => a - b)
        .slice(100),
    ).toEqual([...Array(100).keys()]);
  });

  it('fill buckets by the clock of Redis, whatever this process believes', async () => {
    const { url } = await start();
    const limiter = later(new RedisRateLimiter({ url, prefix: 'test:' }));
    const quick = { capacity: 10, refillPerSecond: 1 / 60 };
    await limiter.take('ada', quick, 10);
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 86_400_000);
    try {
      expect(await limiter.take('ada', quick, 1)).toMatchObject({ allowed: false, remaining: 0 });
    } finally {
      now.mockRestore();
    }
  });

  it('go on when Redis has forgotten their scripts', async () => {
    const server = await start();
    const limiter = later(new RedisRateLimiter({ url: server.url, prefix: 'test:' }));
    await limiter.take('ada', slow, 1);
    await server.cli('script', 'flush');
    expect(await limiter.take('ada', slow, 1)).toMatchObject({ remaining: 98 });
  });

  it('keep nothing in Redis that does not end', async () => {
    const server = await start();
    const limiter = later(new RedisRateLimiter({ url: server.url, prefix: 'test:' }));
    const cache = later(new RedisCache({ url: server.url, prefix: 'test:' }));
    await limiter.take('ada', { capacity: 10, refillPerSecond: 0 }, 1);
    await limiter.take('bob', { capacity: 10, refillPerSecond: 2 }, 10);
    await limiter.take('eve', { capacity: 10, refillPerSecond: 2 }, 0);
    await cache.set('a', 1, Infinity);
    expect((await server.cli('--scan')).split('\n').toSorted()).toEqual([
      'test:bucket:ada',
      'test:bucket:bob',
      'test:cache:a',
    ]);
    expect(Number(await server.cli('pttl', 'test:bucket:ada'))).toBeGreaterThan(0);
    expect(Number(await server.cli('pttl', 'test:bucket:bob'))).toBeLessThanOrEqual(5_000);
    expect(Number(await server.cli('pttl', 'test:cache:a'))).toBeGreaterThan(0);
  });

  it('stay within the memory that Redis may use: it lets values go', async () => {
    const server = await start('--maxmemory', '6mb', '--maxmemory-policy', 'volatile-lru');
    const cache = later(new RedisCache({ url: server.url, prefix: 'test:' }));
    const value = 'x'.repeat(10_000);
    for (let key = 0; key < 1_500; key++) {
      await cache.set(`key:${key}`, value, 3_600);
      expect(await cache.get(`key:${key}`)).toBe(value);
    }
    expect(Number(await server.cli('dbsize'))).toBeLessThan(600);
    expect(Number(/used_memory:(\d+)/.exec(await server.cli('info', 'memory'))?.[1])).toBeLessThan(7_000_000);
  });

  it('say so when Redis may not forget and has no room, and still read', async () => {
    const server = await start('--maxmemory', '3mb', '--maxmemory-policy', 'noeviction');
    const cache = later(new RedisCache({ url: server.url, prefix: 'test:' }));
    await cache.set('a', 1, 60);
    const fill = async () => {
      for (let key = 0; ; key++) await cache.set(`key:${key}`, 'x'.repeat(50_000), 60);
    };
    await expect(fill()).rejects.toThrow(/cache \(redis, 127\.0\.0\.1:\d+\) is not available: OOM/);
    expect(await cache.get('a')).toBe(1);
  });

  it('take what others have written for nothing, and for no reason to end', async () => {
    const server = await start();
    const cache = later(new RedisCache({ url: server.url, prefix: 'test:' }));
    const limiter = later(new RedisRateLimiter({ url: server.url, prefix: 'test:' }));
    const pubSub = later(new RedisPubSub({ url: server.url, prefix: 'test:' }));
    await server.cli('set', 'test:cache:a', '{broken');
    await server.cli('set', 'test:bucket:ada', 'broken');
    expect(await cache.get('a')).toBeUndefined();
    expect(await limiter.take('ada', slow, 1)).toMatchObject({ allowed: true, remaining: 99 });
    const subscriber = (await pubSub.subscribe('a', new AbortController().signal))[Symbol.asyncIterator]();
    await server.cli('publish', 'test:topic:a', '{broken');
    await server.cli('publish', 'test:topic:a', '{"right":true}');
    expect((await subscriber.next()).value).toEqual({ right: true });
  });

  it('wait no longer than their time-out for a Redis that pauses, and then no more at all', async () => {
    const server = await start();
    const cache = later(new RedisCache({ url: server.url, prefix: 'test:', timeoutMs: 200 }));
    await cache.set('a', 1, 60);
    await server.cli('client', 'pause', '2000', 'ALL');
    const begun = Date.now();
    await expectUnavailable(() => cache.get('a'));
    expect(Date.now() - begun).toBeLessThan(600);
    // The connection is given up as one that hangs; whoever asks from now on is told at once.
    while (!(await refusedAtOnce(cache)));
    expect(await answered(() => cache.get('a'))).toBe(1);
  });

  it('name themselves and the address, never a password', async () => {
    const server = await start('--requirepass', 'another');
    const nobody = await freePort();
    const logged: unknown[] = [];
    const place = (url: string) => ({ url, prefix: 'test:' });
    const wrong = later(new RedisRateLimiter(place(`redis://:${SECRET}@127.0.0.1:${server.port}`)));
    const away = later(new RedisPubSub(place(`redis://app:${SECRET}@127.0.0.1:${nobody}`)));
    const open = later(new RedisCache(place(server.url)));
    const said = async (ask: Promise<unknown>) =>
      ask.then(String, (error: unknown) => (logged.push(error), String(error)));
    expect(await said(wrong.take('ada', slow, 1))).toContain(
      `The rate limiter (redis, 127.0.0.1:${server.port}) is not available: WRONGPASS`,
    );
    expect(await said(away.publish('a', 1))).toContain(
      `pub-sub (redis, 127.0.0.1:${nobody}) is not available: connect ECONNREFUSED`,
    );
    expect(await said(away.subscribe('a', new AbortController().signal))).toContain('ECONNREFUSED');
    expect(await said(open.get('a'))).toContain('NOAUTH');
    expect(inspect(logged, { depth: 9, showHidden: true })).not.toContain(SECRET);
  });
});

async function refusedAtOnce(cache: RedisCache): Promise<boolean> {
  const begun = performance.now();
  await cache.get('a').catch(() => undefined);
  return performance.now() - begun < 20;
}
