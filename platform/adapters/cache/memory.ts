import { systemClock, type Clock } from '#platform/kernel/clock';
import type { Cache } from '#platform/ports/cache';

const MAX_ENTRIES = 10_000;

/** Keeps values in the process, as text, so that a caller who changes what was given or got changes nothing here. Forgets the oldest first. */
export class MemoryCache implements Cache {
  readonly #entries = new Map<string, { text: string; until: number }>();

  constructor(
    private readonly clock: Clock = systemClock,
    private readonly maxEntries = MAX_ENTRIES,
  ) {}

  get(key: string): Promise<unknown> {
    const entry = this.#entries.get(key);
    if (!entry) return Promise.resolve(undefined);
    if (entry.until > this.clock.now().getTime()) return Promise.resolve(JSON.parse(entry.text));
    this.#entries.delete(key);
    return Promise.resolve(undefined);
  }

  set(key: string, value: unknown, lifetimeSeconds: number): Promise<void> {
    this.#entries.delete(key);
    const text = JSON.stringify(value);
    if (text !== undefined && lifetimeSeconds > 0)
      this.#entries.set(key, { text, until: this.clock.now().getTime() + lifetimeSeconds * 1000 });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.maxEntries) break;
      this.#entries.delete(oldest);
    }
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.#entries.delete(key);
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#entries.clear();
    return Promise.resolve();
  }
}
