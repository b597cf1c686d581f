import { setImmediate } from 'node:timers/promises';
import { Gate } from './contract-gate';
import { failureContract } from './event-bus.failure.contract';
import { event, Reader, topic, type BusProcess } from './event-bus.reader';

export interface EventBusSystem {
  /** So many deliveries, then the dead letter. At least 3; the pauses should be short. */
  attempts: number;
  /** A bus that is not started. */
  open(): Promise<BusProcess>;
  close(): Promise<void>;
}

/** What every adapter of EventBus promises. */
export function eventBusContract(adapter: string, openSystem: () => Promise<EventBusSystem>): void {
  describe(`${adapter} keeps the promise of EventBus:`, () => {
    let system: EventBusSystem;
    const processes: BusProcess[] = [];
    const open = async () => {
      const process = await system.open();
      processes.push(process);
      return process;
    };
    beforeAll(async () => void (system = await openSystem()));
    afterEach(async () => void (await Promise.all(processes.splice(0).map(({ bus }) => bus.close()))));
    afterAll(() => system.close());

    it('every group gets every event of the names it asked for, in the order of publishing', async () => {
      const { bus } = await open();
      const [plants, pots] = [topic('plant'), topic('pot')];
      const gardener = new Reader();
      const merchant = new Reader();
      gardener.join(bus, [plants]);
      merchant.join(bus, [plants, pots]);
      await bus.start();
      await bus.publish([event(plants, 'a', 1), event(pots, 'b', 2), event(plants, 'a', 3)]);
      await bus.publish([event(pots, 'b', 4), event(plants, 'a', 5)]);
      await Promise.all([gardener.got(1, 3, 5), merchant.got(1, 2, 3, 4, 5)]);
      expect([gardener.numbers, merchant.numbers]).toEqual([
        [1, 3, 5],
        [1, 2, 3, 4, 5],
      ]);
    });

    it('an event arrives as it was published, whatever is written in it', async () => {
      const { bus } = await open();
      const name = topic('letter');
      const reader = new Reader();
      reader.join(bus, [name]);
      await bus.start();
      const data = {
        text: `nul \u0000 quote ' " \\ {a,"b"} NULL line\n😀 \u2028 ${'x'.repeat(100_000)}`,
        n: -0.1e-7,
        z: null,
        a: [[], {}],
      };
      const letters = [data, null, 'NULL', [], 0].map((content) => ({ ...event(name, `k'",{}`, 0), data: content }));
      await bus.publish(letters);
      await reader.count(letters.length);
      expect(reader.events).toEqual(letters);
    });

    it('a group gets what was published before it came for the first time, and while it was away', async () => {
      const name = topic('news');
      const group = topic('reader');
      const { bus: publisher } = await open();
      await publisher.publish([event(name, 'a', 1)]);
      const first = await open();
      const before = new Reader(group);
      before.join(first.bus, [name]);
      await first.bus.start();
      await before.got(1);
      await first.bus.close();
      await publisher.publish([event(name, 'a', 2), event(name, 'b', 3)]);
      const second = await open();
      const after = new Reader(group);
      after.join(second.bus, [name]);
      await second.bus.start();
      await publisher.publish([event(name, 'a', 4)]);
      await after.got(2, 3, 4);
      expect(after.numbers).toEqual([2, 3, 4]);
    });

    it('an event that is published again with the same id is not delivered again', async () => {
      const { bus } = await open();
      const name = topic('order');
      const reader = new Reader();
      reader.join(bus, [name]);
      await bus.start();
      const twice = event(name, 'a', 1);
      await bus.publish([twice, twice]);
      await reader.got(1);
      await bus.publish([event(name, 'a', 2), twice, event(name, 'a', 3)]);
      await reader.got(3);
      expect(reader.numbers).toEqual([1, 2, 3]);
    });

    it('events of one key stay in the order of their publishing, with many publishers at work', async () => {
      const name = topic('step');
      const reader = new Reader();
      const { bus } = await open();
      reader.join(bus, [name]);
      await bus.start();
      const publishers = await Promise.all([open(), open(), open()]);
      const publishAll = async ({ bus: from }: BusProcess, key: string) => {
        for (let n = 1; n <= 40; n++) await from.publish([event(name, key, n)]);
      };
      await Promise.all(publishers.map((publisher, i) => publishAll(publisher, `key ${i}`)));
      await reader.count(120);
      const ascending = Array.from({ length: 40 }, (_, i) => i + 1);
      for (const key of ['key 0', 'key 1', 'key 2']) expect(reader.numbersOf(key)).toEqual(ascending);
    });

    failureContract(open, () => system.attempts);

    it('of two processes of a group, each event goes to one', async () => {
      const name = topic('work');
      const group = topic('reader');
      const readers = [new Reader(group), new Reader(group)];
      const members = await Promise.all([open(), open()]);
      members.forEach(({ bus }, i) => readers[i]!.join(bus, [name]));
      await Promise.all(members.map(({ bus }) => bus.start()));
      for (let n = 1; n <= 50; n++) await members[n % 2]!.bus.publish([event(name, `key ${n % 5}`, n)]);
      await Reader.together(readers, 50);
      expect(readers.flatMap(({ numbers }) => numbers).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, i) => i + 1),
      );
    });

    it('when a process dies in the middle of an event, another gets that event and those after it', async () => {
      const name = topic('crash');
      const group = topic('reader');
      const doomed = await open();
      const dying = new Reader(group);
      const [begun, never] = [new Gate(), new Gate()];
      dying.handle = async () => {
        begun.open();
        await never.opened;
      };
      dying.join(doomed.bus, [name]);
      await doomed.bus.start();
      const heir = await open();
      const reader = new Reader(group);
      reader.join(heir.bus, [name]);
      await heir.bus.start();
      await heir.bus.publish([event(name, 'a', 1), event(name, 'a', 2)]);
      await begun.opened;
      await doomed.kill();
      await reader.got(1, 2);
      // What the dead process would still say must not count: the event is the heir's.
      never.open();
      await heir.bus.publish([event(name, 'a', 3)]);
      await reader.got(3);
      expect(reader.numbers).toEqual([1, 2, 3]);
    });

    it('closing lets the handler that runs finish, and begins nothing after it', async () => {
      const name = topic('closing');
      const group = topic('reader');
      const { bus } = await open();
      const reader = new Reader(group);
      const [begun, release] = [new Gate(), new Gate()];
      reader.handle = async () => {
        begun.open();
        await release.opened;
      };
      reader.join(bus, [name]);
      await bus.start();
      await bus.publish([event(name, 'a', 1), event(name, 'a', 2)]);
      await begun.opened;
      let closed = false;
      const closing = bus.close().then(() => (closed = true));
      await setImmediate();
      expect(closed).toBe(false);
      release.open();
      await closing;
      expect(reader.numbers).toEqual([1]);
      const next = await open();
      const rest = new Reader(group);
      rest.join(next.bus, [name]);
      await next.bus.start();
      await rest.got(2);
      expect(rest.numbers).toEqual([2]);
    });

    it('a group has one handler, named before the start', async () => {
      const { bus } = await open();
      const reader = new Reader();
      reader.join(bus, [topic('a')]);
      expect(() => reader.join(bus, [topic('b')])).toThrow(reader.group);
      await bus.start();
      expect(() => new Reader('late').join(bus, [topic('c')])).toThrow('late');
    });
  });
}
