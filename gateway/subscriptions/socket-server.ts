import type { Server } from 'node:http';
import { GraphQLError, parse, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import type { Context } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { DomainError, Unavailable } from '#platform/kernel/errors';
import type { Viewer } from '#platform/kernel/viewer';
import type { Authenticate } from '../auth/authenticate';
import type { OperationRun } from '../engine/engine';
import { MAX_BODY_BYTES } from '../http/read-body';
import { requestIdOf, scopeOf } from '../http/scope';
import { toGraphRequest } from '../http/graph-request';
import { HttpRefusal } from '../http/refusal';
import { urlOf } from '../http/server';
import type { GatewayLogger } from '../logger';
import { isSubscription, refusal, type Graph, type GraphRequest } from '../operations/graph';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import type { PreparedOperation } from '../supergraph/prepare';
import { authorizationOf } from './authorization-of';
import type { FederatedSubscriptions } from './federated-subscription';

export interface SocketServerParts {
  supergraph: LoadedSupergraph;
  graph: Graph;
  subscriptions: FederatedSubscriptions;
  authenticate: Authenticate;
  logger: GatewayLogger;
}

/** Why the gateway closes a socket. */
const CLOSE_GOING_AWAY = 1001;
const CLOSE_UNAUTHENTICATED = 4401;
const CLOSE_TRY_AGAIN = 1013;

const PING_MILLISECONDS = 10_000;
const MAX_CLOSE_REASON_BYTES = 123;

interface SocketExtra extends Extra {
  viewer?: Viewer | null;
}
type SocketContext = Context<Record<string, unknown>, SocketExtra>;
interface Admitted {
  prepared: PreparedOperation;
  request: GraphRequest;
  run: OperationRun;
}

/** Serves the protocol graphql-transport-ws at /graphql of an HTTP server. `close` ends every socket with 1001, so that clients come again elsewhere. */
export function serveSockets(http: Server, parts: SocketServerParts): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES });
  http.on('upgrade', (request, socket, head) => {
    if (urlOf(request)?.pathname === '/graphql')
      sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
    else
      socket
        .on('error', () => socket.destroy())
        .end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  const server = useServer<Record<string, unknown>, { viewer?: Viewer | null }>(
    {
      // What goes wrong inside is for the log, not for the reason of a close.
      isProd: true,
      onConnect: (context) => admitConnection(context, parts),
      onSubscribe: (context, _id, payload) => admitOperation(context, payload, parts),
      execute: (args) => executeAdmitted(args, parts),
      subscribe: (args) => parts.subscriptions.open(admitted(args).prepared, admitted(args).run),
    },
    sockets,
    PING_MILLISECONDS,
  );
  return {
    async close() {
      for (const socket of sockets.clients) socket.close(CLOSE_GOING_AWAY, 'The gateway is going away; connect again.');
      await server.dispose();
    },
  };
}

async function admitConnection(context: SocketContext, { authenticate, logger }: SocketServerParts): Promise<boolean> {
  const { extra, connectionParams } = context;
  try {
    extra.viewer = await authenticate(authorizationOf(connectionParams) ?? extra.request.headers.authorization);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) logger.error({ error }, 'a connection failed by a fault of the gateway');
    const code =
      error instanceof DomainError && !(error instanceof Unavailable) ? CLOSE_UNAUTHENTICATED : CLOSE_TRY_AGAIN;
    const reason = error instanceof DomainError ? error.message : 'The connection failed; try again.';
    extra.socket.close(
      code,
      Buffer.from(reason)
        .subarray(0, MAX_CLOSE_REASON_BYTES)
        .toString('utf8')
        .replace(/\ufffd+$/, ''),
    );
    return false;
  }
}

async function admitOperation(
  { extra }: SocketContext,
  payload: unknown,
  { graph, supergraph }: SocketServerParts,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const requestId = requestIdOf({});
  const scope = scopeOf(extra.request.headers, extra.viewer ?? null, requestId);
  const request = readPayload(payload);
  if (request instanceof HttpRefusal) return errorsOf(refusal(request, requestId));
  const admission = await graph.admit(request, scope, extra.request.socket.remoteAddress ?? 'unknown');
  if ('refused' in admission) return errorsOf(admission.refused);
  const run: OperationRun = { variables: request.variables, scope, rateLimit: admission.limit };
  const { prepared } = admission;
  const contextValue: Admitted = { prepared, request, run };
  return {
    schema: supergraph.schema,
    // graphql-ws asks the document for the kind of operation, so it is given the one operation that was chosen.
    document: isSubscription(prepared) ? SUBSCRIPTION : QUERY,
    contextValue,
  };
}

const SUBSCRIPTION = parse('subscription { chosen }');
const QUERY = parse('{ chosen }');

const admitted = (args: ExecutionArgs) => args.contextValue as Admitted;

function executeAdmitted(args: ExecutionArgs, { graph }: SocketServerParts): Promise<ExecutionResult> {
  const { prepared, request, run } = admitted(args);
  return graph.execute(prepared, request, run.scope, run.rateLimit);
}

function readPayload(payload: unknown): GraphRequest | HttpRefusal {
  try {
    return toGraphRequest(payload);
  } catch (error) {
    if (error instanceof HttpRefusal) return error;
    throw error;
  }
}

const errorsOf = ({ errors }: ExecutionResult): readonly GraphQLError[] => errors ?? [];
