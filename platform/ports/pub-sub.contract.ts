import { MAX_WAITING, type PubSub } from './pub-sub';

export interface OpenPubSub {
  /** Publishes. */
  one: PubSub;
  /** Subscribes: another connection to the same broker where there is one, else the same. */
  other: PubSub;
}

/** What every way to wake subscribers promises. */
export function pubSubContract(name: string, open: () => Promise<OpenPubSub>): void {
  describe(`pub-sub: ${name}`, () => {
    let one: PubSub;
    let other: PubSub;
    let leave: AbortController;
    beforeEach(async () => {
      ({ one, other } = await open());
      leave = new AbortController();
    });
    afterEach(async () => {
      leave.abort();
      await one.close();
      await other.close();
    });

    const subscribe = async (topic: string) => (await other.subscribe(topic, leave.signal))[Symbol.asyncIterator]();
    const take = async (from: AsyncIterator<unknown>, count: number) => {
      const taken: unknown[] = [];
      while (taken.length < count) taken.push((await from.next()).value);
      return taken;
    };
    /** Everything up to the message `last`. */
    const takeUntil = async (from: AsyncIterator<unknown>, last: unknown) => {
      const taken: unknown[] = [];
      while (taken.at(-1) !== last) taken.push((await from.next()).value);
      return taken;
    };

    it('brings what is published after the subscription stands, in order', async () => {
      const subscriber = await subscribe('build:bld_1');
      for (let message = 0; message < 100; message++) await one.publish('build:bld_1', message);
      expect(await take(subscriber, 100)).toEqual(Array.from({ length: 100 }, (_, message) => message));
    });

    it('brings messages to every subscriber of the topic, and to none of another', async () => {
      const [first, second, elsewhere] = [await subscribe('a'), await subscribe('a'), await subscribe('ab')];
      await one.publish('a', { id: 'x', sequence: 1, note: 'ü', none: null });
      await one.publish('ab', 'only here');
      const message = { id: 'x', sequence: 1, note: 'ü', none: null };
      expect(await take(first, 1)).toEqual([message]);
      expect(await take(second, 1)).toEqual([message]);
      expect(await take(elsewhere, 1)).toEqual(['only here']);
    });

    it('takes any text as a topic', async () => {
      for (const topic of ['__proto__', 'with blank', 'a*', '*', 'ü:1', 'x'.repeat(300)]) {
        const subscriber = await subscribe(topic);
        await one.publish(topic, topic);
        expect(await take(subscriber, 1)).toEqual([topic]);
      }
    });

    it('gives every subscriber a copy of its own', async () => {
      const [first, second] = [await subscribe('a'), await subscribe('a')];
      const message = { list: [1] };
      await one.publish('a', message);
      message.list.push(2);
      const [got] = await take(first, 1);
      expect(got).toEqual({ list: [1] });
      if (typeof got === 'object' && got !== null) Object.assign(got, { list: [] });
      expect(await take(second, 1)).toEqual([{ list: [1] }]);
    });

    it('keeps nothing for those who come later', async () => {
      await one.publish('a', 'early');
      const subscriber = await subscribe('a');
      await one.publish('a', 'late');
      expect(await take(subscriber, 1)).toEqual(['late']);
    });

    it('wakes a subscriber that already waits', async () => {
      const subscriber = await subscribe('a');
      const waiting = [subscriber.next(), subscriber.next()];
      await one.publish('a', 1);
      await one.publish('a', 2);
      expect((await Promise.all(waiting)).map(({ value }) => value)).toEqual([1, 2]);
    });

    it('holds a bounded number of messages for one who does not read, and lets the oldest go', async () => {
      const slow = await subscribe('a');
      const probe = await subscribe('a');
      const count = MAX_WAITING + 500;
      for (let message = 1; message <= count; message++) {
        await one.publish('a', message);
        // The probe reads along, so that it is known when all have arrived.
        if (message % 100 === 0) await takeUntil(probe, message);
      }
      const held = await takeUntil(slow, count);
      expect(held.length).toBeLessThanOrEqual(MAX_WAITING + 1);
      expect(held.length).toBeGreaterThan(1);
      expect(held).toEqual(Array.from(held, (_, place) => count - held.length + 1 + place));
    });

    it('ends when the signal aborts, also for one who waits', async () => {
      const subscriber = await subscribe('a');
      const waiting = subscriber.next();
      leave.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
      await one.publish('a', 1);
      expect(await subscriber.next()).toEqual({ done: true, value: undefined });
    });

    it('ends at once when the signal has aborted before', async () => {
      leave.abort();
      expect(await (await subscribe('a')).next()).toEqual({ done: true, value: undefined });
    });

    it('ends when the reader leaves the loop', async () => {
      const iterable = await other.subscribe('a', leave.signal);
      await one.publish('a', 1);
      await one.publish('a', 2);
      for await (const message of iterable) {
        expect(message).toBe(1);
        break;
      }
      expect(await iterable[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
    });

    it('ends when the port closes', async () => {
      const subscriber = await subscribe('a');
      const waiting = subscriber.next();
      await other.close();
      expect(await waiting).toEqual({ done: true, value: undefined });
      expect(await subscriber.next()).toEqual({ done: true, value: undefined });
    });

    it('refuses what is no JSON', async () => {
      await expect(one.publish('a', undefined)).rejects.toThrow(TypeError);
    });
  });
}
