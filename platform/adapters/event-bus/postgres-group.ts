import { failureMessage, growingPauseMs } from '#platform/adapters/postgres/failure';
import type { Log } from '#platform/adapters/postgres/log';
import { Wake } from '#platform/adapters/postgres/wake';
import type { DeadLetterHandler, EventHandler } from '#platform/ports/event-bus';
import type { Event } from '#schema/events/event';
import { GroupTakenOver, type Delayed, type GroupStore, type Placed, type Postponement } from './postgres-group-store';

export interface Subscription {
  group: string;
  names: readonly string[];
  handler: EventHandler;
  deadLetter: DeadLetterHandler;
}

export interface RetryRule {
  attempts: number;
  firstPauseMs: number;
  longestPauseMs: number;
  /** How often a group looks for events that no notice announced. */
  pollMs: number;
}

/** A crash repeats at most what was handled since the last save. */
const SAVE_EVERY_MS = 100;
const BATCH = 200;
/** With so many keys failing, the trouble is not theirs: the group stops reading on until some are through. */
const MOST_DELAYED_KEYS = 1_000;

/**
 * Serves one group in this process: one event at a time, in the order of publishing. An event that fails steps aside, with those of its key behind it, and the others pass.
 */
export class ServedGroup {
  private readonly wake = new Wake();
  private readonly delayed = new Map<string, { head: Delayed; dueAt: number }>();
  private stopping = false;
  private reached = 0;
  private saved = 0;
  private savedAt = 0;

  constructor(
    private readonly subscription: Subscription,
    private readonly store: GroupStore,
    private readonly rule: RetryRule,
    private readonly log: Log,
  ) {}

  look(): void {
    this.wake.ring();
  }

  /** A handler that runs is let finish; nothing is begun after it. */
  stop(): void {
    this.stopping = true;
    this.wake.ring();
  }

  /** Until stopped, or until another process has taken the group over. */
  async serve(): Promise<void> {
    try {
      const { position, delayed } = await this.store.take();
      this.reached = this.saved = position;
      for (const head of delayed) this.remember(head);
      while (!this.stopping) {
        const retried = await this.retryDue();
        const read = await this.readOn();
        if (!retried && !read) await this.wake.sleep(Math.min(this.rule.pollMs, this.nextDueInMs()));
      }
    } catch (error) {
      const { group } = this.subscription;
      if (!(error instanceof GroupTakenOver) && !this.stopping)
        this.log.warn(
          { error, group },
          `event-bus: serving ${group} broke off; it is taken up again from where it was saved`,
        );
    }
  }

  private async readOn(): Promise<boolean> {
    if (this.stopping || this.delayed.size >= MOST_DELAYED_KEYS) return false;
    const batch = await this.store.next(this.reached, BATCH);
    for (const placed of batch) {
      if (this.stopping) break;
      await this.pass(placed);
      if (performance.now() - this.savedAt >= SAVE_EVERY_MS) await this.save();
    }
    await this.save();
    return batch.length > 0;
  }

  private async pass({ position, event }: Placed): Promise<void> {
    if (event) {
      const later = this.delayed.has(event.key)
        ? { attempts: 0, pauseMs: 0, error: null }
        : await this.deliver(event, 0);
      if (later) await this.delay(position, event.key, later);
    }
    this.reached = position;
  }

  private async delay(position: number, key: string, later: Postponement): Promise<void> {
    await this.store.delay(position, key, later);
    this.saved = Math.max(this.saved, position);
    if (later.attempts > 0) this.remember({ key, position, attempts: later.attempts, dueInMs: later.pauseMs });
  }

  private async save(): Promise<void> {
    if (this.saved < this.reached) await this.store.reach(this.reached);
    this.saved = Math.max(this.saved, this.reached);
    this.savedAt = performance.now();
  }

  private async retryDue(): Promise<boolean> {
    const due = [...this.delayed.values()].filter(({ dueAt }) => dueAt <= performance.now());
    for (const { head } of due) {
      if (this.stopping) break;
      const later = await this.deliver(await this.store.at(head.position), head.attempts);
      if (later) {
        await this.delay(head.position, head.key, later);
        continue;
      }
      const next = await this.store.settle(head);
      this.delayed.delete(head.key);
      if (next) this.remember(next);
    }
    return due.length > 0;
  }

  /** Null when the group is done with the event: handled, or kept as a dead letter. */
  private async deliver(event: Event, failedBefore: number): Promise<Postponement | null> {
    const { handler, deadLetter } = this.subscription;
    try {
      await handler(event);
      return null;
    } catch (error) {
      const failure = { message: failureMessage(error), attempts: failedBefore + 1 };
      if (failure.attempts >= this.rule.attempts && (await this.accepted(deadLetter, event, failure))) return null;
      const { firstPauseMs, longestPauseMs } = this.rule;
      const pauseMs = growingPauseMs(failure.attempts, firstPauseMs, longestPauseMs);
      return { attempts: failure.attempts, pauseMs, error: failure.message };
    }
  }

  private async accepted(
    deadLetter: DeadLetterHandler,
    event: Event,
    failure: { message: string; attempts: number },
  ): Promise<boolean> {
    const fields = { group: this.subscription.group, eventId: event.id, eventName: event.name, ...failure };
    try {
      await deadLetter(event, failure);
      this.log.warn(fields, 'event-bus: an event is kept as a dead letter');
      return true;
    } catch (error) {
      this.log.warn({ ...fields, error }, 'event-bus: a dead letter was refused; the event stays with the bus');
      return false;
    }
  }

  private remember(head: Delayed): void {
    this.delayed.set(head.key, { head, dueAt: performance.now() + Math.max(0, head.dueInMs) });
  }

  private nextDueInMs(): number {
    let earliest = Infinity;
    for (const { dueAt } of this.delayed.values()) earliest = Math.min(earliest, dueAt);
    return earliest - performance.now();
  }
}
