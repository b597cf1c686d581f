import type { PubSub } from '#platform/ports/pub-sub';
import { Subscription } from './subscription';

/** Wakes subscribers of the same process. */
export class LocalPubSub implements PubSub {
  private readonly topics = new Map<string, Set<Subscription>>();
  private isClosed = false;

  async publish(topic: string, message: unknown): Promise<void> {
    // As text, so that every subscriber gets a copy of its own, as it would from another process.
    const text = JSON.stringify(message);
    if (text === undefined) throw new TypeError('A message is JSON; undefined and functions are none.');
    for (const subscription of this.topics.get(topic) ?? []) subscription.push(text);
  }

  async subscribe(topic: string, signal: AbortSignal): Promise<AsyncIterable<unknown>> {
    const subscription = new Subscription(signal, () => this.forget(topic, subscription));
    if (this.isClosed) subscription.end();
    if (subscription.isOver) return subscription;
    const subscribers = this.topics.get(topic) ?? new Set();
    this.topics.set(topic, subscribers.add(subscription));
    return subscription;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const subscribers of this.topics.values()) for (const subscription of subscribers) subscription.end();
  }

  private forget(topic: string, subscription: Subscription): void {
    const subscribers = this.topics.get(topic);
    subscribers?.delete(subscription);
    if (subscribers?.size === 0) this.topics.delete(topic);
  }
}
