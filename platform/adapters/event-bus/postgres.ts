import type { Client, Pool } from 'pg';
import { installSchema } from '#platform/adapters/postgres/install-schema';
import { silent, type Log } from '#platform/adapters/postgres/log';
import { openPool } from '#platform/adapters/postgres/open-pool';
import { RegularWork } from '#platform/adapters/postgres/regular-work';
import { StandingConnection } from '#platform/adapters/postgres/standing-connection';
import type { DeadLetterHandler, EventBus, EventHandler } from '#platform/ports/event-bus';
import type { Event } from '#schema/events/event';
import { ServedGroup, type RetryRule, type Subscription } from './postgres-group';
import { GroupStore } from './postgres-group-store';
import { BUS_SCHEMA } from './postgres-schema';
import { trimEvents } from './postgres-trim';

export interface PostgresEventBusOptions extends Partial<RetryRule> {
  url: string;
  log?: Log;
  /** Events that every group has behind it are kept for this long; so long is a repeated id recognised. */
  keepDays?: number;
}

const RULE: RetryRule = { attempts: 5, firstPauseMs: 200, longestPauseMs: 30_000, pollMs: 1_000 };
/** Says that a group is free, so that a process that stands by need not wait for its next look. */
const FREE = 'free';

/**
 * Keeps events as rows in the schema `bus`, in one order for all. Each group is served by one process at a time: the one whose session holds the group's lock.
 * The others look every second, and are told when it closes; a session that dies lets go of its locks. A group that comes with a new name begins at the oldest event kept.
 */
export class PostgresEventBus implements EventBus {
  private readonly log: Log;
  private readonly rule: RetryRule;
  private readonly publishing: Pool;
  private readonly serving: Pool;
  private readonly connection: StandingConnection;
  private readonly trim: RegularWork;
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly served = new Map<string, { group: ServedGroup; ended: Promise<void> }>();
  private installed: Promise<void> | null = null;
  private started = false;
  private closed: Promise<void> | null = null;

  constructor({ url, log = silent, keepDays = 7, ...rule }: PostgresEventBusOptions) {
    this.log = log;
    this.rule = { ...RULE, ...rule };
    this.publishing = openPool(url, 'event-bus', 2, log);
    // Groups may forget their last moment, see GroupStore; publishers may not.
    this.serving = openPool(url, 'event-bus', 3, log, { synchronous_commit: 'off' });
    this.trim = new RegularWork('event-bus: removing old events', () => this.removeOld(keepDays), log);
    this.connection = new StandingConnection({
      url,
      log,
      name: 'event-bus',
      channel: 'bus',
      pulseMs: this.rule.pollMs,
      pulse: (client, lost) => this.takeFreeGroups(client, lost),
      onNotice: (payload) => this.notice(payload),
    });
  }

  async publish(events: Event[]): Promise<void> {
    if (this.closed) throw new Error('The event bus is closed; what is published now would be lost.');
    if (events.length === 0) return;
    await this.install();
    await this.publishing.query('select bus.publish($1, $2, $3, $4, $5)', [
      events.map(({ id }) => id),
      events.map(({ name }) => name),
      events.map(({ key }) => key),
      events.map(({ at }) => at),
      events.map(({ data }) => JSON.stringify(data) ?? null),
    ]);
  }

  subscribe(group: string, names: string[], handler: EventHandler, deadLetter: DeadLetterHandler): void {
    if (this.started) throw new Error(`Subscribe the group ${group} before the event bus starts.`);
    if (this.subscriptions.has(group))
      throw new Error(`The group ${group} has subscribed already; it has one handler.`);
    this.subscriptions.set(group, { group, names: [...names], handler, deadLetter });
  }

  async start(): Promise<void> {
    if (this.closed) throw new Error('The event bus is closed; make a new one.');
    if (this.started) return;
    this.started = true;
    await this.install();
    await this.connection.open();
    this.trim.start();
  }

  close(): Promise<void> {
    this.closed ??= this.finish();
    return this.closed;
  }

  private async finish(): Promise<void> {
    this.trim.stop();
    for (const { group } of this.served.values()) group.stop();
    await Promise.all([...this.served.values()].map(({ ended }) => ended));
    await this.connection.close();
    if (this.started) await this.tellFree();
    await Promise.all([this.publishing.end(), this.serving.end()]);
  }

  private async removeOld(keepDays: number): Promise<void> {
    const removed = await trimEvents(this.serving, keepDays);
    if (removed > 0) this.log.info({ removed }, 'event-bus: old events are removed');
  }

  private async tellFree(): Promise<void> {
    try {
      await this.serving.query('select pg_notify($1, $2)', ['bus', FREE]);
    } catch (error) {
      this.log.info({ error }, 'event-bus: closed without telling the others, who will see it within a second');
    }
  }

  /** A failed try is forgotten, so that the next call tries again. */
  private install(): Promise<void> {
    this.installed ??= installSchema(this.publishing, 'bus', BUS_SCHEMA).catch((error: unknown) => {
      this.installed = null;
      throw error;
    });
    return this.installed;
  }

  private notice(payload: string): void {
    if (payload === FREE) this.connection.pulseNow();
    else for (const { group } of this.served.values()) group.look();
  }

  private async takeFreeGroups(client: Client, lost: AbortSignal): Promise<void> {
    const free = [...this.subscriptions.keys()].filter((group) => !this.served.has(group));
    // Asked with no free group too: the answer is the sign that the connection lives.
    const { rows } = await client.query<{ name: string; taken: boolean }>(
      `select name, pg_try_advisory_lock(hashtextextended('bus.group ' || name, 0)) as taken from unnest($1::text[]) name`,
      [free],
    );
    for (const { name, taken } of rows) if (taken) this.serve(name, lost);
  }

  private serve(name: string, lost: AbortSignal): void {
    const subscription = this.subscriptions.get(name);
    if (!subscription || this.closed || lost.aborted) return;
    const store = new GroupStore(this.serving, name, subscription.names);
    const group = new ServedGroup(subscription, store, this.rule, this.log);
    const stop = () => group.stop();
    lost.addEventListener('abort', stop);
    const ended = group.serve().finally(() => {
      lost.removeEventListener('abort', stop);
      this.served.delete(name);
    });
    this.served.set(name, { group, ended });
  }
}
