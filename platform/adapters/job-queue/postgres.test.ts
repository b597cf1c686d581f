import { Client, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { jobQueueContract, type JobQueueSystem } from '#platform/ports/job-queue.contract';
import { Gate } from '#platform/ports/contract-gate';
import { testDatabase, type TestDatabase } from '#platform/testing/database';
import { severableLink, type SeverableLink } from '#platform/testing/severable-link';
import { PostgresJobQueue } from './postgres';
import { trimJobs } from './postgres-trim';

const QUICK = { firstPauseMs: 30, longestPauseMs: 500, leaseMs: 1_200, pollMs: 200 };

async function system(): Promise<JobQueueSystem> {
  const database = await testDatabase();
  const links: SeverableLink[] = [];
  const source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  return {
    leaseMs: QUICK.leaseMs,
    open: async (queue) => {
      const link = await severableLink(database.url);
      links.push(link);
      return { queue: new PostgresJobQueue({ ...QUICK, url: link.url, queue }), kill: async () => link.sever() };
    },
    transaction: (work) => source.transaction(work),
    close: async () => {
      await source.destroy();
      await Promise.all(links.map((link) => link.close()));
      await database.close();
    },
  };
}

jobQueueContract('PostgresJobQueue', system);

describe('PostgresJobQueue', () => {
  let database: TestDatabase;
  let admin: Client;
  const queues: PostgresJobQueue[] = [];
  const open = (options = {}) => {
    const queue = new PostgresJobQueue({ ...QUICK, url: database.url, queue: 'ai', ...options });
    queues.push(queue);
    return queue;
  };

  beforeEach(async () => {
    database = await testDatabase();
    admin = new Client({ connectionString: database.url });
    await admin.connect();
  });
  afterEach(async () => {
    await Promise.all(queues.splice(0).map((queue) => queue.close()));
    await admin.end();
    await database.close();
  });

  it('lets eight processes start at the same time on an empty database', async () => {
    await Promise.all(Array.from({ length: 8 }, () => open().start()));
    const { rows } = await admin.query("select to_regclass('jobs.job') is not null as there");
    expect(rows).toEqual([{ there: true }]);
  });

  it('runs a job through when the server ends all its connections in the middle of it', async () => {
    const queue = open({ leaseMs: 10_000 });
    const [begun, release, second] = [new Gate(), new Gate(), new Gate()];
    const runs: unknown[] = [];
    queue.handle('build', 1, async ({ payload }) => {
      runs.push(payload);
      begun.open();
      await release.opened;
      if (payload === 'second') second.open();
    });
    await queue.start();
    const id = await queue.add('build', 'first');
    await begun.opened;
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    release.open();
    await admin.query(
      `insert into jobs.job (id, queue, kind, payload, max_attempts) values ('job_2', 'ai', 'build', '"second"', 1)`,
    );
    await second.opened;
    expect(runs).toEqual(['first', 'second']);
    const { rows } = await admin.query('select status from jobs.job where id = $1', [id]);
    expect(rows).toEqual([{ status: 'SUCCEEDED' }]);
  });

  it('wakes by notice: a job need not wait for the next look', async () => {
    const queue = open({ pollMs: 60_000 });
    const attempts: number[] = [];
    const ran = new Gate();
    queue.handle('call', 1, async ({ attempt }) => {
      attempts.push(attempt);
      if (attempt === 1) throw new Error('once more');
      ran.open();
    });
    await queue.start();
    await open().add('call', null);
    await ran.opened;
    expect(attempts).toEqual([1, 2]);
  });

  it('gives up a job over which five workers have died, and says so', async () => {
    const queue = open();
    await queue.add('explode', null, { maxAttempts: 3 });
    await queue.start();
    for (let deaths = 0; deaths < 5; deaths++) {
      await admin.query(
        `update jobs.job set status = 'RUNNING', attempt = attempt + 1, lease = gen_random_uuid(), lease_until = now() where status = 'QUEUED'`,
      );
      await until(async () => (await admin.query(`select from jobs.job where losses = ${deaths + 1}`)).rowCount === 1);
    }
    expect(await queue.failed(1)).toMatchObject([
      { kind: 'explode', attempt: 1, error: expect.stringContaining('died') },
    ]);
  });

  it('aborts a run that takes too long, and counts it as a failed try', async () => {
    const queue = open({ longestRunMs: 50 });
    queue.handle(
      'endless',
      1,
      (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    await queue.start();
    await queue.add('endless', null, { maxAttempts: 1 });
    await until(async () => (await queue.failed(1)).length === 1);
    expect(await queue.failed(1)).toMatchObject([{ attempt: 1, error: expect.stringContaining('longer than') }]);
  });

  it('removes jobs that ended long ago, each outcome after its own time', async () => {
    await open().add('x', null);
    await admin.query(
      `insert into jobs.job (id, queue, kind, status, max_attempts, finished_at)
       select status || age, 'ai', 'x', status, 1, now() - age * interval '1 day'
       from unnest(array['SUCCEEDED', 'FAILED']) status, unnest(array[6, 8, 31]) age`,
    );
    const pool = new Pool({ connectionString: database.url });
    expect(await trimJobs(pool, 'ai', 'SUCCEEDED', 7)).toBe(2);
    expect(await trimJobs(pool, 'ai', 'FAILED', 30)).toBe(1);
    expect(await trimJobs(pool, 'another', 'FAILED', 0)).toBe(0);
    await pool.end();
    const { rows } = await admin.query<{ id: string }>(`select id from jobs.job where status <> 'QUEUED' order by id`);
    expect(rows.map(({ id }) => id)).toEqual(['FAILED6', 'FAILED8', 'SUCCEEDED6']);
  });
});

/** Each look is a question to the database, so nothing spins. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}
