import { LeaseLost } from './gateway-errors';

/** Work that an agent holds by a lease. */
export interface Held {
  id: string;
  fencingToken: number;
}

/** After a beat that did not get through; a lease is long enough for one such failure. */
const RETRY_SECONDS = 1;

/** Is told how the beats go. */
export interface Pulse {
  /** The agent is registered; from now on it sends a sign of life at least so often. */
  began(everySeconds: number): void;
  /** A beat got through, or did not for this reason. */
  beaten(problem: string | null): void;
  /** No more beats, until it begins anew. */
  ended(): void;
}

/** Sends one sign of life, with the work that is held. Rejects with `LeaseLost` when that is another's; with anything else when it did not get through. */
export type Beat = (held: Held | null, signal: AbortSignal) => Promise<void>;

/**
 * Says at regular times that the agent lives, whatever its work is doing: the timer knows nothing of the job. When the platform says that the work is lost, the job's signal
 * aborts with `LeaseLost`.
 */
export class Heartbeat {
  private held: (Held & { abort: AbortController }) | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isEnded = false;
  private beating: Promise<void> | null = null;

  constructor(
    private readonly beat: Beat,
    private readonly everySeconds: number,
    private readonly pulse: Pulse | null = null,
  ) {}

  start(): void {
    this.pulse?.began(this.everySeconds);
    this.beatAfter(this.everySeconds);
  }

  /** From now on the lease of this work is renewed; the signal aborts with `LeaseLost` when it is lost, or with the reason of `outer`. */
  hold(held: Held, outer: AbortSignal): AbortSignal {
    const abort = new AbortController();
    this.held = { ...held, abort };
    return AbortSignal.any([abort.signal, outer]);
  }

  release(): void {
    this.held = null;
  }

  /** Beats at once and begins to count anew: after a wake-up, the work may have been taken away. */
  async now(): Promise<void> {
    if (this.isEnded) return;
    this.beating ??= this.beatOnce().finally(() => {
      this.beating = null;
    });
    await this.beating;
  }

  stop(): void {
    this.isEnded = true;
    if (this.timer) clearTimeout(this.timer);
    this.pulse?.ended();
  }

  private beatAfter(seconds: number): void {
    this.timer = setTimeout(() => void this.now(), seconds * 1000);
  }

  private async beatOnce(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    const { held } = this;
    let next = this.everySeconds;
    let problem: string | null = null;
    try {
      const work = held && { id: held.id, fencingToken: held.fencingToken };
      await this.beat(work, AbortSignal.timeout(this.everySeconds * 1000));
    } catch (error) {
      // Anything else is tried again soon; if no beat gets through, the platform gives the work away and says so later.
      if (error instanceof LeaseLost) held?.abort.abort(error);
      else {
        next = Math.min(RETRY_SECONDS, next);
        problem = error instanceof Error ? error.message : String(error);
      }
    }
    if (this.isEnded) return;
    this.pulse?.beaten(problem);
    this.beatAfter(next);
  }
}
