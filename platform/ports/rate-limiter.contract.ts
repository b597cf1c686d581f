import type { RateLimiter } from './rate-limiter';

export interface OpenRateLimiter {
  limiter: RateLimiter;
  /** Lets time pass for the limiter: a movable clock where it has one, real time otherwise. */
  pass(seconds: number): Promise<void>;
}

const bucket = { capacity: 10, refillPerSecond: 2 };

/** What every rate limiter promises. */
export function rateLimiterContract(name: string, open: () => Promise<OpenRateLimiter>): void {
  describe(`rate limiter: ${name}`, () => {
    let opened: OpenRateLimiter;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.limiter.close());

    it('lets a key use what its bucket holds, and then says how long to wait', async () => {
      const taken = await opened.limiter.take('ada', bucket, 8);
      expect(taken).toEqual({ allowed: true, remaining: 2, resetSeconds: 4, retryAfterSeconds: 0 });
      expect(await opened.limiter.take('ada', bucket, 6)).toEqual({
        allowed: false,
        remaining: 2,
        resetSeconds: 4,
        retryAfterSeconds: 2,
      });
    });

    it('takes all or none', async () => {
      await opened.limiter.take('ada', bucket, 8);
      await opened.limiter.take('ada', bucket, 3);
      expect(await opened.limiter.take('ada', bucket, 2)).toMatchObject({ allowed: true, remaining: 0 });
    });

    it('keeps the buckets of different keys apart', async () => {
      await opened.limiter.take('ada', bucket, 10);
      expect(await opened.limiter.take('bob', bucket, 10)).toMatchObject({ allowed: true });
    });

    it('fills up steadily and never above the brim', async () => {
      await opened.limiter.take('ada', bucket, 10);
      await opened.pass(1.05);
      expect(await opened.limiter.take('ada', bucket, 2)).toMatchObject({ allowed: true, remaining: 0 });
      await opened.pass(6);
      expect(await opened.limiter.take('ada', bucket, 11)).toMatchObject({ allowed: false, remaining: 10 });
    });

    it('takes points back, up to the capacity', async () => {
      await opened.limiter.take('ada', bucket, 10);
      expect(await opened.limiter.take('ada', bucket, -4)).toMatchObject({ allowed: true, remaining: 4 });
      expect(await opened.limiter.take('ada', bucket, -100)).toMatchObject({ allowed: true, remaining: 10 });
    });

    it('never allows more than the bucket holds to requests of the same moment', async () => {
      const slow = { capacity: 10, refillPerSecond: 0.01 };
      const taken = await Promise.all(Array.from({ length: 50 }, () => opened.limiter.take('ada', slow, 1)));
      expect(taken.filter(({ allowed }) => allowed)).toHaveLength(10);
    });
  });
}
