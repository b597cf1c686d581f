import type { OpenCache } from './cache.contract';
import { answered, expectUnavailable, type Outage } from './outage.contract';

/** What a cache promises whose values are kept elsewhere. */
export function cacheFailureContract(name: string, open: () => Promise<OpenCache & { outage: Outage }>): void {
  it(`cache: ${name}: says soon that it is unavailable, and answers again afterwards`, async () => {
    const { cache, outage } = await open();
    try {
      await cache.set('a', 1, 60);
      await outage.begin();
      for (let time = 0; time < 2; time++) {
        await expectUnavailable(() => cache.get('a'));
        await expectUnavailable(() => cache.set('a', 2, 60));
        await expectUnavailable(() => cache.delete('a'));
      }
      await outage.end();
      await answered(() => cache.set('b', 3, 60));
      expect(await cache.get('b')).toBe(3);
    } finally {
      await cache.close();
    }
  });
}
