import type { IncomingMessage, ServerResponse } from 'node:http';
import { ErrorCode } from '#schema/error-code';
import { HttpRefusal } from './refusal';

/** Answers requests of one path and what lies below it. It writes and ends the response. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

/** The handler of the longest path that the request's path is or lies below; `/` stands only for itself. */
export function handlerFor(pages: Readonly<Record<string, PageHandler>>, path: string): PageHandler | undefined {
  if (path === '/') return pages['/'];
  for (let prefix = path; prefix.length > 1; prefix = prefix.slice(0, prefix.lastIndexOf('/')))
    if (Object.hasOwn(pages, prefix)) return pages[prefix];
  return undefined;
}

/** A page that is read, at its own path alone: what lies below it is not there, and it takes no other method. */
export function readOnly(path: string, handler: PageHandler): PageHandler {
  return (request, response, url) => {
    if (url.pathname !== path && url.pathname !== `${path}/`) throw nothingAt(url.pathname);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new HttpRefusal(
        405,
        ErrorCode.INVALID_INPUT,
        `${path} is only read: it takes GET, not ${request.method}.`,
        {
          allow: 'GET, HEAD',
        },
      );
    return handler(request, response, url);
  };
}

export const nothingAt = (path: string) =>
  new HttpRefusal(404, ErrorCode.NOT_FOUND, `There is nothing at ${path}; the graph is at /graphql.`);

/** Sends text with the headers that every page has. */
export function sendText(response: ServerResponse, status: number, contentType: string, text: string): void {
  response.writeHead(status, {
    'content-type': `${contentType}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(text);
}
