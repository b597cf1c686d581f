import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/database/embedded-postgres';
import type { Logger } from '#platform/telemetry/logger';

/** A database that ends so often within `WINDOW_MS` is not started again: something is wrong that a start does not mend. */
const MOST_ENDS = 3;
const WINDOW_MS = 60_000;

export interface Database {
  url: string;
  close(): Promise<void>;
}

/** PostgreSQL on a folder. When it dies it is started again on the same port, and the pools of the subgraphs find it there; `onGone` hears when that does not help. */
export async function startDatabase(
  dataFolder: string,
  log: Logger,
  onGone: (reason: string) => void,
): Promise<Database> {
  const ends: number[] = [];
  let isClosing = false;
  let current: EmbeddedPostgres;
  let restarting: Promise<void> = Promise.resolve();

  const start = (port?: number) =>
    startEmbeddedPostgres({
      dataFolder,
      ...(port !== undefined && { port }),
      log: (line) => log.info(line),
      onExit: (reason) => {
        if (!isClosing) restarting = restart(reason);
      },
    });

  const restart = async (reason: string): Promise<void> => {
    const now = Date.now();
    ends.push(now);
    log.error({ reason }, 'The database has ended and is started again');
    if (ends.filter((time) => now - time < WINDOW_MS).length >= MOST_ENDS) return onGone(reason);
    try {
      current = await start(current.port);
    } catch (error) {
      onGone(`${reason}; it could not be started again: ${(error as Error).message}`);
    }
  };

  current = await start();
  return {
    url: current.url,
    async close() {
      isClosing = true;
      await restarting;
      await current.close();
    },
  };
}
