import { answered, expectUnavailable, type Outage } from './outage.contract';
import type { OpenRateLimiter } from './rate-limiter.contract';

const bucket = { capacity: 10, refillPerSecond: 0.001 };

/** What a rate limiter promises that counts elsewhere. */
export function rateLimiterFailureContract(
  name: string,
  open: () => Promise<OpenRateLimiter & { outage: Outage }>,
): void {
  it(`rate limiter: ${name}: says soon that it is unavailable, and takes nothing afterwards that was not asked for then`, async () => {
    const { limiter, outage } = await open();
    try {
      await limiter.take('ada', bucket, 1);
      await outage.begin();
      for (let time = 0; time < 3; time++) await expectUnavailable(() => limiter.take('ada', bucket, 1));
      await outage.end();
      const { remaining } = await answered(() => limiter.take('ada', bucket, 0));
      // Each refusal has taken its point or has not; what was kept may be lost, but nothing is taken twice.
      expect(remaining).toBeGreaterThanOrEqual(6);
      expect(await limiter.take('ada', bucket, 1)).toMatchObject({ allowed: true, remaining: remaining - 1 });
    } finally {
      await limiter.close();
    }
  });
}
