import { pageScript } from '#platform/kernel/page-script';
import type { PageHandler } from '../../http/page-handler';
import type { PageOptions } from '../gateway-pages';
import { scriptValue } from '../html';
import { packedFile } from '../packed-file';
import { sendPage } from '../send-page';
import type { StartHereOperation } from '../start-here';
import { editorScript, editorStyle } from './editor';

/**
 * GraphiQL, whole from this process: it works on a machine without internet. `/graphiql?operation=<id>` opens one of the "Start here" set, `/graphiql?endpoint=partner` shows
 * the contract for partners.
 */
export function graphiqlPages(
  operations: readonly StartHereOperation[],
  { demoToken }: PageOptions,
): Record<string, PageHandler> {
  return {
    '/graphiql': (request, response, url) => {
      if (url.searchParams.get('endpoint') === 'partner') {
        sendPage(request, response, renderForPartners(demoToken()), { workers: ['blob:'] });
        return;
      }
      const chosen = operations.find(({ id }) => id === url.searchParams.get('operation'));
      sendPage(request, response, render(operations, chosen, demoToken()), { workers: ['blob:'] });
    },
    '/graphiql/editor.js': packedFile('text/javascript', editorScript),
    '/graphiql/editor.css': packedFile('text/css', editorStyle),
    '/graphiql/page.js': packedFile('text/javascript', () => pageScript(__dirname)),
  };
}

function render(
  operations: readonly StartHereOperation[],
  chosen: StartHereOperation | undefined,
  token: string | null,
): string {
  const headers = headersWith(token);
  const tabs = operations.map(({ document, variables }) => ({ query: document, variables, headers }));
  const shown = chosen
    ? { query: chosen.document, variables: chosen.variables }
    : { defaultTabs: tabs, variables: operations[0]?.variables };
  const start = { ...shown, headers, title: 'GraphiQL', shouldPersistHeaders: true };
  const guide = /* HTML */ `<strong>Start here:</strong> run the tabs from left to
    right${token ? ', as the demo account' : ''}. A … in the variables is filled in from the answers before.
    <a id="preview-link" target="_blank" hidden>Open the app on its device</a>
    ${chosen ? '<a href="/graphiql">All operations</a>' : ''} <a href="/">Sandbox</a>`;
  return page(guide, { demoToken: token, endpoint: '/graphql', start });
}

/** The contract, with no set of operations of its own. */
function renderForPartners(token: string | null): string {
  const headers = headersWith(token);
  const query = '{\n  projects(first: 5) {\n    nodes {\n      id\n      name\n    }\n  }\n}\n';
  const start = { query, headers, title: 'GraphiQL for partners', shouldPersistHeaders: false };
  const guide = /* HTML */ `<strong>For partners:</strong> what the contract has, at <code>/partner/graphql</code>. Put
    a token of <code>POST /oauth/token</code> into the headers${token ? '; until then it is the demo account' : ''}.`;
  return page(guide, { demoToken: token, endpoint: '/partner/graphql', start });
}

const headersWith = (token: string | null) =>
  token ? JSON.stringify({ authorization: `Bearer ${token}` }, null, 2) : '';

function page(guide: string, settings: { demoToken: string | null; endpoint: string; start: object }): string {
  return /* HTML */ `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>GraphiQL</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/graphiql/editor.css" />
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <noscript>GraphiQL is a program that runs in the browser; allow scripts for this page.</noscript>
        <p id="guide">${guide}</p>
        <div id="root"></div>
        <script type="application/json" id="settings">
          ${scriptValue(settings)}
        </script>
        <script src="/graphiql/editor.js"></script>
        <script src="/graphiql/page.js"></script>
      </body>
    </html> `;
}

const STYLE = `
html, body { height: 100%; margin: 0 }
body { display: flex; flex-direction: column }
#guide { margin: 0; padding: .5rem 1rem; font: 14px/1.4 system-ui, sans-serif; color: #1b1f2a; background: #eef1fb }
#guide a { color: #3049c5; margin-left: .75rem }
#root { flex: 1; min-height: 0 }
/* The editor measures its tabs too early, and the one that is pressed would jump away before the click arrives. */
.graphiql-container .graphiql-tab { transform: none !important }
`;
