import { RedisCache } from '#platform/adapters/cache/redis';
import { RedisPubSub } from '#platform/adapters/pub-sub/redis';
import { RedisRateLimiter } from '#platform/adapters/rate-limiter/redis';
import { Unavailable } from '#platform/kernel/errors';
import { type Bucket } from '#platform/ports/rate-limiter';
import { MISSED } from '#platform/ports/pub-sub';

// A process that does with Redis what its parent asks. A rejection that nobody handles ends it, as it ends any process of Node.
const place = { url: process.argv[2] ?? '', prefix: 'shared:' };
const pubSub = new RedisPubSub(place);
const limiter = new RedisRateLimiter(place);
const cache = new RedisCache(place);
const { signal } = new AbortController();

const heard: unknown[] = [];
const counted = { answered: 0, refused: 0 };

/** What a parent may ask, by name. */
const ANSWERS = {
  subscribe: async (topic: string) => {
    const messages = await pubSub.subscribe(topic, signal);
    void (async () => {
      for await (const message of messages) heard.push(message === MISSED ? 'MISSED' : message);
    })();
  },
  publish: (topic: string, message: unknown) => pubSub.publish(topic, message),
  heard: async () => heard,
  take: async (key: string, bucket: Bucket, times: number) =>
    (await Promise.all(Array.from({ length: times }, () => limiter.take(key, bucket, 1)))).filter(
      ({ allowed }) => allowed,
    ).length,
  set: (key: string, value: unknown) => cache.set(key, value, 60),
  get: (key: string) => cache.get(key),
  /** Goes on using all ports at once until the end. */
  use: async () => {
    const bucket = { capacity: 1e9, refillPerSecond: 1 };
    for (let user = 0; user < 20; user++) void repeat(() => limiter.take(`user:${user}`, bucket, 1)).catch(quit);
    void repeat(() => cache.set('used', { by: process.pid }, 60).then(() => cache.get('used'))).catch(quit);
    void repeat(() => pubSub.publish('elsewhere', {})).catch(quit);
  },
  counted: async () => ({ ...counted }),
};

async function repeat(work: () => Promise<unknown>): Promise<void> {
  while (process.connected) {
    try {
      await work();
      counted.answered++;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      counted.refused++;
    }
    // A refusal costs no time of Redis; without a pause it would cost all of this process.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function quit(error: unknown): void {
  console.error(error);
  process.exit(1);
}

interface Asked {
  id: number;
  name: keyof typeof ANSWERS;
  words: never[];
}

process.on('message', ({ id, name, words }: Asked) => {
  const answer: Promise<unknown> = (ANSWERS[name] as (...words: never[]) => Promise<unknown>)(...words);
  answer.then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
