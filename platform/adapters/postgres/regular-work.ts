import type { Log } from './log';

const EVERY_MS = 3_600_000;
const FIRST_AFTER_MS = 60_000;

/** Does something a minute after the start and then every hour, as long as the process lives for other reasons. */
export class RegularWork {
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    /** For the log: `event-bus: removing old events`. */
    private readonly name: string,
    private readonly work: () => Promise<void>,
    private readonly log: Log,
  ) {}

  start(): void {
    this.schedule(FIRST_AFTER_MS);
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private schedule(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.run(), afterMs).unref();
  }

  private async run(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      if (!this.stopped) this.log.warn({ error }, `${this.name} did not succeed; the next try is in an hour`);
    }
    this.schedule(EVERY_MS);
  }
}
