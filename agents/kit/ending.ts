import { Stopping } from './gateway-errors';

/** How often it is looked whether the parent still lives. */
const PARENT_CHECK_MS = 500;

/**
 * Aborts when the process is to end: at SIGTERM or SIGINT, and with `withParent` when the parent has gone: it closes the pipe of this process's standard input, or the
 * process becomes somebody else's child. A second signal ends it on the spot.
 */
export function endingSignal({ withParent }: { withParent: boolean }): AbortSignal {
  const abort = new AbortController();
  const end = (why: string) => {
    if (!abort.signal.aborted) abort.abort(new Stopping(why));
  };
  for (const name of ['SIGTERM', 'SIGINT'] as const)
    process.on(name, () => {
      if (abort.signal.aborted) process.exit(1);
      end(name);
    });
  if (withParent) followParent(() => end('the parent process has ended'));
  return abort.signal;
}

function followParent(onEnd: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onEnd();
  }, PARENT_CHECK_MS).unref();
  process.stdin.on('end', onEnd).on('error', onEnd).resume();
  (process.stdin as { unref?: () => void }).unref?.();
}
