import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { Viewer } from '#platform/kernel/viewer';
import { signViewer, VIEWER_HEADER } from '#platform/kernel/viewer-header';
import { ErrorCode } from '#schema/error-code';

/** What of a gateway an agent's test needs: it turns tokens into signed viewers and passes everything on, both ways. */
export interface SigningProxy {
  url: string;
  close(): Promise<void>;
}

const PROTOCOL = 'graphql-transport-ws';

export async function signingProxy(
  subgraphUrl: string,
  secret: string,
  viewers: ReadonlyMap<string, Viewer>,
  /** Where else a request goes, by its text; subscriptions all go to the subgraph. */
  elsewhere: (body: string) => string | null = () => null,
): Promise<SigningProxy> {
  const viewerOf = (authorization: unknown) => viewers.get(String(authorization).replace(/^Bearer /, ''));
  const server = createServer((request, response) => void passOn(request, response));
  const passOn = async (request: IncomingMessage, response: ServerResponse) => {
    const viewer = viewerOf(request.headers.authorization);
    response.setHeader('content-type', 'application/json');
    if (!viewer) {
      const error = { message: 'The token is not known.', extensions: { code: ErrorCode.UNAUTHENTICATED } };
      response.writeHead(401).end(JSON.stringify({ errors: [error] }));
      return;
    }
    try {
      const body = String(await buffer(request));
      const answer = await fetch(`${elsewhere(body) ?? subgraphUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [VIEWER_HEADER]: signViewer(viewer, secret) },
        body,
      });
      response.writeHead(answer.status).end(await answer.text());
    } catch {
      response.writeHead(502).end('{}');
    }
  };
  const sockets = new WebSocketServer({ server, handleProtocols: () => PROTOCOL });
  sockets.on('connection', (near) => {
    const far = new WebSocket(`${subgraphUrl.replace('http', 'ws')}/graphql`, PROTOCOL);
    const opened = once(far, 'open');
    near.on('message', (data) => void opened.then(() => far.send(signed(textOf(data)))));
    far.on('message', (data: RawData) => near.send(textOf(data)));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('close', () => other.terminate()).on('error', () => other.terminate());
    opened.catch(() => near.terminate());
  });
  const signed = (text: string): string => {
    const message = JSON.parse(text) as { type: string; payload?: { authorization?: string } };
    const viewer = viewerOf(message.payload?.authorization);
    if (message.type !== 'connection_init' || !viewer) return text;
    return JSON.stringify({ ...message, payload: { [VIEWER_HEADER]: signViewer(viewer, secret) } });
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The protocol is JSON; ws hands each message over as one buffer. */
const textOf = (data: RawData) => (data as Buffer).toString('utf8');
