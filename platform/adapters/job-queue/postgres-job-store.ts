import type { Pool } from 'pg';
import type { FailedJob, Job } from '#platform/ports/job-queue';

export interface ClaimedJob extends Job {
  maxAttempts: number;
  /** Names this run; what is written with the lease of an earlier one has no effect. */
  lease: string;
}

export interface Run {
  id: string;
  lease: string;
}

/** A job over which so many workers have died is the likely cause of it. */
const MOST_LOSSES = 5;

/** The rows of one queue, as its workers use them. All times are the database's, so that no two clocks have to agree. */
export class JobStore {
  constructor(
    private readonly pool: Pool,
    private readonly queue: string,
    private readonly leaseMs: number,
  ) {}

  /** Claims due jobs, the oldest first, at most `free` of each kind; never one of `except`. */
  async claim(free: ReadonlyMap<string, number>, except: string[]): Promise<ClaimedJob[]> {
    const { rows } = await this.pool.query<ClaimedJob>(
      `with due as materialized (
         select due.id from unnest($2::text[], $3::int[]) as slot (kind, free)
         cross join lateral (
           select id from jobs.job
           where queue = $1 and kind = slot.kind and status = 'QUEUED' and run_at <= now() and id <> all($4)
           order by run_at, id limit slot.free for update skip locked
         ) due
       )
       update jobs.job j set status = 'RUNNING', attempt = attempt + 1, lease = gen_random_uuid(),
         lease_until = clock_timestamp() + $5 * interval '1 millisecond'
       from due where j.id = due.id
       returning j.id, kind, payload, attempt, max_attempts as "maxAttempts", lease`,
      [this.queue, [...free.keys()], [...free.values()], except, this.leaseMs],
    );
    return rows;
  }

  /** Milliseconds until the next job of these kinds may run; Infinity when none waits. */
  async nextDueInMs(kinds: string[]): Promise<number> {
    const { rows } = await this.pool.query<{ ms: number | null }>(
      `select min(due.ms) as ms from unnest($2::text[]) as wanted (kind) cross join lateral (
         select extract(epoch from run_at - clock_timestamp())::float8 * 1000 as ms from jobs.job
         where queue = $1 and kind = wanted.kind and status = 'QUEUED' order by run_at limit 1
       ) due`,
      [this.queue, kinds],
    );
    return rows[0]?.ms ?? Infinity;
  }

  /** Queues again what dead workers have left. */
  async revive(): Promise<void> {
    await this.pool.query(
      `with dead as materialized (
         select id from jobs.job where queue = $1 and status = 'RUNNING' and lease_until < clock_timestamp()
         for update skip locked
       )
       update jobs.job j set losses = losses + 1, lease = null, lease_until = null,
         status = case when losses + 1 < $2 then 'QUEUED' else 'FAILED' end,
         attempt = case when losses + 1 < $2 then attempt - 1 else attempt end,
         finished_at = case when losses + 1 < $2 then null else now() end,
         error = 'The worker died while it ran this job, ' || (losses + 1) || ' times so far.'
       from dead where j.id = dead.id`,
      [this.queue, MOST_LOSSES],
    );
  }

  /** Answers the ids whose lease is still this worker's. */
  async renew(runs: Run[]): Promise<Set<string>> {
    const { rows } = await this.pool.query<{ id: string }>(
      `update jobs.job j set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
       from unnest($1::text[], $2::uuid[]) as run (id, lease)
       where j.id = run.id and j.lease = run.lease and j.status = 'RUNNING' returning j.id`,
      [runs.map(({ id }) => id), runs.map(({ lease }) => lease), this.leaseMs],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async succeed(run: Run): Promise<void> {
    await this.finish(run, `status = 'SUCCEEDED', finished_at = now(), error = null`, []);
  }

  async fail(run: Run, error: string): Promise<void> {
    await this.finish(run, `status = 'FAILED', finished_at = now(), error = $3`, [error]);
  }

  async tryAgain(run: Run, pauseMs: number, error: string): Promise<void> {
    const due = `clock_timestamp() + $3 * interval '1 millisecond'`;
    await this.finish(run, `status = 'QUEUED', run_at = ${due}, error = $4`, [pauseMs, error]);
  }

  /** As if the run had not begun. */
  async release(run: Run): Promise<void> {
    await this.finish(run, `status = 'QUEUED', attempt = attempt - 1`, []);
  }

  async failed(limit: number): Promise<FailedJob[]> {
    const { rows } = await this.pool.query<FailedJob>(
      `select id, kind, payload, attempt, error, finished_at as "failedAt" from jobs.job
       where queue = $1 and status = 'FAILED' order by finished_at desc, id desc limit $2`,
      [this.queue, limit],
    );
    return rows;
  }

  private async finish({ id, lease }: Run, change: string, parameters: unknown[]): Promise<void> {
    await this.pool.query(
      `update jobs.job set lease = null, lease_until = null, ${change} where id = $1 and lease = $2`,
      [id, lease, ...parameters],
    );
  }
}
