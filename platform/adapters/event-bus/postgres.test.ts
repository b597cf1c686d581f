import { Client, Pool } from 'pg';
import { Gate } from '#platform/ports/contract-gate';
import { eventBusContract, type EventBusSystem } from '#platform/ports/event-bus.contract';
import { testDatabase, type TestDatabase } from '#platform/testing/database';
import { severableLink, type SeverableLink } from '#platform/testing/severable-link';
import type { Event } from '#schema/events/event';
import { PostgresEventBus } from './postgres';
import { trimEvents } from './postgres-trim';

const QUICK = { attempts: 3, firstPauseMs: 20, longestPauseMs: 100, pollMs: 250 };

async function system(): Promise<EventBusSystem> {
  const database = await testDatabase();
  const links: SeverableLink[] = [];
  return {
    attempts: QUICK.attempts,
    open: async () => {
      const link = await severableLink(database.url);
      links.push(link);
      return { bus: new PostgresEventBus({ ...QUICK, url: link.url }), kill: async () => link.sever() };
    },
    close: async () => {
      await Promise.all(links.map((link) => link.close()));
      await database.close();
    },
  };
}

eventBusContract('PostgresEventBus', system);

describe('PostgresEventBus', () => {
  let database: TestDatabase;
  let admin: Client;
  const buses: PostgresEventBus[] = [];
  const open = (options = {}) => {
    const bus = new PostgresEventBus({ ...QUICK, url: database.url, ...options });
    buses.push(bus);
    return bus;
  };

  beforeEach(async () => {
    database = await testDatabase();
    admin = new Client({ connectionString: database.url });
    await admin.connect();
  });
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
    await admin.end();
    await database.close();
  });

  it('lets eight processes start at the same time on an empty database', async () => {
    await Promise.all(Array.from({ length: 8 }, () => open().start()));
    const { rows } = await admin.query("select to_regclass('bus.event') is not null as there");
    expect(rows).toEqual([{ there: true }]);
  });

  it('goes on when the server ends all its connections in the middle of an event', async () => {
    const log = { info: jest.fn(), warn: jest.fn() };
    const bus = open({ log });
    const seen: unknown[] = [];
    const [begun, released, all] = [new Gate(), new Gate(), new Gate()];
    bus.subscribe(
      'reader',
      ['word'],
      async ({ data }) => {
        begun.open();
        await released.opened;
        seen.push(data);
        if (data === 3) all.open();
      },
      never,
    );
    await bus.start();
    await bus.publish([word('a', 1), word('a', 2)]);
    await begun.opened;
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    released.open();
    await publishAgainAndAgain(bus, [word('a', 3)]);
    await all.opened;
    // The one that was under way may come twice; nothing is left out or out of order.
    expect(seen.filter((data, i) => seen.indexOf(data) === i)).toEqual([1, 2, 3]);
    const losses = log.warn.mock.calls.filter(([, message]) => String(message).includes('lost'));
    expect(losses).toHaveLength(1);
  });

  it('reconnects by itself after the server was away, and says so once', async () => {
    const link = await severableLink(database.url);
    const [lost, back] = [new Gate(), new Gate()];
    const messages: string[] = [];
    const log = (_: object, message: string) => {
      messages.push(message);
      if (message.includes('is lost')) lost.open();
      if (message.includes('is back')) back.open();
    };
    const bus = open({ url: link.url, log: { info: log, warn: log } });
    const arrived = new Promise<unknown>((resolve) =>
      bus.subscribe('reader', ['word'], async ({ data }) => resolve(data), never),
    );
    await bus.start();
    link.sever();
    await lost.opened;
    await expect(bus.publish([word('a', 1)])).rejects.toThrow('ECONN');
    link.mend();
    await back.opened;
    await publishAgainAndAgain(bus, [word('a', 2)]);
    expect(await arrived).toBe(2);
    expect(messages.filter((message) => message.includes('is lost'))).toHaveLength(1);
    await bus.close();
    await link.close();
  });

  it('gives a group that another process closed to the one that stands by, without waiting for its next look', async () => {
    const [first, second] = [open(), open({ pollMs: 60_000 })];
    first.subscribe('reader', ['word'], async () => undefined, never);
    const arrived = new Promise<unknown>((resolve) =>
      second.subscribe('reader', ['word'], async ({ data }) => resolve(data), never),
    );
    await first.start();
    await second.start();
    await first.close();
    await second.publish([word('a', 'yours')]);
    expect(await arrived).toBe('yours');
  });

  it('removes old events that every group has handled, and no others', async () => {
    const bus = open();
    const handled = new Promise<void>((resolve) =>
      bus.subscribe(
        'reader',
        ['word'],
        async ({ data }) => {
          if (data === 'fails') throw new Error('later');
          if (data === 'last') resolve();
        },
        async () => {
          throw new Error('refused');
        },
      ),
    );
    await bus.start();
    await bus.publish([word('a', 'old'), word('b', 'fails'), word('c', 'fresh'), word('c', 'last')]);
    await handled;
    await bus.close();
    await open().publish([word('d', 'unread')]);
    await admin.query(`update bus.event set published_at = now() - interval '8 days' where data::text <> '"fresh"'`);
    const pool = new Pool({ connectionString: database.url });
    expect(await trimEvents(pool, 7)).toBe(2);
    await pool.end();
    const { rows } = await admin.query<{ data: unknown }>('select data from bus.event order by position');
    expect(rows.map(({ data }) => data)).toEqual(['fails', 'fresh', 'unread']);
  });

  it('says why it cannot start when there is no such server', async () => {
    const bus = open({ url: 'postgresql://nobody@127.0.0.1:1/none' });
    await expect(bus.start()).rejects.toThrow('ECONNREFUSED');
  });
});

let words = 0;
const word = (key: string, data: unknown): Event => ({
  id: `evt_${++words}`,
  name: 'word',
  key,
  at: new Date().toISOString(),
  data,
});

const never = async () => {
  throw new Error('No dead letter is expected here.');
};

/** As the outbox does it: an event has an id, so that a doubtful answer may be asked for again. */
async function publishAgainAndAgain(bus: PostgresEventBus, events: Event[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await bus.publish(events);
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}
