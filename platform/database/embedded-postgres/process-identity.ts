import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One run of one process. A process that got the same number later has another start. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque: equal only for the same run. */
  startedAt: string;
}

/** Who runs under this number now; null when nobody does (a zombie is nobody). */
export function identityOf(pid: number): ProcessIdentity | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return process.platform === 'linux' ? identityFromProc(pid) : identityFromPs(pid);
}

/** True while exactly this run lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt;
}

function identityFromProc(pid: number): ProcessIdentity | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The name stands in brackets and may hold blanks and brackets itself; the fields after it are regular: state is the 3rd, start the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  const boot = readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return { pid, startedAt: `${boot}/${fields[19]}` };
}

function identityFromPs(pid: number): ProcessIdentity | null {
  const line = ps(pid, 'stat=,lstart=');
  const match = /^(\S+)\s+(.+)$/.exec(line);
  if (!match?.[2] || match[1]?.startsWith('Z')) return null;
  return { pid, startedAt: match[2] };
}

/** One line of `ps` about a process; empty when there is none. */
export function ps(pid: number, columns: string): string {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/bin:/usr/bin' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
