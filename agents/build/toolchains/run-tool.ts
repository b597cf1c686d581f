import { execFile, spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Environment } from './toolchain';

const run = promisify(execFile);

/** Runs a tool to its end and hands over each line that it writes, whichever stream it is on. Resolves with its exit code; rejects when it cannot be started or a signal ended it. */
export function runTool(command: string, args: string[], cwd: string, onLine: (line: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);
    const stop = () => child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGTERM', stop);
      if (code === null) reject(new Error(`${command} was ended by ${signal}.`));
      else resolve(code);
    });
  });
}

/** What a tool prints when it is asked for its version; null when it is not there or does not answer within 20 seconds. */
export async function askTool(command: string, args: string[]): Promise<string | null> {
  try {
    const { stdout, stderr } = await run(command, args, { timeout: 20_000 });
    return `${stdout}\n${stderr}`;
  } catch {
    // A tool that cannot say its version is as good as none.
    return null;
  }
}

/** The first executable of that name on the search path. */
export async function findOnPath(name: string, environment: Environment): Promise<string | null> {
  for (const folder of (environment.PATH ?? '').split(delimiter).filter(Boolean))
    if (await isExecutable(join(folder, name))) return join(folder, name);
  return null;
}

export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
