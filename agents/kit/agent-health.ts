import type { Pulse } from './heartbeat';

/** Beats that may be missing in a row before the agent no longer counts as heard, or as alive. */
const BEATS_TO_HEAR = 3;
const BEATS_TO_LIVE = 5;

/** What an agent knows of its own health: whether its loop runs, and whether the platform hears it. Each question is answered with null when all is well, else with the reason. */
export class AgentHealth implements Pulse {
  private everyMs: number | null = null;
  private triedAt = 0;
  private heardAt = 0;
  private problem: string | null = null;
  private unreachable: string | null = null;

  /** `signal` is the one that ends the agent; `now` is a clock in milliseconds that only goes forward. */
  constructor(
    private readonly signal: AbortSignal,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The platform has stopped answering, for this reason; with null it answers again. */
  reached(problem: string | null): void {
    this.unreachable = problem;
  }

  began(everySeconds: number): void {
    this.everyMs = everySeconds * 1000;
    this.beaten(null);
  }

  beaten(problem: string | null): void {
    this.triedAt = this.now();
    if (problem === null) this.heardAt = this.triedAt;
    this.problem = problem;
  }

  ended(): void {
    this.everyMs = null;
  }

  /** Why the agent stands still although its process does not. */
  whyNotAlive(): string | null {
    if (this.everyMs === null || this.signal.aborted) return null;
    const silentMs = this.now() - this.triedAt;
    if (silentMs <= this.everyMs * BEATS_TO_LIVE) return null;
    return `The agent has not tried to send a sign of life for ${seconds(silentMs)}; start it again.`;
  }

  /** Why the platform would not give work to the agent now. */
  whyNotReady(): string | null {
    if (this.signal.aborted) return 'The agent is ending.';
    if (this.everyMs === null)
      return this.unreachable
        ? `The agent could not register yet: ${this.unreachable}`
        : 'The agent has not registered with the platform yet.';
    if (this.unreachable) return this.unreachable;
    if (this.problem !== null) return `The last sign of life did not get through: ${this.problem}`;
    const silentMs = this.now() - this.heardAt;
    if (silentMs <= this.everyMs * BEATS_TO_HEAR) return null;
    return `The platform has heard no sign of life for ${seconds(silentMs)}.`;
  }
}

const seconds = (milliseconds: number) => `${Math.round(milliseconds / 1000)} s`;
