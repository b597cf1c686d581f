import { type ChildProcess, spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { GUARD } from './guard';

/** Between the request to end and the end by force. */
const GRACE_MS = 10_000;
/** How long a grandchild may hold the output open after its parent's end. */
const LINGER_MS = 1_000;
/** A longer line is cut, so that output without line ends does not fill the memory. */
const LONGEST_LINE = 32 * 1024;

export interface ChildOptions {
  command: string;
  args: string[];
  cwd: string;
  /** The whole environment. */
  env: Record<string, string | undefined>;
  onLine: (line: string, from: 'stdout' | 'stderr') => void;
  /** Ends the child and everything that it has started. */
  signal: AbortSignal;
}

export interface ChildEnd {
  /** Null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
}

const running = new Set<number>();
// However this process ends, no child outlives it; for SIGKILL see the guard.
process.on('exit', () => running.forEach((pid) => killGroup(pid, 'SIGKILL')));

/** Runs a program in a process group of its own, so that its whole family can be ended, also when this process is killed. A program that is not there ends with 127. */
export function runChild({ command, args, cwd, env, onLine, signal }: ChildOptions): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    // Its standard input stays open and empty for as long as this process lives: that is what the guard watches.
    const guarded = ['-e', GUARD, command, ...args];
    const child = spawn(process.execPath, guarded, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const { pid } = child;
    if (pid === undefined) {
      child.once('error', reject);
      return;
    }
    running.add(pid);
    // A guard that has ended no longer reads.
    child.stdin.on('error', () => undefined);
    readLines(child.stdout, (line) => onLine(line, 'stdout'));
    readLines(child.stderr, (line) => onLine(line, 'stderr'));
    const stopEnding = endOn(signal, pid);
    whenEnded(child, (end) => {
      stopEnding();
      killGroup(pid, 'SIGKILL');
      running.delete(pid);
      resolve(end);
    });
  });
}

/** Once its output has ended as well; a daemon that it left behind and that holds the output is not waited for. */
function whenEnded(child: ChildProcess, then: (end: ChildEnd) => void): void {
  child.once('exit', (code, signal) => {
    const linger = setTimeout(() => {
      child.removeAllListeners('close');
      child.stdout?.destroy();
      child.stderr?.destroy();
      then({ code, signal });
    }, LINGER_MS);
    child.once('close', () => {
      clearTimeout(linger);
      then({ code, signal });
    });
  });
}

function endOn(signal: AbortSignal, pid: number): () => void {
  let force: NodeJS.Timeout | undefined;
  const end = () => {
    killGroup(pid, 'SIGTERM');
    force = setTimeout(() => killGroup(pid, 'SIGKILL'), GRACE_MS);
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return () => {
    signal.removeEventListener('abort', end);
    clearTimeout(force);
  };
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const take = (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
    while (rest.length > LONGEST_LINE) {
      onLine(rest.slice(0, LONGEST_LINE));
      rest = rest.slice(LONGEST_LINE);
    }
  };
  stream.on('data', (chunk: Buffer) => take(decoder.write(chunk)));
  stream.on('end', () => {
    take(decoder.end());
    if (rest) onLine(rest);
  });
  // A pipe that breaks has ended.
  stream.on('error', () => undefined);
}
