import type { IncomingMessage } from 'node:http';
import type { ClientTokenRequest } from '#schema/shared/internal-client-token';
import { readBody } from '../http/read-body';
import { OAuthError, invalidClient, invalidRequest } from './oauth-error';

const MAX_BODY_BYTES = 16_384;
/** More than any secret, id or scope of ours has. */
const LONGEST_VALUE = 2_000;
const LONGEST_CREDENTIAL = 200;

/** Reads a token request: a form, with the client's id and secret in it or in a Basic header. Throws `OAuthError` with what to send instead. */
export async function readTokenRequest(request: IncomingMessage, url: URL): Promise<ClientTokenRequest> {
  if (request.method !== 'POST')
    throw new OAuthError(405, 'invalid_request', `Tokens are asked for by POST, not by ${request.method}.`, {
      allow: 'POST',
    });
  const [type = ''] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  if (type.trim() !== 'application/x-www-form-urlencoded')
    throw invalidRequest('The content type has to be application/x-www-form-urlencoded.');
  // An address ends up in logs and histories, and a secret in it is given away.
  if (url.search !== '') throw invalidRequest('The parameters belong into the body, not into the address.');
  const form = readForm(await readBody(request, MAX_BODY_BYTES));
  const grant = form.get('grant_type');
  if (!grant) throw invalidRequest('`grant_type` is missing; it is `client_credentials`.');
  if (grant !== 'client_credentials')
    throw new OAuthError(400, 'unsupported_grant_type', 'The one grant that is served is `client_credentials`.');
  return { ...credentialsOf(request.headers.authorization, form), scope: form.get('scope') ?? null };
}

function readForm(body: string): Map<string, string> {
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (form.has(name)) throw invalidRequest('A parameter is given twice.');
    if (value.length > LONGEST_VALUE) throw invalidRequest(`A parameter is longer than ${LONGEST_VALUE} characters.`);
    // As of the specification, a parameter without a value is as good as left out.
    if (value !== '') form.set(name, value);
  }
  return form;
}

function credentialsOf(
  authorization: string | undefined,
  form: ReadonlyMap<string, string>,
): Pick<ClientTokenRequest, 'clientId' | 'clientSecret'> {
  const inForm = { clientId: form.get('client_id') ?? '', clientSecret: form.get('client_secret') ?? '' };
  if (authorization === undefined) return complete(inForm);
  const inHeader = basicCredentials(authorization);
  if (inForm.clientSecret !== '') throw invalidRequest('Send the secret in the header or in the body, not in both.');
  if (inForm.clientId !== '' && inForm.clientId !== inHeader.clientId)
    throw invalidRequest('The `client_id` of the body is not that of the header.');
  return complete(inHeader);
}

/** RFC 6749, section 2.3.1: both parts are form-encoded before they are joined. */
function basicCredentials(authorization: string): Pick<ClientTokenRequest, 'clientId' | 'clientSecret'> {
  const [, encoded] = /^\s*basic\s+([\w+/=-]+)\s*$/i.exec(authorization) ?? [];
  if (encoded === undefined)
    throw invalidClient('The authorization is not understood; send `Basic` with id and secret.');
  const joined = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = joined.indexOf(':');
  if (colon < 0) throw invalidClient('The Basic header has no colon between id and secret.');
  return { clientId: formDecoded(joined.slice(0, colon)), clientSecret: formDecoded(joined.slice(colon + 1)) };
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidClient('The id or the secret in the Basic header is not form-encoded.');
  }
}

/** RFC 6749, appendix A.1 and A.2. */
const VISIBLE = /^[\x20-\x7e]*$/;

function complete<Credentials extends Pick<ClientTokenRequest, 'clientId' | 'clientSecret'>>(
  credentials: Credentials,
): Credentials {
  const { clientId, clientSecret } = credentials;
  if (clientId === '' || clientSecret === '')
    throw invalidClient('The client did not prove itself; send its id and secret in a Basic header or in the body.');
  if (clientId.length > LONGEST_CREDENTIAL || clientSecret.length > LONGEST_CREDENTIAL)
    throw invalidClient('The id or the secret is longer than any that was given out.');
  if (!VISIBLE.test(clientId + clientSecret))
    throw invalidClient('The id or the secret has characters that none has that was given out.');
  return credentials;
}
