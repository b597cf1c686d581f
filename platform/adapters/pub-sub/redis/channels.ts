import { shownRedis } from '#platform/kernel/redis-address';
import { MISSED } from '#platform/ports/pub-sub';
import type { Logger } from '#platform/telemetry/logger';
import { type RedisPlace, TIMEOUT_MS } from '../../redis/commands';
import { addressOf, connectForSubscriptions, type RedisServerClient } from '../../redis/connect';
import { RedisLink } from '../../redis/link';
import { unavailable } from '../../redis/unavailable';
import { withinTime } from '../../redis/within-time';
import type { Subscription } from '../subscription';

/** How often a silent connection is asked whether it still stands: nothing else tells of a server that hangs, as a subscriber only listens. */
const HEARTBEAT_MS = 1_000;
/** Channels of one command, so that renewing many neither makes one huge command nor one round trip each. */
const RENEWED_AT_ONCE = 500;

/** One connection that listens for all subscriptions of a process, and renews them after every loss. */
export class RedisChannels {
  readonly #members = new Map<string, Set<Subscription>>();
  /** Those that `join` has promised to: only they can have missed something. */
  readonly #standing = new WeakSet<Subscription>();
  /** Acknowledgements of the present connection. */
  #acknowledged = new Map<string, Promise<unknown>>();
  #heartbeat: NodeJS.Timeout | undefined;
  readonly #link: RedisLink<RedisServerClient>;
  readonly #timeoutMs: number;
  readonly #who: string;
  readonly #log: Logger | undefined;

  constructor(port: string, { url, timeoutMs = TIMEOUT_MS, log }: RedisPlace) {
    const address = addressOf(url);
    this.#timeoutMs = timeoutMs;
    this.#who = `${port} (redis, ${shownRedis(address)})`;
    this.#log = log?.child({ redis: shownRedis(address), for: `${port}, subscriptions` });
    this.#link = new RedisLink<RedisServerClient>({
      open: (turn) => connectForSubscriptions(address, timeoutMs, turn),
      onUp: (client) => this.#renew(client),
      patienceMs: timeoutMs,
      log: this.#log,
    });
  }

  /** Resolves when messages of the channel arrive; throws `Unavailable` when that takes too long. */
  async join(channel: string, subscription: Subscription): Promise<void> {
    const members = this.#members.get(channel) ?? new Set();
    this.#members.set(channel, members.add(subscription));
    try {
      await withinTime(this.#stand(channel, subscription), this.#timeoutMs);
    } catch (error) {
      throw unavailable(this.#who, error);
    }
    this.#standing.add(subscription);
  }

  leave(channel: string, subscription: Subscription): void {
    const members = this.#members.get(channel);
    members?.delete(subscription);
    if (members?.size !== 0) return;
    this.#members.delete(channel);
    // A connection that is lost before has nothing to leave.
    if (this.#acknowledged.delete(channel)) this.#link.client?.unsubscribe(channel).catch(() => undefined);
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    for (const members of this.#members.values()) for (const subscription of members) subscription.end();
    await this.#link.close();
  }

  async #stand(channel: string, subscription: Subscription): Promise<void> {
    while (!subscription.isOver) {
      const client = this.#link.client ?? (await this.#link.ready());
      try {
        await this.#acknowledge(client, channel);
        return;
      } catch (error) {
        // Lost on the way: the next connection asks for the channel anyway.
        if (this.#link.client === client) throw error;
      }
    }
  }

  #acknowledge(client: RedisServerClient, channel: string): Promise<unknown> {
    let acknowledged = this.#acknowledged.get(channel);
    if (!acknowledged) this.#acknowledged.set(channel, (acknowledged = client.subscribe(channel)));
    return acknowledged;
  }

  #renew(client: RedisServerClient): void {
    this.#acknowledged = new Map();
    client.on('message', (channel: string, text: string) => this.#deliver(channel, text));
    clearInterval(this.#heartbeat);
    // An answer that does not come ends the connection by itself.
    this.#heartbeat = setInterval(() => void client.ping().catch(() => undefined), HEARTBEAT_MS);
    client.once('end', () => clearInterval(this.#heartbeat));
    const channels = [...this.#members.keys()];
    for (let from = 0; from < channels.length; from += RENEWED_AT_ONCE)
      this.#renewSome(client, channels.slice(from, from + RENEWED_AT_ONCE));
  }

  #renewSome(client: RedisServerClient, channels: string[]): void {
    const members = channels.flatMap((channel) => [...(this.#members.get(channel) ?? [])]);
    const missed = members.filter((subscription) => this.#standing.has(subscription));
    const acknowledged = client.subscribe(...channels);
    for (const channel of channels) this.#acknowledged.set(channel, acknowledged);
    acknowledged.then(
      () => missed.forEach((subscription) => !subscription.isOver && subscription.push(MISSED)),
      () => client.disconnect(),
    );
  }

  #deliver(channel: string, text: string): void {
    if (!isJson(text))
      this.#log?.warn({ channel }, 'A message that is no JSON was left out; who else publishes there?');
    else for (const subscription of this.#members.get(channel) ?? []) subscription.push(text);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
