import type { ChildProcess } from 'node:child_process';
import { type Cluster } from './cluster';
import { type ProcessIdentity, isAlive } from './process-identity';

/** Calls `gone` once when the server ends by itself. Does not keep the process alive. */
export function watchExit(
  server: { identity: ProcessIdentity; port: number; child?: ChildProcess },
  cluster: Cluster,
  gone: (reason: string) => void,
): { stop(): void } {
  let isWatching = true;
  const tell = (how: string) => {
    if (!isWatching) return;
    isWatching = false;
    clearInterval(timer);
    gone(
      `PostgreSQL ${server.identity.pid} on ${cluster.folder} ended by itself (${how}); see ${cluster.folder}/postgres.log.`,
    );
  };
  server.child?.once('exit', (code, signal) => tell(signal ? `by ${signal}` : `code ${code}`));
  // A server that was adopted is no child of ours, and no event tells of its end.
  const timer = setInterval(() => {
    if (!isAlive(server.identity)) tell('unseen');
  }, 1_000);
  timer.unref();
  return {
    stop: () => {
      isWatching = false;
      clearInterval(timer);
    },
  };
}
