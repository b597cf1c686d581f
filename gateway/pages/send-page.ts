import type { IncomingMessage } from 'node:http';
import type { PageHandler } from '../http/page-handler';

/** What a page may load beside the gateway's own files. */
export interface Sources {
  scripts?: string[];
  frames?: string[];
  workers?: string[];
}

/** Sends HTML that may run only scripts of this gateway and of the sources that are named; it may be framed by pages of this gateway alone. */
export function sendPage(
  request: IncomingMessage,
  response: Parameters<PageHandler>[1],
  html: string,
  { scripts = [], frames = [], workers = [] }: Sources = {},
): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${["'self'", ...scripts].join(' ')}`,
      `worker-src ${["'self'", ...workers].join(' ')}`,
      `frame-src ${frames.join(' ') || "'none'"}`,
      // Editors write the styles of single elements.
      "style-src 'self' 'unsafe-inline'",
      "font-src 'self' data:",
      "img-src 'self' data:",
      // Not every browser counts a socket of the same host among 'self'.
      `connect-src 'self' ${socketsOf(request)}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ].join('; '),
  });
  response.end(request.method === 'HEAD' ? undefined : html);
}

function socketsOf({ headers }: IncomingMessage): string {
  const host = /^[\w.:[\]-]+$/.exec(headers.host ?? '')?.[0];
  return host ? `ws://${host} wss://${host}` : '';
}
