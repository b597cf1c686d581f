import type { Logger } from '#platform/telemetry/logger';
import type { RedisClient } from './connect';
import { withinTime } from './within-time';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

export interface RedisLinkOptions<Client> {
  /** Begins a connection; `turn` counts them. */
  open(turn: number): Client;
  /** Hears of each connection that answers, before anyone else uses it. */
  onUp?(client: Client): void;
  /** Milliseconds that a short break is waited for. */
  patienceMs: number;
  log?: Logger | undefined;
}

/** Keeps one connection to Redis: when it is lost, the next one is begun, with growing pauses. */
export class RedisLink<Client extends RedisClient> {
  #client: Client | null = null;
  #latest: Client | null = null;
  #downSince = Date.now();
  #reason = 'it has not answered yet';
  #isToldDown = false;
  #isClosed = false;
  #turn = 0;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(private readonly options: RedisLinkOptions<Client>) {
    this.#connect();
  }

  /** The connection; null while there is none. */
  get client(): Client | null {
    return this.#client;
  }

  /** The connection, waited for while a break is short. After that it throws at once, so that an outage costs nobody a wait. */
  async ready(): Promise<Client> {
    const patienceMs = this.#downSince + this.options.patienceMs - Date.now();
    if (!this.#client && !this.#isClosed && patienceMs > 0) await this.#change(patienceMs);
    if (this.#client) return this.#client;
    throw new Error(this.#isClosed ? 'it was closed by this process' : this.#reason);
  }

  /** Waits for what is under way, then ends the connection. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    this.#wake();
    // A server that answers no more is left without a farewell.
    if (client) await withinTime(client.quit(), this.options.patienceMs).catch(() => undefined);
    if (this.#latest && this.#latest.status !== 'end') this.#latest.disconnect();
  }

  #connect(): void {
    const client = this.options.open(this.#turn++);
    this.#latest = client;
    client.on('error', ({ message }: Error) => (this.#reason = message));
    client.once('ready', () => this.#up(client));
    client.once('end', () => this.#down());
  }

  #up(client: Client): void {
    if (this.#isClosed) return;
    this.#failures = 0;
    this.#client = client;
    this.#reason = 'the connection was lost';
    if (this.#isToldDown) this.options.log?.info('Redis answers again');
    this.#isToldDown = false;
    this.options.onUp?.(client);
    this.#wake();
  }

  #down(): void {
    if (this.#isClosed) return;
    if (this.#client) this.#downSince = Date.now();
    this.#client = null;
    if (!this.#isToldDown) this.options.log?.warn({ reason: this.#reason }, 'Redis is gone; it is tried again');
    this.#isToldDown = true;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures++);
    // Spread, so that not all processes come back in the same moment.
    this.#timer = setTimeout(() => this.#connect(), pauseMs * (0.5 + Math.random() / 2));
  }

  #change(longestMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, longestMs);
      this.#waiting.add(done);
    });
  }

  #wake(): void {
    for (const done of this.#waiting) done();
  }
}
