import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { ViewerSource } from '../auth/identify';
import { urlOf } from '../http/server';
import type { Upgrades } from '../http/upgrades';
import { admitConnection, type ConnectionParts } from './admit-connection';
import { admitOperation, type Admitted, type OperationParts } from './admit-operation';
import type { FederatedSubscriptions } from './federated-subscription';

/** A message of a socket holds an operation, never a file. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

export interface SocketServerParts extends ConnectionParts, OperationParts {
  subscriptions: FederatedSubscriptions;
}

/** The code with which sockets are closed when the gateway stops. */
const CLOSE_GOING_AWAY = 1001;
const PING_MILLISECONDS = 10_000;

/** Serves the protocol graphql-transport-ws at one path of an HTTP server. `close` ends every socket with 1001, so that clients come again elsewhere. */
export function serveSockets(http: Upgrades, parts: SocketServerParts, path = '/graphql'): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  http.on('upgrade', (request, socket, head) => {
    if (urlOf(request)?.pathname === path)
      sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
    else
      socket
        .on('error', () => socket.destroy())
        .end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  const server = useServer<Record<string, unknown>, { viewerNow?: ViewerSource }>(
    {
      // What goes wrong inside is for the log, not for the reason of a close.
      isProd: true,
      onConnect: (context) => admitConnection(context, parts),
      onSubscribe: (context, _id, payload) => admitOperation(context, payload, parts),
      execute: (args) => executeAdmitted(args, parts),
      subscribe: (args) => openAdmitted(args, parts),
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

const admitted = (args: ExecutionArgs) => args.contextValue as Admitted;

function executeAdmitted(args: ExecutionArgs, { graph }: SocketServerParts): Promise<ExecutionResult> {
  const { prepared, request, run } = admitted(args);
  return graph.execute(prepared, request, run.scope, run.rateLimit);
}

function openAdmitted(args: ExecutionArgs, { subscriptions }: SocketServerParts) {
  const { prepared, run, viewerNow } = admitted(args);
  return subscriptions.open(prepared, run, viewerNow);
}
