import { pageScript } from '#platform/kernel/page-script';
import type { PageHandler } from '../../http/page-handler';
import type { PageOptions } from '../gateway-pages';
import { escapeHtml, scriptValue } from '../html';
import { packedFile } from '../packed-file';
import { sendPage } from '../send-page';
import type { StartHereOperation } from '../start-here';

const SANDBOX_HOST = 'https://embeddable-sandbox.cdn.apollographql.com';
const SANDBOX_SCRIPT = `${SANDBOX_HOST}/_latest/embeddable-sandbox.umd.production.min.js`;
/** What that script puts into the page. */
const SANDBOX_FRAME = 'https://sandbox.embed.apollographql.com';

/** The root page: what to do first, in order, beside Apollo's Sandbox. Without internet it says so and leads to GraphiQL. */
export function sandboxPages(
  operations: readonly StartHereOperation[],
  { demoToken }: PageOptions,
): Record<string, PageHandler> {
  return {
    '/': (request, response) =>
      sendPage(request, response, render(operations, demoToken()), {
        scripts: [SANDBOX_HOST],
        frames: [SANDBOX_FRAME],
      }),
    '/sandbox.js': packedFile('text/javascript', () => pageScript(__dirname)),
  };
}

function render(operations: readonly StartHereOperation[], token: string | null): string {
  const documents = operations.map(({ document, variables }) => ({ document, variables }));
  const settings = { demoToken: token, operations: documents, script: SANDBOX_SCRIPT };
  return /* HTML */ `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>The graph</title>
        <link rel="icon" href="data:," />
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <nav>
          <h1>Start here</h1>
          <p>
            From words to an app that runs, in ${operations.length} operations${token ? ', as the demo account' : ''}.
            Copy one into the Sandbox, or open it in GraphiQL. A … in the variables is filled in from the answers
            before.
          </p>
          <p><a id="preview-link" target="_blank" hidden>Open the app on its device</a></p>
          <ol>
            ${operations.map(renderOperation).join('')}
          </ol>
          <p class="links"><a href="/graphiql">GraphiQL</a> <a href="/readyz">Readiness</a></p>
        </nav>
        <main id="sandbox"><p id="notice">Loading Apollo Sandbox…</p></main>
        <template id="offline">
          Apollo Sandbox could not be loaded: this browser does not reach the internet.
          <a href="/graphiql">GraphiQL</a> is served from here and does the same.
        </template>
        <script type="application/json" id="settings">
          ${scriptValue(settings)}
        </script>
        <script src="/sandbox.js"></script>
      </body>
    </html> `;
}

const renderOperation = ({ id, title, hint }: StartHereOperation, index: number) => `<li>
<strong>${escapeHtml(title)}</strong>
<span>${escapeHtml(hint)}</span>
<span><button type="button" data-copy="document" data-index="${index}">Copy</button> <button type="button" data-copy="variables" data-index="${index}">Copy variables</button> <a href="/graphiql?operation=${encodeURIComponent(id)}">Open in GraphiQL</a></span>
</li>`;

const STYLE = `
* { box-sizing: border-box }
body { margin: 0; height: 100vh; display: grid; grid-template-columns: 22rem 1fr; font: 14px/1.5 system-ui, sans-serif; color: #1b1f2a; background: #fff }
nav { padding: 1rem 1.25rem; overflow: auto; border-right: 1px solid #dfe2ea; background: #f7f8fb }
h1 { font-size: 1.15rem; margin: 0 0 .25rem }
ol { padding-left: 1.25rem }
li { margin: 0 0 .9rem }
li strong, li span { display: block }
li span { color: #4a5164 }
button, nav a { font: inherit; color: #3049c5; background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; margin-right: .75rem }
main { min-width: 0; position: relative }
main iframe { border: 0; background: #fff; width: 100%; height: 100% }
#notice { margin: 20vh auto 0; max-width: 30rem; text-align: center; font-size: 1rem }
@media (max-width: 760px) { body { grid-template-columns: 1fr; grid-template-rows: auto 1fr } nav { max-height: 40vh; border-right: 0 } }
`;
