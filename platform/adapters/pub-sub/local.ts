import { MAX_WAITING, type PubSub } from '#platform/ports/pub-sub';

/** Messages between the subscribers of one process. */
export class LocalPubSub implements PubSub {
  private readonly topics = new Map<string, Set<Subscriber>>();

  async publish(topic: string, message: unknown): Promise<void> {
    // A copy, as a wire would make: nobody changes what another reads.
    const text = JSON.stringify(message);
    for (const subscriber of this.topics.get(topic) ?? []) subscriber.push(JSON.parse(text));
  }

  async subscribe(topic: string, signal: AbortSignal): Promise<AsyncIterable<unknown>> {
    const subscriber = new Subscriber();
    const subscribers = this.topics.get(topic) ?? new Set();
    this.topics.set(topic, subscribers.add(subscriber));
    subscriber.onEnd = () => {
      subscribers.delete(subscriber);
      if (subscribers.size === 0) this.topics.delete(topic);
    };
    if (signal.aborted) subscriber.end();
    else signal.addEventListener('abort', () => subscriber.end(), { once: true });
    return subscriber;
  }

  async close(): Promise<void> {
    for (const subscribers of this.topics.values()) for (const subscriber of subscribers) subscriber.end();
  }
}

/** A bounded line of messages for one reader. */
class Subscriber implements AsyncIterable<unknown> {
  onEnd: () => void = () => undefined;
  private readonly waiting: unknown[] = [];
  private ended = false;
  private wake: (() => void) | null = null;

  push(message: unknown): void {
    if (this.ended) return;
    if (this.waiting.length === MAX_WAITING) this.waiting.shift();
    this.waiting.push(message);
    this.wake?.();
  }

  end(): void {
    this.ended = true;
    this.wake?.();
    this.onEnd();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    try {
      while (true) {
        while (this.waiting.length > 0) yield this.waiting.shift();
        if (this.ended) return;
        await new Promise<void>((resolve) => (this.wake = resolve));
        this.wake = null;
      }
    } finally {
      this.end();
    }
  }
}
