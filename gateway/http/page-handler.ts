import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers requests of one path and what lies below it. It writes and ends the response. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

/** The handler of the longest path that the request's path is or lies below; `/` stands only for itself. */
export function handlerFor(pages: Readonly<Record<string, PageHandler>>, path: string): PageHandler | undefined {
  if (path === '/') return pages['/'];
  for (let prefix = path; prefix.length > 1; prefix = prefix.slice(0, prefix.lastIndexOf('/')))
    if (Object.hasOwn(pages, prefix)) return pages[prefix];
  return undefined;
}

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
