import type { environment } from './environment';

/** Where an agent answers questions about its health; port 0 is any free one. */
export interface HealthAddress {
  host: string;
  port: number;
}

/** Whoever may ask from elsewhere is told by `--health-host`. */
const LOOPBACK = '127.0.0.1';
const LARGEST_PORT = 65_535;

/** `--health-port` and `--health-host`, else `HEALTH_PORT` and `HEALTH_HOST`. Null when no port is given: an agent that was started by hand opens none. A wrong port comes back as a sentence. */
export function readHealthAddress(
  given: { port: string | undefined; host: string | undefined },
  env: typeof environment,
): { address: HealthAddress | null } | { problem: string } {
  const name = given.port === undefined ? 'HEALTH_PORT' : '--health-port';
  const text = given.port ?? env.HEALTH_PORT?.trim();
  if (text === undefined || (text === '' && given.port === undefined)) {
    if (given.host === undefined) return { address: null };
    return {
      problem: '--health-host is given without --health-port: a port from 0 to 65535, where 0 is any free one.',
    };
  }
  const port = /^\d+$/.test(text) ? Number(text) : LARGEST_PORT + 1;
  if (port > LARGEST_PORT)
    return { problem: `${name} is "${text}"; it has to be a number from 0 to 65535, where 0 is any free port.` };
  return { address: { host: given.host || env.HEALTH_HOST?.trim() || LOOPBACK, port } };
}
