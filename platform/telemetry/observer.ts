import type { Logger } from './logger';

/** One operation that a subgraph has answered. Variables and answers are not part of it: they may hold people's secrets. */
interface ObservedOperation {
  subgraph: string;
  /** The name that the gateway gave it, or null. */
  name: string | null;
  requestId: string;
  /** W3C trace context of the request, as it came; null without one. */
  traceparent: string | null;
  durationMs: number;
  /** Codes of the errors in the answer. */
  codes: string[];
}

/** Where operations are told of: logs here, traces and metrics with an adapter of their own. */
export interface Observer {
  operation(observed: ObservedOperation): void;
}

/** An operation that takes longer is worth a warning. */
const SLOW_MS = 1_000;

/** Writes every operation to the log: slow ones as warnings, others for debugging. */
export function loggingObserver(log: Logger): Observer {
  return {
    operation(observed) {
      if (observed.durationMs > SLOW_MS) log.warn(observed, 'A slow operation');
      else log.debug(observed, 'An operation');
    },
  };
}
