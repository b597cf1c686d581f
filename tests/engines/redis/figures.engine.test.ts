import { RedisCache } from '#platform/adapters/cache/redis';
import { RedisRateLimiter } from '#platform/adapters/rate-limiter/redis';
import { RedisServer } from './testing/server';

const OPERATIONS = 10_000;
const AT_ONCE = 50;

let server: RedisServer;
beforeAll(async () => {
  server = await RedisServer.start();
});
afterAll(() => server.close());

/** What a gateway under load would see: so many requests in flight over one connection. */
async function measure(name: string, work: (n: number) => Promise<unknown>): Promise<{ p99: number; rate: number }> {
  const took: number[] = [];
  const begun = performance.now();
  let next = 0;
  const user = async () => {
    while (next < OPERATIONS) {
      const from = performance.now();
      await work(next++);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, user));
  const rate = Math.round(OPERATIONS / ((performance.now() - begun) / 1000));
  const sorted = took.toSorted((a, b) => a - b);
  const [p50, p99] = [0.5, 0.99].map((part) => sorted[Math.floor(sorted.length * part)] ?? NaN) as [number, number];
  process.stdout.write(
    `${name}: ${rate}/s, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms with ${AT_ONCE} at once\n`,
  );
  return { p99, rate };
}

it('a take and a get cost a request little, also on a busy machine', async () => {
  const place = { url: server.url, prefix: 'test:' };
  const [limiter, cache] = [new RedisRateLimiter(place), new RedisCache(place)];
  try {
    const bucket = { capacity: 1e9, refillPerSecond: 1 };
    const value = { teams: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`tem_${n}`, 'OWNER'])) };
    for (let key = 0; key < 100; key++) await cache.set(`viewer:${key}`, value, 60);
    const take = await measure('take', (n) => limiter.take(`viewer:${n % 100}`, bucket, 1));
    const get = await measure('get', (n) => cache.get(`viewer:${n % 100}`));
    const set = await measure('set', (n) => cache.set(`viewer:${n % 100}`, value, 60));
    for (const { p99, rate } of [take, get, set]) {
      expect(rate).toBeGreaterThan(1_000);
      expect(p99).toBeLessThan(250);
    }
  } finally {
    await Promise.all([limiter.close(), cache.close()]);
  }
});
