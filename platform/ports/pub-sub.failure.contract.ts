import { setMaxListeners } from 'node:events';
import { answered, expectUnavailable, type Outage } from './outage.contract';
import { MISSED } from './pub-sub';
import type { OpenPubSub } from './pub-sub.contract';

/** What a pub-sub promises whose messages go by a broker. */
export function pubSubFailureContract(name: string, open: () => Promise<OpenPubSub & { outage: Outage }>): void {
  describe(`pub-sub: ${name}`, () => {
    let opened: OpenPubSub & { outage: Outage };
    const leave = new AbortController();
    setMaxListeners(0, leave.signal);
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => Promise.all([opened.one.close(), opened.other.close()]));

    it('renews every subscription by itself, and says that messages may have been missed', async () => {
      const { one, other, outage } = opened;
      const topics = Array.from({ length: 1_200 }, (_, place) => `topic:${place}`);
      const subscribers = await Promise.all(
        topics.map(async (topic) => (await other.subscribe(topic, leave.signal))[Symbol.asyncIterator]()),
      );
      const twin = (await other.subscribe('topic:0', leave.signal))[Symbol.asyncIterator]();
      await one.publish('topic:0', 'before');
      await until(subscribers[0], 'before');
      await until(twin, 'before');
      await outage.begin();
      await expectUnavailable(() => one.publish('topic:0', 'lost'));
      await outage.end();
      for (const subscriber of [...subscribers, twin]) await until(subscriber, MISSED);
      // They stand again: nothing of what is published now is missed.
      await answered(() => one.publish('topic:0', 'after'));
      for (const topic of topics.slice(1)) await one.publish(topic, 'after');
      for (const subscriber of [...subscribers, twin]) await until(subscriber, 'after');
    });

    it('refuses meanwhile who wants to subscribe, and keeps nothing of it', async () => {
      const { one, other, outage } = opened;
      const first = (await other.subscribe('a', leave.signal))[Symbol.asyncIterator]();
      await outage.begin();
      await expectUnavailable(() => other.subscribe('b', leave.signal));
      await outage.end();
      await until(first, MISSED);
      const second = await answered(() => other.subscribe('b', leave.signal));
      await answered(() => one.publish('b', 1));
      await until(second[Symbol.asyncIterator](), 1);
    });

    it('ends a subscription meanwhile when its signal aborts', async () => {
      const { other, outage } = opened;
      const own = new AbortController();
      const subscriber = (await other.subscribe('a', own.signal))[Symbol.asyncIterator]();
      const waiting = subscriber.next();
      await outage.begin();
      own.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
      await outage.end();
    });
  });
}

/** Reads up to the message. Before it nothing comes but what was published while it was not known whether it is heard. */
async function until(subscriber: AsyncIterator<unknown> | undefined, last: unknown): Promise<void> {
  let value: unknown = 'lost';
  while (value === 'lost') ({ value } = (await subscriber?.next()) ?? { value: undefined });
  expect(value).toBe(last);
}
