import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageScript } from '#platform/kernel/page-script';
import { prefixOf } from '#platform/kernel/id';
import type { PageHandler } from '../http/page-handler';
import { scriptValue } from '../pages/html';

export interface PreviewPageOptions {
  /** A token for those who come without one: the embedded profile's demo account. Null asks for it. */
  demoToken: () => string | null;
}

/** `/preview/<session id>`: shows a running app and drives it. The token stands in the fragment (`#token=…`), so that no server log has it. */
export function previewPage({ demoToken }: PreviewPageOptions): PageHandler {
  const html = readFileSync(join(__dirname, 'page.html'), 'utf8');
  const css = readFileSync(join(__dirname, 'page.css'), 'utf8');
  // `</script` inside a string of the script would end it.
  const script = pageScript(__dirname).replace(/<\/script/gi, '<\\/script');

  return (request, response, url) => {
    const sessionId = /^\/preview\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? '';
    const isSession = prefixOf(sessionId) !== null;
    const nonce = randomBytes(16).toString('base64');
    const settings = { sessionId: isSession ? sessionId : null, demoToken: isSession ? demoToken() : null };
    const scripts =
      `<script nonce="${nonce}">globalThis.previewSettings = ${scriptValue(settings)};</script>` +
      `<script nonce="${nonce}">${script}</script>`;
    const page = html.replace('/* styles */', () => css).replace('<!-- script -->', () => scripts);
    response.writeHead(isSession ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        "style-src 'unsafe-inline'",
        "connect-src 'self' ws: wss:",
        'media-src blob: mediastream:',
        'img-src data: blob:',
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
      ].join('; '),
    });
    response.end(request.method === 'HEAD' ? undefined : page);
  };
}
