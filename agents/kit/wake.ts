/** A bell: whoever waits is woken, and a ring that nobody waited for wakes the next who does. */
export class Wake {
  private isRung = false;
  private notify: () => void = () => undefined;

  ring(): void {
    this.isRung = true;
    this.notify();
  }

  /** Resolves at a ring, after the time, or when the signal aborts. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.isRung && !signal.aborted)
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        signal.addEventListener('abort', end);
        this.notify = end;
      });
    this.notify = () => undefined;
    this.isRung = false;
  }
}
