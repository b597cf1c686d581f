import pino, { type Logger } from 'pino';
import { errorForLog } from './error-for-log';

export type { Logger };

/** Names whose values never reach a log. */
const REDACTED = [
  'token',
  'accessToken',
  'refreshToken',
  'password',
  'secret',
  'authorization',
  'headers.authorization',
  'headers.cookie',
];

/** JSON lines on standard output, each with the service's name. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    // `err` is where pino puts an error that it is given as such.
    serializers: { error: errorForLog, err: errorForLog },
  });
}
