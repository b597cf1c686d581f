// A touch that changes nothing brings no frame; its sender hears by then.
const NO_CHANGE_MILLISECONDS = 250;
const REMEMBERED = 120;

/** Numbers the frames that reach the video, and says how fresh they were. */
export class FrameCount {
  #number = 0;
  #waiting: { since: number; resolve: (frame: number) => void }[] = [];
  #drawnAt: number[] = [];
  #ages: number[] = [];

  get number(): number {
    return this.#number;
  }

  /** A picture of that moment (Unix time, milliseconds) is in the video now. */
  drawn(capturedAt: number, now = Date.now()): void {
    this.#number++;
    this.#drawnAt = [...this.#drawnAt.filter((time) => now - time < 1000), now];
    this.#ages = [...this.#ages.slice(1 - REMEMBERED), Math.max(0, now - capturedAt)];
    const ready = this.#waiting.filter(({ since }) => since <= capturedAt);
    this.#waiting = this.#waiting.filter(({ since }) => since > capturedAt);
    for (const { resolve } of ready) resolve(this.#number);
  }

  /** Number of the first frame that shows the screen as it is from now on. */
  next(since = Date.now()): Promise<number> {
    return new Promise((resolve) => {
      const entry = { since, resolve };
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        resolve(this.#number);
      }, NO_CHANGE_MILLISECONDS);
      entry.resolve = (frame) => {
        clearTimeout(timer);
        resolve(frame);
      };
      this.#waiting.push(entry);
    });
  }

  /** Frames of the last second. */
  perSecond(now = Date.now()): number {
    return this.#drawnAt.filter((time) => now - time < 1000).length;
  }

  /** Median milliseconds from the screen to the video, over the last frames; null before the first. */
  medianAge(): number | null {
    const sorted = this.#ages.toSorted((left, right) => left - right);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }
}
