import { Client } from 'pg';
import { growingPauseMs } from './failure';
import type { Log } from './log';
import { Wake } from './wake';

export interface StandingConnectionOptions {
  url: string;
  /** As `pg_stat_activity` and the log show it. */
  name: string;
  /** The channel to listen on: a plain identifier. */
  channel: string;
  onNotice(payload: string): void;
  /** Runs when the connection opens, then every `pulseMs` and when asked for. `lost` aborts when the connection is gone, and with it all session locks. */
  pulse(client: Client, lost: AbortSignal): Promise<void>;
  pulseMs: number;
  log: Log;
}

interface Connection {
  client: Client;
  lost: AbortController;
}

const ANSWER_WITHIN_MS = 5_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** The server notices within 8 s that this host is gone, and lets go of the session's locks. */
const NOTICE_DEAD_HOST = 'set tcp_keepalives_idle = 3; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 5';

/** One connection that listens, holds session locks, and is replaced whenever it breaks: one line in the log when it goes, one when it is back. */
export class StandingConnection {
  private readonly wake = new Wake();
  private closing = false;
  private kept: Promise<void> = Promise.resolve();

  constructor(private readonly options: StandingConnectionOptions) {}

  /** Throws when the database cannot be reached; later losses are mended without a word to the caller. */
  async open(): Promise<void> {
    const first = await this.connect();
    this.kept = this.keep(first);
  }

  pulseNow(): void {
    this.wake.ring();
  }

  /** The session's locks are free when it resolves. */
  async close(): Promise<void> {
    this.closing = true;
    this.wake.ring();
    await this.kept;
  }

  private async keep(first: Connection): Promise<void> {
    for (let connection: Connection | null = first; connection; connection = await this.reconnect()) {
      await this.live(connection);
      await this.end(connection);
    }
  }

  private async live({ client, lost }: Connection): Promise<void> {
    while (!this.closing && !lost.signal.aborted) {
      await this.wake.sleep(this.options.pulseMs);
      if (this.closing || lost.signal.aborted) return;
      try {
        await this.options.pulse(client, lost.signal);
      } catch (error) {
        lost.abort(error);
      }
    }
  }

  private async reconnect(): Promise<Connection | null> {
    const { log, name } = this.options;
    if (this.closing) return null;
    log.warn({}, `${name}: the connection to PostgreSQL is lost; trying again until it is back`);
    for (let failed = 1; !this.closing; failed++) {
      try {
        const connection = await this.connect();
        log.info({}, `${name}: the connection to PostgreSQL is back`);
        return connection;
      } catch {
        // Said once above; how it goes on is told when it is back.
        await this.wake.sleep(growingPauseMs(failed, FIRST_PAUSE_MS, LONGEST_PAUSE_MS));
      }
    }
    return null;
  }

  private async connect(): Promise<Connection> {
    const { url, name, channel } = this.options;
    const client = new Client({
      connectionString: url,
      application_name: name,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
    });
    const lost = new AbortController();
    let opened = false;
    const lose = (reason: unknown) => {
      const stood = !lost.signal.aborted;
      lost.abort(reason);
      // A connection that never stood must not cut the pause before the next one short.
      if (stood && opened) this.wake.ring();
    };
    client.on('error', lose);
    client.on('end', () => lose(new Error('The server ended the connection.')));
    client.on('notification', ({ payload }) => this.options.onNotice(payload ?? ''));
    try {
      await client.connect();
      await client.query(`${NOTICE_DEAD_HOST}; listen ${channel}`);
      await this.options.pulse(client, lost.signal);
    } catch (error) {
      lost.abort(error);
      await this.end({ client, lost });
      throw error;
    }
    opened = true;
    return { client, lost };
  }

  private async end({ client, lost }: Connection): Promise<void> {
    lost.abort(new Error('The connection is closed.'));
    try {
      await client.end();
    } catch (error) {
      this.options.log.info({ error }, `${this.options.name}: a broken connection did not close in order`);
    }
  }
}
