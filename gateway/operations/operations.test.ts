import { createHash } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { MemoryRateLimiter } from '#platform/adapters/rate-limiter/memory';
import { Unavailable } from '#platform/kernel/errors';
import { signViewer } from '#platform/kernel/viewer-header';
import type { Bucket, RateLimiter, Taken } from '#platform/ports/rate-limiter';
import { TEST_SECRET } from '../testing/test-federation';
import { startTestGateway, type TestGateway } from '../testing/test-gateway';

let gateway: TestGateway;
const started: TestGateway[] = [];
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()));
});

const start = async (options: Parameters<typeof startTestGateway>[0]) => {
  const one = await startTestGateway(options);
  started.push(one);
  return one;
};
const steady = (capacity: number): Bucket => ({ capacity, refillPerSecond: 0.001 });
type Asked = Awaited<ReturnType<TestGateway['ask']>>;
const toldBy = ({ headers }: Asked) =>
  ['cost', 'used', 'remaining', 'limit'].map((name) => Number(headers.get(`x-ratelimit-${name}`)));
const errorOf = ({ status, body }: Asked) => [status, body.errors?.[0]?.extensions.code, body.errors?.[0]?.message];

/** One operation over a socket: its first answer, or the errors that refuse it. */
async function overSocket(url: string, query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  try {
    for await (const answer of client.iterate({ query, variables })) return answer;
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.dispose();
  }
}

describe('what is too much is refused the same way by HTTP and by a socket:', () => {
  const list = Array.from({ length: 150_001 }, () => 1);
  it.each<[string, string, Record<string, unknown>, string]>([
    [
      'depth',
      `{ ${'me { friends { '.repeat(12)} id ${' } }'.repeat(12)} }`,
      {},
      'The query nests 25 levels deep; 20 are allowed. Split it.',
    ],
    [
      'aliases',
      `{ me { ${Array.from({ length: 31 }, (_, i) => `x${i}: id`).join(' ')} } }`,
      {},
      'The query has 31 aliases; 30 are allowed. Split it.',
    ],
    [
      'variables',
      'query ($id: ID!) { user(id: $id) { id } }',
      { id: 'u1', list },
      'The variables hold 150003 values; 150000 are allowed. Send less at a time.',
    ],
    [
      'cost',
      `{ users { ${'friends { '.repeat(7)} id ${' }'.repeat(7)} } }`,
      {},
      'The query costs 488281 points; 20000 are allowed. Ask for shorter pages or fewer levels.',
    ],
    [
      'the cost of a subscription',
      `subscription { reviewLog(upc: "p1") { author { ${'friends { '.repeat(7)} id ${' }'.repeat(7)} } } }`,
      {},
      'The subscription costs 97658 points; 20000 are allowed. Ask for shorter pages or fewer levels.',
    ],
  ])('%s', async (...[, query, variables, message]) => {
    const asked = await gateway.ask(query, { variables });
    expect(errorOf(asked)).toEqual([200, 'LIMIT_EXCEEDED', message]);
    expect(await overSocket(gateway.url, query, variables)).toMatchObject([
      { message, extensions: { code: 'LIMIT_EXCEEDED' } },
    ]);
  });

  it('a batch, with how many it has', async () => {
    const body = JSON.stringify([{ query: '{ me { id } }' }, { query: '{ me { id } }' }]);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      {
        errors: [
          {
            message: expect.stringMatching(/1 operation, and this is a list of 2/) as string,
            extensions: { code: 'LIMIT_EXCEEDED' },
          },
        ],
      },
    ]);
  });

  it('each with the limits that the gateway was started with', async () => {
    const strict = await start({ limits: { depth: 1, bodyBytes: 500 }, cost: { maxCost: 5 } });
    expect(errorOf(await strict.ask('{ me { id } }'))[2]).toMatch(/2 levels deep; 1 are allowed/);
    const large = await strict.ask('{ header(name: "a") }', { variables: { a: 'x'.repeat(500) } });
    expect(errorOf(large)).toEqual([
      413,
      'LIMIT_EXCEEDED',
      expect.stringMatching(/may have 500 bytes; this one has 556/),
    ]);
  });
});

describe('an operation is charged', () => {
  it('its estimate while it runs, and what its answer needed in the end', async () => {
    const own = await start({ allowances: { anonymous: steady(100) } });
    const asked = await own.ask('{ rateLimit { cost used } users { id friends { id } } }');
    // Taken to be 5 users of 5 friends each; there are 2 of 1.
    expect(asked.body.data?.rateLimit).toEqual({ cost: 31, used: 31 });
    expect(toldBy(asked)).toEqual([5, 5, 95, 100]);
    expect(toldBy(await own.ask('{ rateLimit { cost used } users { id friends { id } } }'))).toEqual([5, 10, 90, 100]);
  });

  it('over a socket as well', async () => {
    const own = await start({ allowances: { anonymous: steady(100) } });
    await overSocket(own.url, '{ users { id } }');
    expect(toldBy(await own.ask('{ me { id } }'))).toEqual([2, 5, 95, 100]);
  });

  it('a subscription what one event is taken to cost, when it is opened', async () => {
    const own = await start({ allowances: { anonymous: steady(100) } });
    await overSocket(own.url, 'subscription { viewerSeen }');
    expect(toldBy(await own.ask('{ me { id } }'))[1]).toBe(1 + 2);
  });

  it('the reading of a document that is refused, dearer the first time', async () => {
    const own = await start({ allowances: { anonymous: steady(100) } });
    expect(toldBy(await own.ask('{ nope }'))).toEqual([10, 10, 90, 100]);
    expect(toldBy(await own.ask('{ nope }'))).toEqual([1, 11, 89, 100]);
    expect(toldBy(await own.ask('query ($id: ID!) { user(id: $id) { id } }'))[1]).toBe(12);
  });

  it('in full when its engine does not count its answers', async () => {
    const own = await start({ engine: 'apollo', isCompared: false, allowances: { anonymous: steady(100) } });
    expect(toldBy(await own.ask('{ users { id } }'))).toEqual([6, 6, 94, 100]);
  });

  it('its reading alone when it came by a way that does not run it', async () => {
    const own = await start({ allowances: { anonymous: steady(100) } });
    expect(toldBy(await own.ask('subscription { viewerSeen }'))).toEqual([1, 1, 99, 100]);
    const query = new URLSearchParams({ query: 'mutation { rename(id: "u1", name: "x") { id } }' });
    const { status, headers } = await fetch(`${own.url}/graphql?${query.toString()}`);
    expect([status, headers.get('x-ratelimit-cost'), headers.get('x-ratelimit-used')]).toEqual([405, '1', '2']);
    expect(toldBy(await own.ask('{ me { id } }'))[1]).toBe(4);
  });

  it('nothing it could never pay', async () => {
    const own = await start({ allowances: { anonymous: steady(12) } });
    expect(errorOf(await own.ask('{ users { id friends { id } } }'))).toEqual([
      400,
      'LIMIT_EXCEEDED',
      'The operation costs 31 points; 12 are the most that may be used at once. Ask for less.',
    ]);
    expect(toldBy(await own.ask('{ me { id } }'))[1]).toBe(2);
  });
});

describe('a request draws on the bucket', () => {
  const bearer = async (own: TestGateway, user: string) => ({
    headers: { authorization: `Bearer ${await own.accounts.sessionToken(user)}` },
  });

  it('of its viewer, and of nobody else', async () => {
    const own = await start({ allowances: { user: steady(12), anonymous: steady(50) } });
    const [ada, bob] = [await bearer(own, 'u1'), await bearer(own, 'u2')];
    for (let times = 0; times < 6; times++) await own.ask('{ me { id } }', ada);
    expect(errorOf(await own.ask('{ me { id } }', ada))).toEqual([
      429,
      'RATE_LIMITED',
      expect.stringMatching(/you may use 12/),
    ]);
    expect(toldBy(await own.ask('{ me { id } }', bob))).toEqual([2, 2, 10, 12]);
    expect(toldBy(await own.ask('{ me { id } }'))).toEqual([2, 2, 48, 50]);
  });

  it('of the team, which its members share', async () => {
    const own = await start({ allowances: { team: steady(12) } });
    const [ada, bob] = [await bearer(own, 'u1'), await bearer(own, 'u2')];
    for (let times = 0; times < 3; times++) {
      await own.ask('{ me { id } }', ada);
      await own.ask('{ me { id } }', bob);
    }
    const refused = await own.ask('{ me { id } }', ada);
    expect(errorOf(refused)).toEqual([429, 'RATE_LIMITED', expect.stringMatching(/the team may use 12 points/)]);
    // The tightest bucket is the one that is told of.
    expect(toldBy(refused).slice(2)).toEqual([0, 12]);
    // What was taken from the viewer's own bucket for it was given back.
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1_000);
  });

  it('of the network address, which all that sign in from there share', async () => {
    const own = await start({ allowances: { address: steady(4) } });
    const ada = await bearer(own, 'u1');
    await own.ask('{ me { id } }', ada);
    await own.ask('{ me { id } }', await bearer(own, 'u2'));
    expect(errorOf(await own.ask('{ me { id } }', ada))[2]).toMatch(/this network address may use 4 points/);
  });

  it('of the operation, where it has one', async () => {
    const query = 'query Rare { me { id } }';
    const hash = createHash('sha256').update(query).digest('hex');
    const own = await start({ operationAllowances: { [hash]: { bucket: steady(4) } } });
    await own.ask(query);
    await own.ask(query);
    expect(errorOf(await own.ask(query))[2]).toMatch(/for this operation you may use 4 points/);
    expect((await own.ask('{ me { id } }')).status).toBe(200);
  });

  it('of none when it comes from the platform itself', async () => {
    const own = await start({ allowances: { anonymous: steady(1) } });
    const viewer = { kind: 'system', service: 'build', credentialId: 'build' } as const;
    const headers = { authorization: `Internal ${signViewer(viewer, TEST_SECRET)}` };
    const asked = await own.ask('{ me { id } }', { headers });
    expect([asked.status, asked.headers.has('x-ratelimit-cost')]).toEqual([200, false]);
  });
});

describe('while nothing can be counted', () => {
  class Fickle implements RateLimiter {
    isGone = false;
    /** What the keys begin with that cannot be counted. */
    lost: string | null = null;
    asked = 0;
    readonly #limiter = new MemoryRateLimiter();

    take(key: string, bucket: Bucket, points: number): Promise<Taken> {
      this.asked++;
      const isLost = this.isGone || (this.lost !== null && key.startsWith(this.lost));
      return isLost ? Promise.reject(new Unavailable('gone')) : this.#limiter.take(key, bucket, points);
    }

    close(): Promise<void> {
      return this.#limiter.close();
    }
  }
  const BUY = 'mutation { rename(id: "u1", name: "x") { id } }';

  it('everything goes on but what costs money, and the limiter is not asked by every request', async () => {
    const rateLimiter = new Fickle();
    const own = await start({ rateLimiter, cost: { paidWeight: 1 }, allowances: { anonymous: steady(100) } });
    rateLimiter.isGone = true;
    const asked = await own.ask('{ me { id } rateLimit { limit remaining } }');
    expect(asked.body).toEqual({ data: { me: { id: 'u1' }, rateLimit: { limit: 100, remaining: 100 } } });
    expect(errorOf(await own.ask(BUY))).toEqual([503, 'UNAVAILABLE', expect.stringMatching(/what costs money waits/)]);
    expect(await overSocket(own.url, BUY)).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(await overSocket(own.url, '{ me { id } }')).toEqual({ data: { me: { id: 'u1' } } });
    expect(rateLimiter.asked).toBeLessThan(4);
  });

  it('what costs money gets back what one bucket gave while another could not be counted', async () => {
    const rateLimiter = new Fickle();
    const own = await start({ rateLimiter, cost: { paidWeight: 1 }, allowances: { user: steady(100) } });
    const asAda = { headers: { authorization: `Bearer ${await own.accounts.sessionToken('u1')}` } };
    rateLimiter.lost = 'host:';
    expect(errorOf(await own.ask(BUY, asAda))[1]).toBe('UNAVAILABLE');
    rateLimiter.lost = null;
    expect((await rateLimiter.take('user:u1', steady(100), 0)).remaining).toBe(100);
  });

  it('mutations that cost no money go on as well, and all of it comes back', async () => {
    const rateLimiter = new Fickle();
    const own = await start({ rateLimiter, allowances: { anonymous: steady(100) } });
    rateLimiter.isGone = true;
    expect((await own.ask(BUY)).body.data).toEqual({ rename: { id: 'u1' } });
    rateLimiter.isGone = false;
    const back = async (): Promise<Asked> => {
      const asked = await own.ask('{ me { id } }');
      return toldBy(asked)[1] === 0 ? back() : asked;
    };
    expect(toldBy(await back())[1]).toBeGreaterThan(0);
  });
});
