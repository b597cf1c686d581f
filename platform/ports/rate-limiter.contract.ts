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

    it('keeps parts of points', async () => {
      const odd = { capacity: 1, refillPerSecond: 0.001 };
      for (let time = 0; time < 3; time++)
        expect(await opened.limiter.take('ada', odd, 0.3)).toMatchObject({ allowed: true });
      expect(await opened.limiter.take('ada', odd, 0.3)).toMatchObject({
        allowed: false,
        remaining: 0,
        retryAfterSeconds: 200,
      });
      expect(await opened.limiter.take('ada', odd, 0.05)).toMatchObject({ allowed: true, resetSeconds: 950 });
    });

    it('tells what is left when nothing is asked for, and allows nothing beyond the capacity however long one waits', async () => {
      expect(await opened.limiter.take('ada', bucket, 0)).toEqual({
        allowed: true,
        remaining: 10,
        resetSeconds: 0,
        retryAfterSeconds: 0,
      });
      for (const points of [10.5, 1e9, Infinity, Number.NaN])
        expect(await opened.limiter.take('ada', bucket, points)).toMatchObject({ allowed: false, remaining: 10 });
    });

    it('goes by the bucket that is given now, when a limit was changed', async () => {
      await opened.limiter.take('ada', { capacity: 100, refillPerSecond: 1 }, 20);
      expect(await opened.limiter.take('ada', bucket, 1)).toMatchObject({ allowed: true, remaining: 9 });
      expect(await opened.limiter.take('ada', { capacity: 100, refillPerSecond: 1 }, 0)).toMatchObject({
        remaining: 9,
      });
    });

    it('never fills a bucket into which nothing flows, but takes points back', async () => {
      const closed = { capacity: 2, refillPerSecond: 0 };
      await opened.limiter.take('ada', closed, 2);
      await opened.pass(0.05);
      expect(await opened.limiter.take('ada', closed, 1)).toEqual({
        allowed: false,
        remaining: 0,
        resetSeconds: Infinity,
        retryAfterSeconds: Infinity,
      });
      expect(await opened.limiter.take('ada', closed, -1)).toMatchObject({ allowed: true, remaining: 1 });
    });

    it('takes any text as a key, and keeps each apart', async () => {
      const keys = ['', 'a b', 'a\r\n', '{a}b', '*', 'ü', '\ud800', '\udfff', '__proto__', 'x'.repeat(5_000)];
      for (const key of keys) expect(await opened.limiter.take(key, bucket, 10)).toMatchObject({ allowed: true });
      for (const key of keys) expect(await opened.limiter.take(key, bucket, 10)).toMatchObject({ allowed: false });
    });

    it('never allows more than the bucket holds to requests of the same moment', async () => {
      const slow = { capacity: 10, refillPerSecond: 0.01 };
      const taken = await Promise.all(Array.from({ length: 200 }, () => opened.limiter.take('ada', slow, 1)));
      expect(taken.filter(({ allowed }) => allowed)).toHaveLength(10);
    });
  });
}
