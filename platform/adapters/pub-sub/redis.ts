import type { PubSub } from '#platform/ports/pub-sub';
import { keyOf } from '../redis/key';
import { RedisCommands, type RedisPlace, RedisScript } from '../redis/commands';
import { RedisChannels } from './redis/channels';
import { Subscription } from './subscription';

/** With the channel as its key it goes by the node of that key: a cluster orders messages only that come through one node. */
const PUBLISH = new RedisScript("return redis.call('PUBLISH', KEYS[1], ARGV[1])");

/** Wakes subscribers of all processes at one Redis. A number of a database in the URL does not set topics apart; a prefix does. */
export class RedisPubSub implements PubSub {
  readonly #redis: RedisCommands;
  readonly #prefix: string;
  readonly #place: RedisPlace;
  #channels: RedisChannels | null = null;
  #isClosed = false;

  constructor(place: RedisPlace) {
    this.#place = place;
    this.#redis = new RedisCommands('pub-sub', place);
    this.#prefix = `${place.prefix}topic`;
  }

  async publish(topic: string, message: unknown): Promise<void> {
    const text = JSON.stringify(message) as string | undefined;
    if (text === undefined) throw new TypeError('A message is JSON; undefined and functions are none.');
    await this.#redis.script(PUBLISH, keyOf(this.#prefix, topic), [text]);
  }

  async subscribe(topic: string, signal: AbortSignal): Promise<AsyncIterable<unknown>> {
    const channel = keyOf(this.#prefix, topic);
    const subscription = new Subscription(signal, () => this.#channels?.leave(channel, subscription));
    if (this.#isClosed) subscription.end();
    if (subscription.isOver) return subscription;
    // A process that only publishes needs no second connection.
    this.#channels ??= new RedisChannels('pub-sub', this.#place);
    try {
      await this.#channels.join(channel, subscription);
    } catch (error) {
      subscription.end();
      throw error;
    }
    return subscription;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#channels?.close(), this.#redis.close()]);
  }
}
