/** A job of a subgraph's own: small JSON, so that it can be read again after a restart. */
export interface Job {
  id: string;
  kind: string;
  payload: unknown;
  /** 1 for the first try. */
  attempt: number;
}

/** Aborts when the queue closes or the job's time is over; a handler gives up soon after. */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<void>;

export interface JobOptions {
  /** The same key, while a job with it waits or runs, adds none. */
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
  handle(kind: string, concurrency: number, handler: JobHandler): void;
  start(): Promise<void>;
  /** Aborts what runs, waits for it, and leaves it to be run again. */
  close(): Promise<void>;
}
