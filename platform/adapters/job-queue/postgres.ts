import type { Pool } from 'pg';
import { installSchema } from '#platform/adapters/postgres/install-schema';
import { silent, type Log } from '#platform/adapters/postgres/log';
import { openPool } from '#platform/adapters/postgres/open-pool';
import { RegularWork } from '#platform/adapters/postgres/regular-work';
import { StandingConnection } from '#platform/adapters/postgres/standing-connection';
import { Wake } from '#platform/adapters/postgres/wake';
import type { FailedJob, JobHandler, JobOptions, JobQueue } from '#platform/ports/job-queue';
import { addJob, asStatements, retryJob } from './postgres-add';
import { JobStore } from './postgres-job-store';
import { Runs, type RunRule } from './postgres-runs';
import { JOBS_SCHEMA } from './postgres-schema';
import { trimJobs } from './postgres-trim';

export interface PostgresJobQueueOptions extends Partial<RunRule> {
  url: string;
  /** Whose jobs these are: the name of the subgraph. Queues of different names know nothing of each other. */
  queue: string;
  log?: Log;
  /** How often the queue looks for jobs that no notice announced, and for those of dead workers. */
  pollMs?: number;
  keepSucceededDays?: number;
  keepFailedDays?: number;
}

const RULE: RunRule = { firstPauseMs: 1_000, longestPauseMs: 300_000, leaseMs: 20_000, longestRunMs: 3_600_000 };

/** A job that is due but cannot be claimed (another worker looks at it) must not make a busy loop. */
const LEAST_SLEEP_MS = 10;

/** Keeps jobs as rows of `jobs.job`, in the database of the subgraph, so that a job and what it is about commit together. */
export class PostgresJobQueue implements JobQueue {
  private readonly queue: string;
  private readonly log: Log;
  private readonly pollMs: number;
  private readonly pool: Pool;
  private readonly store: JobStore;
  private readonly runs: Runs;
  private readonly connection: StandingConnection;
  private readonly trim: RegularWork;
  private readonly wake = new Wake();
  private readonly handlers = new Map<string, { concurrency: number; handler: JobHandler }>();
  private installed: Promise<void> | null = null;
  private working: Promise<void> = Promise.resolve();
  private started = false;
  private closed: Promise<void> | null = null;
  private revivedAt = -Infinity;

  constructor(options: PostgresJobQueueOptions) {
    const { url, queue, log = silent, pollMs = 1_000, keepSucceededDays = 7, keepFailedDays = 30, ...rule } = options;
    this.queue = queue;
    this.log = log;
    this.pollMs = pollMs;
    const name = `job-queue ${queue}`;
    this.pool = openPool(url, name, 3, log);
    const given = { ...RULE, ...rule };
    this.store = new JobStore(this.pool, queue, given.leaseMs);
    this.runs = new Runs(this.store, given, log, () => this.wake.ring());
    this.trim = new RegularWork(
      `${name}: removing old jobs`,
      () => this.removeOld(keepSucceededDays, keepFailedDays),
      log,
    );
    this.connection = new StandingConnection({
      url,
      name,
      log,
      channel: 'jobs',
      pulseMs: pollMs,
      // The answer is the sign that the connection lives.
      pulse: async (client) => void (await client.query('select')),
      onNotice: (queueWithNews) => {
        if (queueWithNews === queue) this.wake.ring();
      },
    });
  }

  async add(kind: string, payload: unknown, options?: JobOptions, transaction?: unknown): Promise<string> {
    const statements = transaction === undefined ? this.pool : asStatements(transaction);
    await this.install();
    return addJob(statements, this.queue, kind, payload, options);
  }

  handle(kind: string, concurrency: number, handler: JobHandler): void {
    if (this.started) throw new Error(`Name the handler of ${kind} before the job queue starts.`);
    if (this.handlers.has(kind)) throw new Error(`The jobs of kind ${kind} have a handler already.`);
    if (!Number.isInteger(concurrency) || concurrency < 1)
      throw new RangeError(`The concurrency of ${kind} is ${concurrency}; it has to be 1 or more.`);
    this.handlers.set(kind, { concurrency, handler });
  }

  async start(): Promise<void> {
    if (this.closed) throw new Error('The job queue is closed; make a new one.');
    if (this.started) return;
    this.started = true;
    await this.install();
    await this.connection.open();
    this.trim.start();
    this.working = this.work();
  }

  async failed(limit: number): Promise<FailedJob[]> {
    await this.install();
    return this.store.failed(limit);
  }

  async retry(id: string): Promise<boolean> {
    await this.install();
    return retryJob(this.pool, this.queue, id);
  }

  close(): Promise<void> {
    this.closed ??= this.finish();
    return this.closed;
  }

  private async finish(): Promise<void> {
    this.trim.stop();
    this.wake.ring();
    await this.working;
    await this.runs.close();
    await this.connection.close();
    await this.pool.end();
  }

  /** A failed try is forgotten, so that the next call tries again. */
  private install(): Promise<void> {
    this.installed ??= installSchema(this.pool, 'jobs', JOBS_SCHEMA).catch((error: unknown) => {
      this.installed = null;
      throw error;
    });
    return this.installed;
  }

  private async work(): Promise<void> {
    let failing = false;
    while (!this.closed) {
      let sleepMs = this.pollMs;
      try {
        await this.reviveNowAndThen();
        if (await this.claim()) continue;
        sleepMs = Math.min(sleepMs, Math.max(LEAST_SLEEP_MS, await this.untilNextJob()));
        failing = false;
      } catch (error) {
        if (!failing)
          this.log.warn({ error }, `job-queue ${this.queue}: no jobs can be claimed; trying again until it works`);
        failing = true;
      }
      await this.wake.sleep(sleepMs);
    }
  }

  private async reviveNowAndThen(): Promise<void> {
    if (performance.now() - this.revivedAt < this.pollMs) return;
    this.revivedAt = performance.now();
    await this.store.revive();
  }

  /** True when there may be more to claim at once. */
  private async claim(): Promise<boolean> {
    const free = this.freeSlots();
    if (free.size === 0) return false;
    const claimedAt = performance.now();
    const claimed = await this.store.claim(free, this.runs.ids);
    for (const job of claimed) {
      const handling = this.handlers.get(job.kind);
      if (handling) this.runs.begin(job, handling.handler, claimedAt);
    }
    return claimed.length > 0;
  }

  private async untilNextJob(): Promise<number> {
    const kinds = [...this.freeSlots().keys()];
    return kinds.length === 0 ? Infinity : this.store.nextDueInMs(kinds);
  }

  private freeSlots(): Map<string, number> {
    const free = new Map<string, number>();
    for (const [kind, { concurrency }] of this.handlers) {
      const slots = concurrency - this.runs.count(kind);
      if (slots > 0) free.set(kind, slots);
    }
    return free;
  }

  private async removeOld(keepSucceededDays: number, keepFailedDays: number): Promise<void> {
    const succeeded = await trimJobs(this.pool, this.queue, 'SUCCEEDED', keepSucceededDays);
    const failed = await trimJobs(this.pool, this.queue, 'FAILED', keepFailedDays);
    if (succeeded + failed > 0) this.log.info({ succeeded, failed }, `job-queue ${this.queue}: old jobs are removed`);
  }
}
