import { cacheContract } from '#platform/ports/cache.contract';
import { MemoryCache } from './memory';

cacheContract('memory', () => {
  let now = Date.now();
  return Promise.resolve({
    cache: new MemoryCache({ now: () => new Date(now) }),
    pass: (seconds) => {
      now += seconds * 1000;
      return Promise.resolve();
    },
  });
});

it('holds no more entries than it may, and lets the oldest go', async () => {
  const cache = new MemoryCache(undefined, 2);
  for (const key of ['a', 'b', 'c']) await cache.set(key, key, 60);
  expect(await cache.get('a')).toBeUndefined();
  expect(await cache.get('c')).toBe('c');
});
