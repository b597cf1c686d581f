import { rateLimiterContract } from '#platform/ports/rate-limiter.contract';
import { MemoryRateLimiter } from './memory';

rateLimiterContract('memory', () => {
  let now = Date.now();
  return Promise.resolve({
    limiter: new MemoryRateLimiter({ now: () => new Date(now) }),
    pass: (seconds) => {
      now += seconds * 1000;
      return Promise.resolve();
    },
  });
});

it('takes nothing away when the clock is set back', async () => {
  let now = Date.now();
  const limiter = new MemoryRateLimiter({ now: () => new Date(now) });
  const bucket = { capacity: 10, refillPerSecond: 1 };
  await limiter.take('ada', bucket, 4);
  now -= 3_600_000;
  expect(await limiter.take('ada', bucket, 1)).toMatchObject({ allowed: true, remaining: 5 });
  now += 2_000;
  expect(await limiter.take('ada', bucket, 0)).toMatchObject({ remaining: 7 });
});
