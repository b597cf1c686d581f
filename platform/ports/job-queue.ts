/** A job of a subgraph's own: small JSON, so that it can be read again after a restart. */
export interface Job {
  id: string;
  kind: string;
  payload: unknown;
  /** 1 for the first try. */
  attempt: number;
}

/** A job that was tried as often as it may be. */
export interface FailedJob extends Job {
  error: string;
  failedAt: Date;
}

/** Aborts when the queue closes or the job's time is over; a handler gives up soon after. */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<void>;

export interface JobOptions {
  /** While a job of this kind with the same key waits or runs, none is added, and `add` answers that one's id. */
  uniqueKey?: string;
  /** Not before this time. */
  notBefore?: Date;
  /** 1–25, default 5. After the last failed try the job is kept as FAILED with its error. */
  maxAttempts?: number;
}

/**
 * A subgraph's own background work. A job runs at least once; while its worker lives, never twice at the same time. A job of a worker that died is run again within 30 s.
 * Failed tries are repeated with pauses of 1 s, 2 s, 4 s … up to 5 min.
 */
export interface JobQueue {
  /** `transaction` is what the database's unit of work hands out: given, the job exists only if it commits. */
  add(kind: string, payload: unknown, options?: JobOptions, transaction?: unknown): Promise<string>;
  /** One handler a kind, for at most so many of its jobs at a time in this process; to be called before `start`. */
  handle(kind: string, concurrency: number, handler: JobHandler): void;
  start(): Promise<void>;
  /** The newest first. Failed jobs are kept for 30 days. */
  failed(limit: number): Promise<FailedJob[]>;
  /** Gives a failed job all its tries again. False when there is no such failed job, or one with its unique key waits or runs. */
  retry(id: string): Promise<boolean>;
  /** Aborts what runs, waits for it, and leaves it to be run again. */
  close(): Promise<void>;
}
