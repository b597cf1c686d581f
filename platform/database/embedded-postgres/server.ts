import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Cluster, ENVIRONMENT, give, nameForChild } from './cluster';
import { type ProcessIdentity, identityOf, isAlive } from './process-identity';
import { StartError, codeOf, diskFull, explainSpawnError } from './start-error';

export interface RunningServer {
  identity: ProcessIdentity;
  port: number;
  child: ChildProcess;
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  // Small machines: eight subgraphs, their agents and a browser share the memory.
  'shared_buffers=32MB',
  'jit=off',
  'max_parallel_workers_per_gather=0',
  'max_logical_replication_workers=0',
  'max_wal_size=256MB',
  'min_wal_size=32MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
];
const FAST_AND_FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

const MAX_LOG_BYTES = 10 * 1024 * 1024;

/** Starts the server and waits until it takes connections. A free port is chosen when none is given. */
export async function startServer(
  cluster: Cluster,
  port: number | undefined,
  durable: boolean,
): Promise<RunningServer> {
  const patience = Date.now() + 10_000;
  for (;;) {
    const chosen = port ?? (await freePort());
    const outcome = await launch(cluster, chosen, durable);
    if ('identity' in outcome) return outcome;
    const portIsTaken = /could not bind|Address already in use|could not create any TCP\/IP sockets/.test(
      outcome.words,
    );
    if (portIsTaken && port !== undefined)
      throw new StartError(`Port ${port} on 127.0.0.1 is taken by another program; name a free one for the database.`);
    // Children of a killed server hold its shared memory until they notice, which takes them a moment.
    const passes = portIsTaken || /pre-existing shared memory block/.test(outcome.words);
    if (!passes || Date.now() > patience) throw explain(outcome.words, cluster.folder);
    await pause(50);
  }
}

async function launch(cluster: Cluster, port: number, durable: boolean): Promise<RunningServer | { words: string }> {
  const log = openLog(join(cluster.folder, 'postgres.log'));
  const begin = fstatSync(log).size;
  give(join(cluster.folder, 'postgres.log'), cluster.account);
  const settings = [...SETTINGS, `port=${port}`, ...(durable ? [] : FAST_AND_FORGETFUL)];
  const child = spawn(
    join(cluster.binaries, 'bin', 'postgres'),
    ['-D', nameForChild(cluster.database, cluster.account), ...settings.flatMap((setting) => ['-c', setting])],
    // Detached: the terminal's Ctrl-C goes to us alone, who stop the database last.
    { ...cluster.account, cwd: cluster.database, env: ENVIRONMENT, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  child.unref();
  const failure = new Promise<Error | null>((resolve) => {
    child.once('error', resolve);
    child.once('exit', () => resolve(null));
  });
  const ended = await Promise.race([failure.then((error) => ({ error })), untilReady(cluster.database, child)]);
  if (ended === 'ready' && child.pid !== undefined) {
    const identity = identityOf(child.pid);
    if (identity) return { identity, port, child };
  }
  if (ended !== 'ready' && ended.error) throw explainSpawnError(ended.error);
  return { words: readFileSync(join(cluster.folder, 'postgres.log')).subarray(begin).toString('utf8') };
}

/** Recovery after a crash may take long; as long as the process lives and works on it, there is nothing better than to wait. */
async function untilReady(database: string, child: ChildProcess): Promise<'ready'> {
  while (child.exitCode === null && child.signalCode === null) {
    const file = readPidFile(database);
    if (file && file.pid === child.pid && file.status === 'ready') return 'ready';
    await pause(10);
  }
  return new Promise(() => undefined);
}

export interface PidFile {
  pid: number;
  startedAtSeconds: number;
  port: number;
  /** `starting`, `ready`, `stopping` … */
  status: string;
}

/** What PostgreSQL writes about its running server; null when there is none, or it is not written yet. */
export function readPidFile(database: string): PidFile | null {
  let lines: string[];
  try {
    lines = readFileSync(join(database, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, startedAtSeconds: Number(lines[2]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/** Asks the server to stop, then less kindly, and returns when it is gone: after 5 s at the latest. */
export async function stopServer(server: ProcessIdentity): Promise<void> {
  // PostgreSQL's words: fast (ends sessions, writes a checkpoint), immediate (recovers at the next start), and the end of patience.
  const signals = [
    ['SIGINT', 3_500],
    ['SIGQUIT', 1_000],
    ['SIGKILL', 500],
  ] as const;
  for (const [signal, milliseconds] of signals) {
    if (!isAlive(server)) return;
    send(server.pid, signal);
    // One that was halted (SIGSTOP) hears nothing until it goes on.
    send(server.pid, 'SIGCONT');
    if (await isGoneWithin(server, milliseconds)) return;
  }
}

/** It may end between two signals; that is what they are for. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

async function isGoneWithin(server: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (!isAlive(server)) return true;
    await pause(10);
  }
  return !isAlive(server);
}

function explain(words: string, folder: string): StartError {
  if (/No space left on device|Disk quota exceeded/.test(words)) return new StartError(diskFull(folder));
  const fatal = /(?:FATAL|PANIC):\s*(.+)/.exec(words)?.[1] ?? 'it said nothing';
  return new StartError(`PostgreSQL did not start: ${fatal}. More is in ${join(folder, 'postgres.log')}.`);
}

/** A file, not a pipe: the server must be able to write after its parent is gone. */
function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o600);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
