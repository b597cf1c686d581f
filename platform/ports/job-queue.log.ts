import type { Job, JobQueue } from './job-queue';

/** One process's job queue. */
export interface JobProcess {
  queue: JobQueue;
  /** As the process's death is to everybody else: no goodbye, and nothing that it does afterwards arrives. */
  kill(): Promise<void>;
}

let names = 0;
/** A name that no other test has used. */
export const jobName = (word: string) => `${word}-${process.pid}-${Date.now()}-${++names}`;

/** The handler of a kind, which remembers what it ran. */
export class JobLog {
  /** Those that ended well. */
  readonly jobs: Job[] = [];
  readonly started: Job[] = [];
  mostAtOnce = 0;
  handle: (job: Job, signal: AbortSignal) => Promise<void> = async () => undefined;
  private running = 0;
  private readonly waiting = new Set<() => void>();

  constructor(queue: JobQueue, kind: string, concurrency = 1) {
    queue.handle(kind, concurrency, (job, signal) => this.run(job, signal));
  }

  get payloads(): unknown[] {
    return this.jobs.map(({ payload }) => payload);
  }

  finished(n: number): Promise<void> {
    return this.until(() => this.jobs.length >= n);
  }

  begun(n: number): Promise<void> {
    return this.until(() => this.started.length >= n);
  }

  begunWith(payload: unknown): Promise<void> {
    return this.until(() => this.started.some((job) => job.payload === payload));
  }

  static async together(logs: JobLog[], n: number): Promise<void> {
    const enough = () => logs.reduce((sum, { jobs }) => sum + jobs.length, 0) >= n;
    await Promise.race(logs.map((log) => log.until(enough)));
  }

  private async run(job: Job, signal: AbortSignal): Promise<void> {
    this.started.push(job);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.running);
    this.tell();
    try {
      await this.handle(job, signal);
      this.jobs.push(job);
    } finally {
      this.running--;
      this.tell();
    }
  }

  private tell(): void {
    this.waiting.forEach((check) => check());
  }

  private until(done: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!done()) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
      check();
    });
  }
}
