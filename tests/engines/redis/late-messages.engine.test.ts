import { PatientPubSub } from '#platform/adapters/pub-sub/patient';
import { RedisPubSub } from '#platform/adapters/pub-sub/redis';
import { pubSubContract } from '#platform/ports/pub-sub.contract';
import { createLogger } from '#platform/telemetry/logger';
import { severableLink, type SeverableLink } from '#platform/testing/severable-link';
import { RedisServer } from './testing/server';

const log = createLogger('test', 'silent');

let server: RedisServer;
let link: SeverableLink;
beforeAll(async () => {
  server = await RedisServer.start();
  link = await severableLink(server.url);
});
afterAll(async () => {
  await link.close();
  await server.close();
});

let opened = 0;
const open = async () => {
  const prefix = `test${++opened}:`;
  const one = new PatientPubSub(new RedisPubSub({ url: link.url, prefix }), log);
  return { one, other: new RedisPubSub({ url: server.url, prefix }) };
};

pubSubContract('redis, patiently', open);

it('what cannot be published now is published later, the last of each topic, also when the subscribers notice nothing', async () => {
  const { one, other } = await open();
  const { signal } = new AbortController();
  try {
    const [a, b] = [await other.subscribe('a', signal), await other.subscribe('b', signal)];
    await one.publish('a', 'before');
    link.sever();
    const begun = Date.now();
    for (let message = 0; message < 200; message++) await one.publish('a', message);
    await one.publish('b', { last: true });
    // It costs who publishes no more than one time-out.
    expect(Date.now() - begun).toBeLessThan(1_500);
    link.mend();
    const [ofA, ofB] = [a[Symbol.asyncIterator](), b[Symbol.asyncIterator]()];
    expect([(await ofA.next()).value, (await ofA.next()).value]).toEqual(['before', 199]);
    expect((await ofB.next()).value).toEqual({ last: true });
    await one.publish('a', 'after');
    expect((await ofA.next()).value).toBe('after');
  } finally {
    link.mend();
    await Promise.all([one.close(), other.close()]);
  }
});
