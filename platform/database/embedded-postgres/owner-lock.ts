import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type ProcessIdentity, identityOf, isAlive } from './process-identity';
import { codeOf } from './start-error';

/** Held by one process at a time. It ends with that process, also after `kill -9`: a lock whose process has gone is taken over. */
export interface OwnerLock {
  release(): void;
}

/** Takes the lock, or says which living process holds it. */
export function takeOwnerLock(path: string): OwnerLock | { heldBy: ProcessIdentity } {
  const self = identityOf(process.pid);
  if (!self) throw new Error('This process cannot find itself in the list of processes.');
  // The chance tells two locks of one process apart.
  const content = JSON.stringify({ ...self, chance: randomBytes(8).toString('hex') });
  for (;;) {
    if (createWhole(path, content)) return { release: () => releaseIfOurs(path, content) };
    const present = readOrNull(path);
    if (present === null) continue;
    const owner = parse(present);
    if (owner && isAlive(owner)) return { heldBy: owner };
    removeStale(path, present);
  }
}

/** The file appears with its content or not at all: `link` fails when the name is taken. */
function createWhole(path: string, content: string): boolean {
  const draft = aside(path);
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two processes may find the same stale lock; the slower one must not take the new lock of the faster away. */
function removeStale(path: string, stale: string): void {
  const taken = aside(path);
  try {
    renameSync(path, taken);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(taken, 'utf8') === stale) return rmSync(taken, { force: true });
  try {
    linkSync(taken, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  rmSync(taken, { force: true });
}

function releaseIfOurs(path: string, content: string): void {
  if (readOrNull(path) === content) rmSync(path, { force: true });
}

const Owner = z.object({ pid: z.number(), startedAt: z.string() });

function parse(content: string): ProcessIdentity | null {
  try {
    return Owner.parse(JSON.parse(content));
  } catch {
    // No lock of ours: nobody living can be named, so it is stale.
    return null;
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

const aside = (path: string) => `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
