import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ErrorCode } from '#schema/error-code';
import type { GatewayLogger } from '../logger';
import { refusal } from '../operations/graph';
import { handlerFor, nothingAt, type PageHandler } from './page-handler';
import { FAULT, HttpRefusal, badRequest } from './refusal';
import { requestIdOf } from './scope';

export interface RunningServer {
  http: Server;
  /** `http://host:port` */
  url: string;
  /** Takes no new connection, lets running requests finish for some seconds, then cuts what is left. */
  drain(): Promise<void>;
}

const HEADERS_MILLISECONDS = 20_000;
/** Without a byte in either direction; sockets of subscriptions are pinged more often. */
const SILENCE_MILLISECONDS = 120_000;
const DRAIN_MILLISECONDS = 10_000;

/** Listens and hands each request to the page of its path. Rejects when the port is taken. */
export async function listen(
  host: string,
  port: number,
  pages: Readonly<Record<string, PageHandler>>,
  logger: GatewayLogger,
  isKnownHost: (host: string | undefined) => boolean = () => true,
): Promise<RunningServer> {
  // No limit for a request as a whole: an upload of gigabytes takes its time.
  const http = createServer({ headersTimeout: HEADERS_MILLISECONDS, requestTimeout: 0 });
  http.timeout = SILENCE_MILLISECONDS;
  let draining = false;
  http.on('request', (request, response) => {
    if (draining) response.setHeader('connection', 'close');
    // A connection that was kept alive for a next request would hold the drain up.
    response.once('close', () => setImmediate(() => draining && http.closeIdleConnections()));
    if (isKnownHost(request.headers.host)) void answer(request, response, pages, logger);
    else refuse(request, response, STRANGE_NAME);
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, resolve);
  });
  return {
    http,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(http.address() as AddressInfo).port}`,
    async drain() {
      draining = true;
      const cut = setTimeout(() => http.closeAllConnections(), DRAIN_MILLISECONDS);
      await new Promise((resolve) => {
        http.close(resolve);
        http.closeIdleConnections();
      });
      clearTimeout(cut);
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: Readonly<Record<string, PageHandler>>,
  logger: GatewayLogger,
): Promise<void> {
  try {
    const url = urlOf(request);
    if (!url) throw badRequest('The target of the request is no path; ask for one that begins with a slash.');
    const page = handlerFor(pages, url.pathname);
    if (!page) throw nothingAt(url.pathname);
    await page(request, response, url);
  } catch (error) {
    const isFault = !(error instanceof HttpRefusal);
    if (isFault) logger.error({ error, path: request.url }, 'a page failed');
    if (response.headersSent) response.destroy();
    else refuse(request, response, isFault ? FAULT : error);
  }
}

const STRANGE_NAME = new HttpRefusal(
  421,
  ErrorCode.FORBIDDEN,
  'This address is not served under that name; use the one that was printed at the start.',
);

/** Says no in the form in which the graph does: one error with its code and the id of the request. */
function refuse(request: IncomingMessage, response: ServerResponse, because: HttpRefusal): void {
  const requestId = requestIdOf(request.headers);
  const body = `${JSON.stringify(refusal(because, requestId))}\n`;
  response.writeHead(because.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    ...because.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The URL of a request; null when its target is none. */
export function urlOf(request: IncomingMessage): URL | null {
  const target = request.url ?? '/';
  return target.startsWith('/') && URL.canParse(target, 'http://gateway') ? new URL(`http://gateway${target}`) : null;
}
