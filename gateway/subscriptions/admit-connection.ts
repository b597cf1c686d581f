import type { Context } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { DomainError, Unavailable } from '#platform/kernel/errors';
import type { Identify, ViewerSource } from '../auth/identify';
import type { GatewayLogger } from '../logger';
import { authorizationOf } from './authorization-of';

export interface ConnectionParts {
  identify: Identify;
  logger: GatewayLogger;
}

/** A socket, and who is behind it once it is admitted. */
export type SocketContext = Context<Record<string, unknown>, Extra & { viewerNow?: ViewerSource }>;

const CLOSE_UNAUTHENTICATED = 4401;
const CLOSE_TRY_AGAIN = 1013;
const MAX_CLOSE_REASON_BYTES = 123;

/** Checks the token of a connection's parameters; without one the viewer is anonymous. A bad one closes the socket with 4401 and the reason. */
export async function admitConnection(context: SocketContext, { identify, logger }: ConnectionParts): Promise<boolean> {
  const { extra, connectionParams } = context;
  try {
    extra.viewerNow = await identify(authorizationOf(connectionParams) ?? extra.request.headers.authorization);
    await extra.viewerNow();
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) logger.error({ error }, 'a connection failed by a fault of the gateway');
    const isRefused = error instanceof DomainError && !(error instanceof Unavailable);
    const reason = error instanceof DomainError ? error.message : 'The connection failed; try again.';
    extra.socket.close(isRefused ? CLOSE_UNAUTHENTICATED : CLOSE_TRY_AGAIN, shortened(reason));
    return false;
  }
}

/** As much of the text as a close frame holds, cut between characters. */
function shortened(text: string): string {
  const bytes = Buffer.from(text).subarray(0, MAX_CLOSE_REASON_BYTES);
  return bytes.toString('utf8').replace(/\ufffd+$/, '');
}
