import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processStart } from './process-start';
import { namesIfThere, readIfThere } from './read-if-there';

const NAME = /^lock\.(\d+)$/;

/**
 * Takes a folder for this process until its end. Returns null, or the number of the process that has it. The lock of a process that has ended, in whatever way, holds nobody up.
 * A lock is never taken away, only followed by the next number, which the file system gives to one process alone: two that meet an old lock cannot both have the folder.
 */
export function lockFolder(folder: string): number | null {
  const own = join(folder, `lock-of-${process.pid}`);
  writeFileSync(own, `${process.pid} ${processStart(process.pid) ?? ''}`);
  try {
    for (;;) {
      const last = lastLock(folder);
      const holder = holderOf(folder, last);
      if (holder !== null) return holder;
      const next = last + 1;
      if (!isLinked(own, pathOf(folder, next))) continue;
      // Whoever looked long ago may get a number that others have passed and removed since.
      if (lastLock(folder) === next) {
        for (const number of locks(folder)) if (number < next) rmSync(pathOf(folder, number), { force: true });
        return null;
      }
      rmSync(pathOf(folder, next), { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** The other process that works in the folder; null: none. */
export function folderHolder(folder: string): number | null {
  return holderOf(folder, lastLock(folder));
}

function holderOf(folder: string, number: number): number | null {
  const [pid = '', ...start] = (readIfThere(pathOf(folder, number)) ?? '').split(' ');
  const isOther = pid !== '' && Number(pid) !== process.pid;
  return isOther && processStart(Number(pid)) === start.join(' ') ? Number(pid) : null;
}

const pathOf = (folder: string, number: number) => join(folder, `lock.${number}`);

const lastLock = (folder: string) => Math.max(0, ...locks(folder));

function locks(folder: string): number[] {
  return namesIfThere(folder).flatMap((name) => {
    const number = NAME.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

/** Unlike a file that is opened and then written, a link is there with its text or not at all. */
function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
