import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ErrorCode } from '#schema/error-code';
import type { ServiceRegistry } from '#platform/ports/service-registry';
import { UNAVAILABLE_MESSAGE } from '../executor/errors';
import { isObject, readField, type Json, type JsonObject } from '../executor/json';
import type { GatewayLogger } from '../logger';
import type { CallHeaders } from '../subgraphs/call-headers';
import type { RequestScope } from '../subgraphs/request-scope';
import { Backoff } from './backoff';
import type { UpstreamOperation } from './resume';

export interface UpstreamParts {
  registry: ServiceRegistry;
  headersOf: CallHeaders;
  logger: GatewayLogger;
  patience: Patience;
}

/** How long a subgraph may be away before a subscription to it is given up. */
export interface Patience {
  /** Before it answered for the first time. */
  firstSeconds: number;
  /** After it had answered. */
  againSeconds: number;
}

export const DEFAULT_PATIENCE: Patience = { firstSeconds: 5, againSeconds: 300 };

export interface UpstreamRequest {
  subgraph: string;
  operation: UpstreamOperation;
  variables: Readonly<Record<string, unknown>>;
  scope: RequestScope;
}

const PING_MILLISECONDS = 10_000;
const PONG_MILLISECONDS = 5_000;

/**
 * The events of a subscription at the subgraph that owns it. A cut connection is opened again; the subgraph sends the present state, or a log from where it
 * was cut. An answer with errors and no data is the last.
 */
export async function* upstreamEvents(
  { subgraph, operation, variables, scope }: UpstreamRequest,
  { registry, headersOf, logger, patience }: UpstreamParts,
  signal: AbortSignal,
): AsyncGenerator<JsonObject, void, void> {
  const backoff = new Backoff();
  let last: number | null = null;
  let giveUpAt = Date.now() + patience.firstSeconds * 1000;
  while (!signal.aborted) {
    const [address] = registry.addressesOf(subgraph);
    if (address !== undefined) {
      const onConnected = () => {
        giveUpAt = Number.POSITIVE_INFINITY;
      };
      const client = connect(address, () => headersOf(scope), onConnected);
      const stop = () => void client.dispose();
      signal.addEventListener('abort', stop, { once: true });
      try {
        const resumed = last !== null && operation.resumed !== null;
        const events = client.iterate({
          query: resumed ? (operation.resumed ?? operation.first) : operation.first,
          variables: resumed ? { ...variables, [operation.afterVariable]: last } : { ...variables },
        });
        for await (const event of events) {
          backoff.reset();
          const answer = event as unknown as JsonObject;
          const sequence = sequenceIn(answer, operation);
          if (sequence !== null && last !== null && sequence <= last) continue;
          last = sequence ?? last;
          yield answer;
        }
        return;
      } catch (error) {
        if (signal.aborted) return;
        const refused = refusalIn(error);
        if (refused) {
          yield refused;
          return;
        }
        logger.warn(
          { subgraph, requestId: scope.requestId, reason: describe(error) },
          'a subscription was cut from its subgraph',
        );
        if (giveUpAt === Number.POSITIVE_INFINITY) giveUpAt = Date.now() + patience.againSeconds * 1000;
      } finally {
        signal.removeEventListener('abort', stop);
        await client.dispose();
      }
    }
    if (Date.now() >= giveUpAt) {
      yield unavailable();
      return;
    }
    await backoff.pause(signal);
  }
}

/** One socket for one subscription, with a heartbeat: a subgraph that is silent for too long counts as gone. */
function connect(address: string, parameters: () => Record<string, string>, onConnected: () => void): Client {
  let pongDue: NodeJS.Timeout | undefined;
  const client = createClient({
    url: `${address.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: parameters,
    retryAttempts: 0,
    keepAlive: PING_MILLISECONDS,
    connectionAckWaitTimeout: PING_MILLISECONDS,
    on: {
      connected: onConnected,
      ping: (received) => {
        if (!received) pongDue = setTimeout(() => client.terminate(), PONG_MILLISECONDS);
      },
      pong: (received) => {
        if (received) clearTimeout(pongDue);
      },
      closed: () => clearTimeout(pongDue),
    },
  });
  return client;
}

function sequenceIn(answer: JsonObject, operation: UpstreamOperation): number | null {
  const data = readField(answer, 'data');
  return isObject(data) ? operation.sequenceOf(data) : null;
}

const unavailable = (): JsonObject => ({
  errors: [{ message: UNAVAILABLE_MESSAGE, extensions: { code: ErrorCode.UNAVAILABLE } }],
});

const FIRST_FATAL_CODE = 4400;
const LAST_FATAL_CODE = 4498;

/** The answer for an error that will not pass by trying again; null for a cut. graphql-ws throws the errors of the subgraph as a list. */
function refusalIn(error: unknown): JsonObject | null {
  if (Array.isArray(error)) return { errors: error as Json[] };
  const code = typeof error === 'object' && error !== null && 'code' in error ? Number(error.code) : 0;
  return code >= FIRST_FATAL_CODE && code <= LAST_FATAL_CODE ? unavailable() : null;
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error !== 'object' || error === null) return String(error);
  const { code, reason } = error as { code?: number; reason?: string };
  return `closed with ${code ?? 'no code'} ${reason ?? ''}`.trim();
}
