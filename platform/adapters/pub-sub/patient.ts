import { Unavailable } from '#platform/kernel/errors';
import type { PubSub } from '#platform/ports/pub-sub';
import type { Logger } from '#platform/telemetry/logger';

const PAUSE_MS = 500;
const MAX_LATE = 10_000;

/**
 * Publishes late what cannot be published now, for those who publish after they have committed: their work is done, and must not look as if it had failed because somebody could not
 * be woken. Of a topic the last message is kept, as each only says "look again"; of more topics than `MAX_LATE` the oldest are let go. Subscribes as the pub-sub inside does.
 */
export class PatientPubSub implements PubSub {
  /** JSON text by topic. */
  readonly #late = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    private readonly inner: PubSub,
    private readonly log: Logger,
  ) {}

  async publish(topic: string, message: unknown): Promise<void> {
    const text = JSON.stringify(message) as string | undefined;
    try {
      // What is no JSON is refused by the other; behind a message that waits already it would only wait for the same outage.
      if (text === undefined || !this.#late.has(topic)) return await this.inner.publish(topic, message);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      if (this.#late.size === 0) this.log.warn({ error }, 'Messages are published later');
    }
    if (text !== undefined) this.#keep(topic, text);
  }

  subscribe(topic: string, signal: AbortSignal): Promise<AsyncIterable<unknown>> {
    return this.inner.subscribe(topic, signal);
  }

  close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    return this.inner.close();
  }

  #keep(topic: string, text: string): void {
    if (this.#isClosed) return;
    this.#late.set(topic, text);
    const [oldest] = this.#late.keys();
    if (this.#late.size > MAX_LATE && oldest !== undefined) this.#late.delete(oldest);
    this.#timer ??= setTimeout(() => void this.#publishLate(), PAUSE_MS);
  }

  async #publishLate(): Promise<void> {
    try {
      for (const [topic, text] of this.#late) {
        await this.inner.publish(topic, JSON.parse(text));
        // Another one may have come meanwhile; then that one is due.
        if (this.#late.get(topic) === text) this.#late.delete(topic);
      }
    } catch (error) {
      this.log.debug({ error }, 'Messages wait longer');
    }
    this.#timer = undefined;
    if (this.#late.size > 0 && !this.#isClosed) this.#timer = setTimeout(() => void this.#publishLate(), PAUSE_MS);
  }
}
