/** A bell: whoever waits is woken, and a ring that nobody waited for wakes the next who does. */
export class Wake {
  private isRung = false;
  private notify: (() => void) | null = null;

  ring(): void {
    this.isRung = true;
    this.notify?.();
  }

  /** Resolves at a ring, after the time, or when the signal aborts. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.isRung && !signal.aborted)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener('abort', () => resolve(), { once: true });
        this.notify = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.notify = null;
    this.isRung = false;
  }
}
