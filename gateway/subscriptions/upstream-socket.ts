import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

const PING_MILLISECONDS = 10_000;
const PONG_MILLISECONDS = 5_000;

export interface UpstreamSocket {
  /** Base URL of the subgraph. */
  address: string;
  /** Made anew for each connection, since the signed viewer lives for a minute. */
  parameters: () => Record<string, string>;
  onConnected: () => void;
}

/** One socket for one subscription, with a heartbeat: a subgraph that is silent for too long counts as gone. It never comes back by itself. */
export function openUpstreamSocket({ address, parameters, onConnected }: UpstreamSocket): Client {
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

const FIRST_FATAL_CODE = 4400;
const LAST_FATAL_CODE = 4498;

/** Why a connection ended: the subgraph's errors about this subscription, a refusal that trying again will not change, or a cut. */
export type EndOfConnection =
  { kind: 'errors'; errors: unknown[] } | { kind: 'refused'; reason: string } | { kind: 'cut'; reason: string };

/** graphql-ws throws errors of the subgraph as a list, a close event where the socket ended, and what the network threw. */
export function endOfConnection(thrown: unknown): EndOfConnection {
  if (Array.isArray(thrown)) return { kind: 'errors', errors: thrown };
  if (thrown instanceof Error) return { kind: 'cut', reason: thrown.message };
  const { code = 0, reason = '' } = (thrown ?? {}) as { code?: number; reason?: string };
  const kind = code >= FIRST_FATAL_CODE && code <= LAST_FATAL_CODE ? 'refused' : 'cut';
  return { kind, reason: `closed with ${code} ${reason}`.trim() };
}
