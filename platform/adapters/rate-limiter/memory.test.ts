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
