import { failureMessage, growingPauseMs } from '#platform/adapters/postgres/failure';
import type { Log } from '#platform/adapters/postgres/log';
import type { JobHandler } from '#platform/ports/job-queue';
import type { ClaimedJob, JobStore } from './postgres-job-store';

export interface RunRule {
  firstPauseMs: number;
  longestPauseMs: number;
  /** How long after its worker's death a job is held to be running. */
  leaseMs: number;
  /** A run that lasts longer is aborted, and that counts as a failed try. */
  longestRunMs: number;
}

interface Running {
  job: ClaimedJob;
  abort: AbortController;
  /** When the lease may be another's, by this process's own clock. */
  goodUntil: number;
  leaseLost: boolean;
}

const RECORD_AGAIN_MS = 500;
/** Renewals in the time of one lease. */
const BEATS = 4;

/** The jobs that run in this process, each under a lease that is kept while it runs. */
export class Runs {
  private readonly running = new Map<string, Running & { ended: Promise<void> }>();
  private heartbeat: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(
    private readonly store: JobStore,
    private readonly rule: RunRule,
    private readonly log: Log,
    private readonly onEnd: () => void,
  ) {}

  get ids(): string[] {
    return [...this.running.keys()];
  }

  count(kind: string): number {
    return [...this.running.values()].filter(({ job }) => job.kind === kind).length;
  }

  /** `claimedAt` is the moment before the claim was asked for, on the clock of `performance.now()`. */
  begin(job: ClaimedJob, handler: JobHandler, claimedAt: number): void {
    const run: Running = {
      job,
      abort: new AbortController(),
      goodUntil: claimedAt + this.rule.leaseMs,
      leaseLost: false,
    };
    const ended = this.run(run, handler).finally(() => {
      this.running.delete(job.id);
      this.onEnd();
    });
    this.running.set(job.id, Object.assign(run, { ended }));
    this.heartbeat ??= setInterval(() => void this.renew(), this.rule.leaseMs / BEATS).unref();
  }

  async close(): Promise<void> {
    this.closing = true;
    const left = [...this.running.values()];
    for (const { abort } of left) abort.abort(new Error('The job queue closes; the job is run again later.'));
    await Promise.all(left.map(({ ended }) => ended));
    if (this.heartbeat) clearInterval(this.heartbeat);
  }

  private async run(run: Running, handler: JobHandler): Promise<void> {
    const { job, abort } = run;
    const minutes = this.rule.longestRunMs / 60_000;
    const timer = setTimeout(
      () => abort.abort(new Error(`The job ran longer than ${minutes} min.`)),
      this.rule.longestRunMs,
    );
    let record: () => Promise<void>;
    try {
      await handler({ id: job.id, kind: job.kind, payload: job.payload, attempt: job.attempt }, abort.signal);
      record = () => this.store.succeed(job);
    } catch (error) {
      record = this.closing ? () => this.store.release(job) : () => this.recordFailure(job, failureMessage(error));
    } finally {
      clearTimeout(timer);
    }
    await this.record(run, record);
  }

  private async recordFailure(job: ClaimedJob, error: string): Promise<void> {
    const { firstPauseMs, longestPauseMs } = this.rule;
    if (job.attempt < job.maxAttempts) {
      await this.store.tryAgain(job, growingPauseMs(job.attempt, firstPauseMs, longestPauseMs), error);
      return;
    }
    await this.store.fail(job, error);
    const { id, kind, attempt } = job;
    this.log.warn({ jobId: id, kind, attempt, reason: error }, 'job-queue: a job has failed for good');
  }

  /** The lease is kept until the outcome is written, so that a short absence of the database does not run the job twice. */
  private async record(run: Running, write: () => Promise<void>): Promise<void> {
    while (!run.leaseLost) {
      try {
        return await write();
      } catch (error) {
        this.log.warn({ error, jobId: run.job.id }, "job-queue: a job's outcome could not be written; trying again");
        await new Promise((resolve) => setTimeout(resolve, RECORD_AGAIN_MS));
      }
    }
  }

  private async renew(): Promise<void> {
    const askedAt = performance.now();
    const runs = [...this.running.values()].filter(({ leaseLost }) => !leaseLost);
    // A handler needs time to give up: it is told one beat before the lease can be another's.
    for (const run of runs) if (run.goodUntil - askedAt <= this.rule.leaseMs / BEATS) this.lose(run);
    if (runs.length === 0) return;
    try {
      const kept = await this.store.renew(runs.map(({ job }) => job));
      for (const run of runs) {
        if (kept.has(run.job.id)) run.goodUntil = askedAt + this.rule.leaseMs;
        else this.lose(run);
      }
    } catch (error) {
      this.log.warn({ error }, 'job-queue: the leases could not be renewed');
    }
  }

  private lose(run: Running): void {
    run.leaseLost = true;
    run.abort.abort(new Error('The lease of the job is lost; another worker may run it.'));
  }
}
