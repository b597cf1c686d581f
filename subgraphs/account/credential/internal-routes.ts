import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { z } from 'zod';
import type { Route } from '#platform/graphql/subgraph';
import { VIEWER_HEADER, verifyViewer } from '#platform/kernel/viewer-header';
import { ClientTokenRequestSchema, INTERNAL_CLIENT_TOKEN_PATH } from '#schema/shared/internal-client-token';
import { CredentialSchema, INTERNAL_VIEWER_PATH, JWKS_PATH } from '#schema/shared/internal-viewer';
import type { ClientTokenService } from '../oauth-client/client-token.service';
import type { TokenSigner } from '../session/token-signer';
import type { CredentialService } from './credential.service';

interface InternalServices {
  signer: TokenSigner;
  credentials: CredentialService;
  clientTokens: ClientTokenService;
}

/** What the gateway asks outside the graph: the keys that verify tokens, who stands behind a credential, and tokens for OAuth clients. */
export function internalRoutes(
  { signer, credentials, clientTokens }: InternalServices,
  viewerSecret: string,
): Record<string, Route> {
  return {
    [JWKS_PATH]: async (_request, response) => answer(response, 200, await signer.publicKeys()),
    [INTERNAL_VIEWER_PATH]: asked(viewerSecret, CredentialSchema, (credential) => credentials.resolve(credential)),
    [INTERNAL_CLIENT_TOKEN_PATH]: asked(viewerSecret, ClientTokenRequestSchema, (wanted) => clientTokens.issue(wanted)),
  };
}

const answer = (response: ServerResponse, status: number, body: unknown) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** A question that only the platform itself may ask. */
function asked<Question>(
  viewerSecret: string,
  shape: z.ZodType<Question>,
  reply: (question: Question) => Promise<unknown>,
): Route {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const header = request.headers[VIEWER_HEADER];
    const verified = verifyViewer(typeof header === 'string' ? header : undefined, viewerSecret);
    if ('refused' in verified || verified.viewer?.kind !== 'system')
      return answer(response, 401, { error: 'Only the platform itself asks this.' });
    const question = shape.safeParse(await json(request));
    if (!question.success) return answer(response, 400, { error: question.error.message });
    answer(response, 200, await reply(question.data));
  };
}
