import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/**
 * The account that PostgreSQL runs as: nothing to change for a plain user, an unprivileged one for root (PostgreSQL refuses to run as root).
 * Numbers are signed, as a child process takes them: `nobody` of macOS is -2, which a file tells as 4294967294.
 */
export type Account = { uid: number; gid: number } | Record<string, never>;

export const isRoot = () => process.getuid?.() === 0;

/** As root: whoever owns the database already, else `nobody`. */
export function accountFor(databaseFolder: string): Account {
  if (!isRoot()) return {};
  const owner = statSync(databaseFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid | 0, gid: owner.gid | 0 };
  return nobody();
}

/** True when the account can enter this folder (or run this file) by its path: every folder above it lets it through. */
export function canReach(path: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...account, cwd: '/', stdio: 'ignore', env: {} })
      .status === 0
  );
}

function nobody(): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid = '65534', gid = '65534'] = line?.split(':') ?? [];
  return { uid: Number(uid) | 0, gid: Number(gid) | 0 };
}
