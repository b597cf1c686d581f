import type { ServerResponse } from 'node:http';
import { PARTNER_SCOPES } from '#schema/shared/partner-scopes';
import { nothingAt, readOnly, sendText, type PageHandler } from '../http/page-handler';
import { HttpRefusal } from '../http/refusal';
import { OAuthError } from './oauth-error';
import type { TokenDesk } from './token-desk';
import { readTokenRequest } from './token-request';

const TOKEN_PATH = '/oauth/token';
const METADATA_PATH = '/.well-known/oauth-authorization-server';

/** How partners' programs get tokens: the token endpoint and its description, as of OAuth 2.1 and RFC 8414. */
export function oauthPages(desk: TokenDesk, publicUrl: () => string): Record<string, PageHandler> {
  return {
    [TOKEN_PATH]: async (request, response, url) => {
      if (url.pathname !== TOKEN_PATH) throw nothingAt(url.pathname);
      const address = request.socket.remoteAddress ?? 'unknown';
      try {
        await desk.admit(address);
        const { token, expiresInSeconds, scope } = await desk.issue(await readTokenRequest(request, url), address);
        send(response, 200, { access_token: token, token_type: 'Bearer', expires_in: expiresInSeconds, scope });
      } catch (error) {
        if (error instanceof OAuthError) refuse(response, error);
        // The body could not be read.
        else if (error instanceof HttpRefusal)
          refuse(response, new OAuthError(error.status, 'invalid_request', error.message, error.headers));
        else throw error;
      }
    },
    [METADATA_PATH]: readOnly(METADATA_PATH, (_request, response) =>
      sendText(response, 200, 'application/json', `${JSON.stringify(metadata(publicUrl()), null, 2)}\n`),
    ),
  };
}

const metadata = (issuer: string) => ({
  issuer,
  token_endpoint: `${issuer}${TOKEN_PATH}`,
  grant_types_supported: ['client_credentials'],
  response_types_supported: [],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  scopes_supported: PARTNER_SCOPES,
});

const refuse = (response: ServerResponse, { status, code, message, headers }: OAuthError) =>
  send(response, status, { error: code, error_description: plain(message) }, headers);

function send(response: ServerResponse, status: number, value: object, headers: Readonly<Record<string, string>> = {}) {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    pragma: 'no-cache',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
}

/** RFC 6749 allows printable ASCII without `"` and `\\` in a description. */
const plain = (message: string) => message.replaceAll(/[^\x20-\x7e]|["\\]/g, "'");
