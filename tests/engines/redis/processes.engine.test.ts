import { setTimeout as pause } from 'node:timers/promises';
import { OtherProcess } from './testing/other-process';
import { RedisServer } from './testing/server';

describe('two processes at one Redis', () => {
  let server: RedisServer;
  let ada: OtherProcess;
  let bob: OtherProcess;
  beforeEach(async () => {
    server = await RedisServer.start();
    ada = new OtherProcess(server.url);
    bob = new OtherProcess(server.url);
  });
  afterEach(async () => {
    await Promise.all([ada.close(), bob.close()]);
    await server.close();
  });

  const hears = async (listener: OtherProcess, message: unknown): Promise<unknown[]> => {
    while (true) {
      const heard = (await listener.ask('heard')) as unknown[];
      if (heard.at(-1) === message) return heard;
      await pause(10);
    }
  };

  it('hear of each other, and read what the other has kept', async () => {
    await bob.ask('subscribe', 'build:1');
    for (const message of [1, 2, 'last']) await ada.ask('publish', 'build:1', message);
    expect(await hears(bob, 'last')).toEqual([1, 2, 'last']);
    await ada.ask('set', 'a', { list: [1] });
    expect(await bob.ask('get', 'a')).toEqual({ list: [1] });
  });

  it('are never allowed more together than one bucket holds', async () => {
    const bucket = { capacity: 150, refillPerSecond: 0.001 };
    const allowed = await Promise.all([ada, bob, ada, bob].map((one) => one.ask('take', 'team', bucket, 200)));
    expect(allowed.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(150);
  });

  it('live on when Redis is killed in the middle of their work, and know that they missed something', async () => {
    await bob.ask('subscribe', 'build:1');
    await Promise.all([ada.ask('use'), bob.ask('use')]);
    for (let round = 0; round < 3; round++) {
      const before = await counted(ada, ({ answered }) => answered > 100 * (round + 1));
      await server.kill();
      await counted(ada, ({ refused }) => refused > before.refused + 100);
      await server.start();
      await hears(bob, 'MISSED');
      await counted(ada, ({ answered }) => answered > before.answered + 100);
      // Each port comes back by a connection of its own.
      while (!(await isDone(ada.ask('publish', 'build:1', round)))) await pause(10);
      expect((await hears(bob, round)).slice(-2)).toEqual(['MISSED', round]);
    }
    expect([ada.isRunning, bob.isRunning]).toEqual([true, true]);
  });
});

const isDone = (asked: Promise<unknown>) =>
  asked.then(
    () => true,
    () => false,
  );

interface Counted {
  answered: number;
  refused: number;
}

async function counted(one: OtherProcess, isEnough: (counted: Counted) => boolean): Promise<Counted> {
  while (true) {
    const now = (await one.ask('counted')) as Counted;
    if (isEnough(now)) return now;
    await pause(10);
  }
}
