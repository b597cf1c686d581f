import { Gate } from './contract-gate';
import { event, Reader, topic, type BusProcess } from './event-bus.reader';

/** The part of the contract that tells what happens to events whose handler throws. */
export function failureContract(open: () => Promise<BusProcess>, attempts: () => number): void {
  it('a failing event comes again, those of its key wait behind it, and the others pass', async () => {
    const { bus } = await open();
    const name = topic('habit');
    const reader = new Reader();
    let broken = true;
    reader.handle = async ({ key, data }) => {
      if (broken && key === 'a' && data === 1) throw new Error('not now');
      // The failing event is mended by one of another key that was published later: it must have passed.
      if (key === 'b' && data === 4) broken = false;
    };
    reader.join(bus, [name]);
    await bus.start();
    await bus.publish([event(name, 'a', 1), event(name, 'a', 2), event(name, 'b', 3), event(name, 'b', 4)]);
    await reader.got(1, 2, 3, 4);
    await bus.publish([event(name, 'a', 5)]);
    await reader.got(5);
    expect(reader.numbersOf('a')).toEqual([1, 2, 5]);
    expect(reader.numbersOf('b')).toEqual([3, 4]);
    expect(reader.deadLetters).toEqual([]);
  });

  it('after the last attempt the event is a dead letter, and the group goes on with its key', async () => {
    const { bus } = await open();
    const name = topic('poison');
    const reader = new Reader();
    const tries: unknown[] = [];
    reader.handle = async ({ data }) => {
      tries.push(data);
      if (data === 1) throw new Error('cannot be \u0000 read');
    };
    reader.join(bus, [name]);
    await bus.start();
    const poison = event(name, 'a', 1);
    await bus.publish([poison, event(name, 'a', 2)]);
    await reader.got(2);
    expect(tries).toEqual([...Array<number>(attempts()).fill(1), 2]);
    expect(reader.deadLetters).toEqual([
      { event: poison, failure: { message: expect.stringContaining('cannot be'), attempts: attempts() } },
    ]);
  });

  it('a dead letter that is refused stays with the bus, and its key waits', async () => {
    const { bus } = await open();
    const name = topic('refused');
    const reader = new Reader();
    let refusals = 0;
    reader.handle = async ({ data }) => {
      if (data === 1) throw new Error('never');
    };
    reader.refuse = () => refusals++ < 2;
    reader.join(bus, [name]);
    await bus.start();
    await bus.publish([event(name, 'a', 1), event(name, 'a', 2)]);
    await reader.got(2);
    expect(refusals).toBe(3);
    expect(reader.deadLetters.map(({ event: { data } }) => data)).toEqual([1]);
  });

  it('the trouble of one group does not hold up another', async () => {
    const { bus } = await open();
    const name = topic('shared');
    const stuck = new Reader();
    const release = new Gate();
    stuck.handle = () => release.opened;
    const free = new Reader();
    stuck.join(bus, [name]);
    free.join(bus, [name]);
    await bus.start();
    await bus.publish([event(name, 'a', 1), event(name, 'a', 2)]);
    await free.got(1, 2);
    expect(stuck.numbers).toEqual([]);
    release.open();
    await stuck.got(1, 2);
  });

  it('retries that were pending survive a restart', async () => {
    const name = topic('pending');
    const group = topic('reader');
    const first = await open();
    const failing = new Reader(group);
    const failed = new Gate();
    failing.handle = async ({ key }) => {
      if (key === 'c') failed.open();
      if (key !== 'c') throw new Error('not in this process');
    };
    failing.join(first.bus, [name]);
    await first.bus.start();
    await first.bus.publish([event(name, 'a', 1), event(name, 'a', 2), event(name, 'b', 3), event(name, 'c', 4)]);
    await failed.opened;
    await first.bus.close();
    const kept = new Set(failing.deadLetters.map(({ event: { data } }) => data));
    const second = await open();
    const mended = new Reader(group);
    mended.join(second.bus, [name]);
    await second.bus.start();
    await mended.got(...[1, 2, 3].filter((n) => !kept.has(n)));
    expect(mended.numbersOf('a')).toEqual([1, 2].filter((n) => !kept.has(n)));
  });
}
