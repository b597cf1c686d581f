import { resolve, join } from 'node:path';
import { accountFor } from './embedded-postgres/account';
import { findBinaries } from './embedded-postgres/binaries';
import { databaseFolderOf, makeDataFolder, openCluster } from './embedded-postgres/cluster';
import { ensureDatabase, urlOf } from './embedded-postgres/login';
import { findOrphan } from './embedded-postgres/orphan';
import { type OwnerLock, takeOwnerLock } from './embedded-postgres/owner-lock';
import { startServer, stopServer } from './embedded-postgres/server';
import { StartError, explainFileError } from './embedded-postgres/start-error';
import { watchExit } from './embedded-postgres/watch';

export interface EmbeddedPostgresOptions {
  /** Created when it is missing; holds the database, its password and its log. */
  dataFolder: string;
  /** On 127.0.0.1; a free one when none is given. */
  port?: number;
  log: (line: string) => void;
  /** Hears once when the server ends without `close`: a crash, or somebody else's signal. */
  onExit?: (reason: string) => void;
  /** False gives up safety against power loss for speed; for tests. Default true. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** `postgres://app:…@127.0.0.1:<port>/app`, with the password inside. */
  url: string;
  port: number;
  pid: number;
  /** True when a killed process had left the server running, and it was taken over. */
  adopted: boolean;
  /** Stops the server within 5 s and gives the folder free. A second call waits for the same end. */
  close(): Promise<void>;
}

/** The one database of the embedded profile; every subgraph has a schema in it. */
const DATABASE = 'app';

/**
 * Runs PostgreSQL on a folder, from the programs that npm brought. One process at a time owns the folder; a server that a killed owner left behind is adopted, or stopped when it does not answer.
 * Never keeps the process alive by itself. Throws `StartError`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataFolder = resolve(options.dataFolder);
  const lock = ownFolder(dataFolder);
  try {
    return await start(dataFolder, options, lock);
  } catch (error) {
    lock.release();
    throw explainFileError(error, dataFolder);
  }
}

async function start(
  dataFolder: string,
  { port, log, onExit, durable = true }: EmbeddedPostgresOptions,
  lock: OwnerLock,
): Promise<EmbeddedPostgres> {
  const account = accountFor(databaseFolderOf(dataFolder));
  const cluster = await openCluster(dataFolder, account, findBinaries(account), durable);
  let orphan = await findOrphan(cluster.database, cluster.password);
  if (orphan && port !== undefined && orphan.port !== port) {
    log(`stopping the database that an earlier run left on port ${orphan.port}`);
    await stopServer(orphan.identity);
    orphan = null;
  }
  const server = orphan ?? (await startServer(cluster, port, durable));
  const { identity } = server;
  log(`${orphan ? 'took over' : 'started'} PostgreSQL ${identity.pid} on 127.0.0.1:${server.port}`);
  try {
    await ensureDatabase(server.port, cluster.password, DATABASE);
  } catch (error) {
    await stopServer(identity);
    throw error;
  }
  const watch = watchExit(server, cluster, (reason) => {
    lock.release();
    onExit?.(reason);
  });
  let closing: Promise<void> | undefined;
  const close = async () => {
    watch.stop();
    await stopServer(identity);
    lock.release();
  };
  return {
    url: urlOf(server.port, cluster.password, DATABASE),
    port: server.port,
    pid: identity.pid,
    adopted: orphan !== null,
    close: () => (closing ??= close()),
  };
}

function ownFolder(dataFolder: string): OwnerLock {
  let taken: ReturnType<typeof takeOwnerLock>;
  try {
    makeDataFolder(dataFolder);
    taken = takeOwnerLock(join(dataFolder, 'owner.lock'));
  } catch (error) {
    throw explainFileError(error, dataFolder);
  }
  if ('heldBy' in taken)
    throw new StartError(
      `The data folder ${dataFolder} is in use by process ${taken.heldBy.pid}; stop that one first, or name another folder in DATA_DIR.`,
    );
  return taken;
}

export { StartError } from './embedded-postgres/start-error';
