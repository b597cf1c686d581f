import { sendText, type PageHandler } from '../../http/page-handler';
import type { PageOptions } from '../gateway-pages';
import { scriptValue } from '../html';
import type { StartHereOperation } from '../start-here';
import { editorFiles } from './editor';

/** GraphiQL, whole from this process: it works on a machine without internet. `/graphiql?operation=<id>` opens one of the "Start here" set. */
export function graphiqlPages(
  operations: readonly StartHereOperation[],
  { demoToken }: PageOptions,
): Record<string, PageHandler> {
  const files = Object.entries(editorFiles).map(([path, { contentType, read }]): [string, PageHandler] => [
    path,
    (_request, response) => sendPacked(response, contentType, read()),
  ]);
  return {
    '/graphiql': (_request, response, url) => {
      const chosen = operations.find(({ id }) => id === url.searchParams.get('operation'));
      sendText(response, 200, 'text/html', render(operations, chosen, demoToken()));
    },
    ...Object.fromEntries(files),
  };
}

// Every browser that runs GraphiQL reads gzip. A day is short enough for a page that only developers see.
function sendPacked(response: Parameters<PageHandler>[1], contentType: string, body: Buffer): void {
  response.writeHead(200, {
    'content-type': `${contentType}; charset=utf-8`,
    'content-encoding': 'gzip',
    'content-length': body.length,
    'cache-control': 'public, max-age=86400',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function render(
  operations: readonly StartHereOperation[],
  chosen: StartHereOperation | undefined,
  token: string | null,
): string {
  const headers = token ? JSON.stringify({ authorization: `Bearer ${token}` }, null, 2) : '';
  const tabs = operations.map(({ document, variables }) => ({ query: document, variables, headers }));
  const first = operations[0]?.variables;
  const start = chosen
    ? { query: chosen.document, variables: chosen.variables }
    : { defaultTabs: tabs, variables: first };
  return /* HTML */ `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>GraphiQL</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/graphiql/editor.css" />
        <style>
          html,
          body,
          #root {
            height: 100%;
            margin: 0;
          }
        </style>
      </head>
      <body>
        <noscript>GraphiQL is a program that runs in the browser; allow scripts for this page.</noscript>
        <div id="root"></div>
        <script src="/graphiql/fetcher.js"></script>
        <script src="/graphiql/editor.js"></script>
        <script>
          const token = ${scriptValue(token ?? '')};
          if (sessionStorage.getItem('demo-token') !== token) {
            sessionStorage.clear();
            sessionStorage.setItem('demo-token', token);
          }
          YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
            ...${scriptValue({ ...start, title: 'GraphiQL', headers, shouldPersistHeaders: true })},
            fetcher: window.gatewayFetcher,
            storage: sessionStorage,
          });
        </script>
      </body>
    </html> `;
}
