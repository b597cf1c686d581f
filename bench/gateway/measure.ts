import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Contestant } from './contestants';
import { QUERY } from './store';

/** What one round of load gave. Times in milliseconds. */
export interface Round {
  operations: number;
  rps: number;
  cpuPerOperation: number;
  p50: number;
  p95: number;
  p99: number;
  /** Resident memory at the end, megabytes. */
  rss: number;
  subgraphRequests: number;
}

export interface RunningContestant {
  name: string;
  answer: string;
  round(seconds: number): Promise<Round>;
  stop(): void;
}

const BODY = JSON.stringify({ query: QUERY });
const CONNECTIONS = 50;
const START_MILLISECONDS = 30_000;
// Linux counts processor time in hundredths of a second.
const TICK_MILLISECONDS = 10;

/** Starts a gateway and waits for its first answer. `countRequests` gives the questions that the subgraphs had since the last call. */
export async function startContestant(
  { name, command, cwd }: Contestant,
  port: number,
  peersFolder: string,
  countRequests: () => Promise<number>,
): Promise<RunningContestant> {
  const child = spawn(
    process.execPath,
    command.map((part) => (part === 'PORT' ? String(port) : part)),
    {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: '/usr/bin:/bin', NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true' },
    },
  );
  const url = `http://127.0.0.1:${port}/graphql`;
  return {
    name,
    answer: await firstAnswer(url, child),
    stop: () => void child.kill(),
    async round(seconds) {
      await countRequests();
      const before = processorTime(child.pid);
      const load = await fire(url, seconds, peersFolder);
      const operations = load['2xx'];
      return {
        operations,
        rps: operations / load.duration,
        cpuPerOperation: (processorTime(child.pid) - before) / operations,
        p50: load.latency.p50,
        p95: load.latency.p97_5,
        p99: load.latency.p99,
        rss: residentMegabytes(child.pid),
        subgraphRequests: (await countRequests()) / operations,
      };
    },
  };
}

async function firstAnswer(url: string, child: ChildProcess): Promise<string> {
  for (const end = Date.now() + START_MILLISECONDS; ;) {
    if (child.exitCode !== null) throw new Error(`A gateway ended with code ${child.exitCode} before it answered.`);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: BODY,
      });
      return await response.text();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

interface Load {
  '2xx': number;
  duration: number;
  latency: { p50: number; p97_5: number; p99: number };
}

async function fire(url: string, seconds: number, peersFolder: string): Promise<Load> {
  const autocannon = join(peersFolder, 'node_modules', '.bin', 'autocannon');
  const options = [
    '--json',
    '-c',
    String(CONNECTIONS),
    '-d',
    String(seconds),
    '-m',
    'POST',
    '-H',
    'content-type=application/json',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [autocannon, ...options, '-b', BODY, url], {
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout) as Load;
}

/** Of the process and its descendants, in milliseconds. */
function processorTime(pid: number | undefined): number {
  return family(pid).reduce((sum, { user, system }) => sum + (user + system) * TICK_MILLISECONDS, 0);
}

function residentMegabytes(pid: number | undefined): number {
  const kilobytes = family(pid).map(({ id }) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
  return kilobytes.reduce((sum, value) => sum + Number(value ?? 0) / 1024, 0);
}

interface ProcessTimes {
  id: number;
  parent: number;
  user: number;
  system: number;
}

function family(pid: number | undefined): ProcessTimes[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(timesOf);
  const members = all.filter(({ id }) => id === pid);
  for (const member of members) members.push(...all.filter(({ parent }) => parent === member.id));
  return members;
}

function timesOf(id: string): ProcessTimes[] {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return [{ id: Number(id), parent: Number(fields[1]), user: Number(fields[11]), system: Number(fields[12]) }];
  } catch (error) {
    // It ended while the list was read.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return [];
    throw error;
  }
}
