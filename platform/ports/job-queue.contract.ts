import { once } from 'node:events';
import { Gate } from './contract-gate';
import { jobFailureContract } from './job-queue.failure.contract';
import { jobName, JobLog, type JobProcess } from './job-queue.log';

export interface JobQueueSystem {
  /** A queue that is not started; those of equal name share their jobs. The pauses between tries and the leases should be short. */
  open(queue: string): Promise<JobProcess>;
  /** Runs the work in a transaction of the database; when the work throws, it is rolled back and the error is thrown on. */
  transaction(work: (transaction: unknown) => Promise<void>): Promise<void>;
  /** How long a lease lasts. */
  leaseMs: number;
  close(): Promise<void>;
}

/** What every adapter of JobQueue promises. */
export function jobQueueContract(adapter: string, openSystem: () => Promise<JobQueueSystem>): void {
  describe(`${adapter} keeps the promise of JobQueue:`, () => {
    let system: JobQueueSystem;
    const processes: JobProcess[] = [];
    const open = async (name = jobName('queue')) => {
      const opened = await system.open(name);
      processes.push(opened);
      return opened;
    };
    beforeAll(async () => void (system = await openSystem()));
    afterEach(async () => void (await Promise.all(processes.splice(0).map(({ queue }) => queue.close()))));
    afterAll(() => system.close());

    it('a job runs with the payload that it was added with, also one added before the start', async () => {
      const { queue } = await open();
      const log = new JobLog(queue, 'letter');
      const payload = { text: `nul \u0000 quote ' " \\ 😀 ${'x'.repeat(100_000)}`, list: [null, 1.5, { a: [] }] };
      const first = await queue.add('letter', payload);
      await queue.start();
      const second = await queue.add('letter', null);
      await log.finished(2);
      expect(log.jobs).toEqual([
        { id: first, kind: 'letter', payload, attempt: 1 },
        { id: second, kind: 'letter', payload: null, attempt: 1 },
      ]);
    });

    it('jobs of other queues and other kinds are left alone', async () => {
      const [ours, theirs] = [await open(), await open()];
      const log = new JobLog(ours.queue, 'mine');
      await theirs.queue.add('mine', 'of another queue');
      await ours.queue.add('yours', 'of another kind');
      await ours.queue.start();
      await ours.queue.add('mine', 'right');
      await log.finished(1);
      expect(log.payloads).toEqual(['right']);
    });

    it('no more jobs of a kind run at a time than it asked for, and kinds do not hold each other up', async () => {
      const { queue } = await open();
      const slow = new JobLog(queue, 'slow', 2);
      const quick = new JobLog(queue, 'quick', 1);
      const release = new Gate();
      slow.handle = () => release.opened;
      await queue.start();
      for (const n of [1, 2, 3, 4, 5]) await queue.add('slow', n);
      await slow.begun(2);
      await queue.add('quick', 'passes');
      await quick.finished(1);
      release.open();
      await slow.finished(5);
      expect([slow.mostAtOnce, quick.mostAtOnce]).toEqual([2, 1]);
    });

    it('a key that waits or runs adds no second job; afterwards it adds one again', async () => {
      const { queue } = await open();
      const log = new JobLog(queue, 'index');
      const other = new JobLog(queue, 'other');
      const [running, release] = [new Gate(), new Gate()];
      log.handle = async () => {
        running.open();
        await release.opened;
      };
      const first = await queue.add('index', 'first', { uniqueKey: 'prj' });
      expect(await queue.add('index', 'while it waits', { uniqueKey: 'prj' })).toBe(first);
      await queue.start();
      await running.opened;
      expect(await queue.add('index', 'while it runs', { uniqueKey: 'prj' })).toBe(first);
      const added = await Promise.all([
        queue.add('index', 'another key', { uniqueKey: 'prj2' }),
        queue.add('other', 'another kind', { uniqueKey: 'prj' }),
      ]);
      expect(new Set([first, ...added]).size).toBe(3);
      release.open();
      await Promise.all([log.finished(2), other.finished(1)]);
      // The key is free once the job's end is written, which may be a moment after its handler's.
      while ((await queue.add('index', 'again', { uniqueKey: 'prj' })) === first);
      await log.finished(3);
      expect(log.payloads).toEqual(['first', 'another key', 'again']);
    });

    it('of many who add the same key at the same time, one adds the job', async () => {
      const { queue } = await open();
      const log = new JobLog(queue, 'index');
      const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => queue.add('index', n, { uniqueKey: 'prj' })));
      expect(new Set(ids).size).toBe(1);
      await queue.add('index', 'last');
      await queue.start();
      await log.finished(2);
      expect(log.payloads[1]).toBe('last');
    });

    it('a job that is added in a transaction exists only if that commits', async () => {
      const { queue } = await open();
      const log = new JobLog(queue, 'welcome');
      await queue.start();
      const undone = system.transaction(async (transaction) => {
        await queue.add('welcome', 'rolled back', {}, transaction);
        throw new Error('The account could not be made.');
      });
      await expect(undone).rejects.toThrow('The account could not be made.');
      await system.transaction(async (transaction) => {
        await queue.add('welcome', 'committed', {}, transaction);
        await queue.add('welcome', 'no second', { uniqueKey: 'k' }, transaction);
        await queue.add('welcome', 'of the same key', { uniqueKey: 'k' }, transaction);
        await queue.add('witness', null);
        expect(log.payloads).toEqual([]);
      });
      await log.finished(2);
      expect(log.payloads).toEqual(['committed', 'no second']);
      await expect(queue.add('welcome', 'lost', {}, {})).rejects.toThrow(TypeError);
    });

    it('a job with a time does not run before it', async () => {
      const { queue } = await open();
      const log = new JobLog(queue, 'remind', 2);
      await queue.start();
      const notBefore = new Date(Date.now() + 400);
      await queue.add('remind', 'later', { notBefore });
      await queue.add('remind', 'now', { notBefore: new Date(0) });
      await log.finished(2);
      expect(log.payloads).toEqual(['now', 'later']);
      expect(Date.now()).toBeGreaterThanOrEqual(notBefore.getTime() - 5);
    });

    it('a job never runs twice at the same time while its worker lives, however long it takes', async () => {
      const name = jobName('queue');
      const workers = await Promise.all([open(name), open(name), open(name)]);
      const logs = workers.map(({ queue }) => new JobLog(queue, 'long', 4));
      const release = new Gate();
      logs.forEach((log) => (log.handle = ({ payload }) => (payload === 'long' ? release.opened : Promise.resolve())));
      await Promise.all(workers.map(({ queue }) => queue.start()));
      const [{ queue }] = workers;
      await queue.add('long', 'long');
      // Longer than two leases, on the queue's own clock; meanwhile much else is done.
      await queue.add('long', 'the end', { notBefore: new Date(Date.now() + 2.2 * system.leaseMs) });
      for (let n = 0; n < 60; n++) await queue.add('long', n);
      await Promise.race(logs.map((log) => log.begunWith('the end')));
      release.open();
      await JobLog.together(logs, 62);
      const all = logs.flatMap(({ payloads }) => payloads);
      expect([all.length, new Set(all).size]).toEqual([62, 62]);
    });

    it('when a worker dies in the middle of a job, another runs it, and the job keeps its tries', async () => {
      const name = jobName('queue');
      const doomed = await open(name);
      const dying = new JobLog(doomed.queue, 'build');
      const never = new Gate();
      dying.handle = () => never.opened;
      await doomed.queue.start();
      const id = await doomed.queue.add('build', 'app', { maxAttempts: 1 });
      await dying.begun(1);
      const heir = await open(name);
      const log = new JobLog(heir.queue, 'build');
      await heir.queue.start();
      await doomed.kill();
      await log.finished(1);
      never.open();
      expect(log.jobs.map((job) => job.id)).toEqual([id]);
      expect(await heir.queue.failed(10)).toEqual([]);
    });

    it('the handler of a worker that has lost its database is told to give up', async () => {
      const doomed = await open();
      const { queue } = doomed;
      const log = new JobLog(queue, 'long');
      const told = new Gate();
      log.handle = async (_, signal) => {
        await once(signal, 'abort');
        told.open();
      };
      await queue.start();
      await queue.add('long', null);
      await log.begun(1);
      await doomed.kill();
      await told.opened;
    });

    it('closing aborts what runs, waits for it, and leaves it to be run again', async () => {
      const name = jobName('queue');
      const { queue } = await open(name);
      const log = new JobLog(queue, 'long');
      const tidy = new Gate();
      let tidied = false;
      log.handle = async (_, signal) => {
        await once(signal, 'abort');
        await tidy.opened;
        tidied = true;
        throw signal.reason;
      };
      await queue.start();
      const id = await queue.add('long', 'work', { maxAttempts: 1 });
      await log.begun(1);
      const closing = queue.close();
      tidy.open();
      await closing;
      expect(tidied).toBe(true);
      const next = await open(name);
      const again = new JobLog(next.queue, 'long');
      await next.queue.start();
      await again.finished(1);
      expect(again.jobs).toEqual([{ id, kind: 'long', payload: 'work', attempt: 1 }]);
    });

    jobFailureContract(open);
  });
}
