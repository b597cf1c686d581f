/** A bell for one sleeper. A ring while nobody sleeps is kept, so that the next sleep ends at once and no news is lost. */
export class Wake {
  private rung = false;
  private rise: (() => void) | null = null;

  ring(): void {
    this.rung = true;
    this.rise?.();
  }

  /** Sleeps until a ring, at most so many milliseconds. */
  async sleep(atMostMs: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, atMostMs));
        this.rise = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.rise = null;
    }
    this.rung = false;
  }
}
