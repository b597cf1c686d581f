import { json } from 'node:stream/consumers';
import type { Route } from '#platform/graphql/subgraph';
import { VIEWER_HEADER, verifyViewer } from '#platform/kernel/viewer-header';
import { CredentialSchema, INTERNAL_VIEWER_PATH, JWKS_PATH } from '#schema/shared/internal-viewer';
import type { TokenSigner } from '../session/token-signer';
import type { CredentialService } from './credential.service';

/** What the gateway asks outside the graph: the keys that verify tokens, and who stands behind a credential. */
export function internalRoutes(
  signer: TokenSigner,
  credentials: CredentialService,
  viewerSecret: string,
): Record<string, Route> {
  const answer = (response: Parameters<Route>[1], status: number, body: unknown) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  return {
    [JWKS_PATH]: async (_request, response) => answer(response, 200, await signer.publicKeys()),
    [INTERNAL_VIEWER_PATH]: async (request, response) => {
      const header = request.headers[VIEWER_HEADER];
      const verified = verifyViewer(typeof header === 'string' ? header : undefined, viewerSecret);
      if ('refused' in verified || verified.viewer?.kind !== 'system')
        return answer(response, 401, { error: 'Only the platform itself asks this.' });
      const credential = CredentialSchema.safeParse(await json(request));
      if (!credential.success) return answer(response, 400, { error: credential.error.message });
      answer(response, 200, await credentials.resolve(credential.data));
    },
  };
}
