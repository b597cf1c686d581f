import { createHash } from 'node:crypto';
import { shownRedis } from '#platform/kernel/redis-address';
import type { Logger } from '#platform/telemetry/logger';
import { addressOf, connectForCommands, type RedisClient } from './connect';
import { RedisLink } from './link';
import { unavailable } from './unavailable';
import { withinTime } from './within-time';

export interface RedisPlace {
  /** As `readRedisUrl` takes it. */
  url: string;
  /** What all keys and channels begin with; set apart what shares a Redis by it. */
  prefix: string;
  /** How long a command may take. */
  timeoutMs?: number;
  log?: Logger;
}

/** A healthy Redis in the same network answers in one; whoever asks can still do without it and answer in time. */
export const TIMEOUT_MS = 500;

/** A program that Redis runs as one step, with one key, which also tells a cluster where. */
export class RedisScript {
  readonly sha: string;

  constructor(readonly text: string) {
    this.sha = createHash('sha1').update(text).digest('hex');
  }
}

/** Commands over one connection. Each answers within the time-out or throws `Unavailable`, which names the port and the address; none is sent twice. */
export class RedisCommands {
  readonly #timeoutMs: number;
  readonly #link: RedisLink<RedisClient>;
  readonly #who: string;

  constructor(port: string, { url, timeoutMs = TIMEOUT_MS, log }: RedisPlace) {
    const address = addressOf(url);
    this.#timeoutMs = timeoutMs;
    this.#who = `${port} (redis, ${shownRedis(address)})`;
    this.#link = new RedisLink<RedisClient>({
      open: () => connectForCommands(address, timeoutMs),
      patienceMs: timeoutMs,
      log: log?.child({ redis: shownRedis(address), for: port }),
    });
  }

  async run<T>(work: (client: RedisClient) => Promise<T>): Promise<T> {
    let isOver = false;
    const used = (async () => {
      const client = this.#link.client ?? (await this.#link.ready());
      if (isOver) throw new Error('it answered too late');
      return work(client).catch((error: unknown) => this.#refused(client, error));
    })();
    try {
      return await withinTime(used, this.#timeoutMs);
    } catch (error) {
      // Only the words: the error itself holds the arguments of its command, which may be secret.
      throw unavailable(this.#who, error);
    } finally {
      isOver = true;
    }
  }

  script(script: RedisScript, key: string, args: (string | number)[]): Promise<unknown> {
    return this.run(async (client) => {
      try {
        return await client.evalsha(script.sha, 1, key, ...args);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
        return client.eval(script.text, 1, key, ...args);
      }
    });
  }

  close(): Promise<void> {
    return this.#link.close();
  }

  #refused(client: RedisClient, error: unknown): never {
    // After a fail-over a connection may lead to what is a replica now; a new one finds the master.
    if (error instanceof Error && /\bREADONLY\b/.test(error.message) && !client.isCluster) client.disconnect();
    throw error;
  }
}
