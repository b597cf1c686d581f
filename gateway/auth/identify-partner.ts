import { AGENT_TOKEN_PREFIX, type Credential } from '#schema/shared/internal-viewer';
import { Unauthenticated } from '#platform/kernel/errors';
import type { CredentialDirectory } from './credential-directory';
import { lookUp, type Identify } from './identify';
import { isForPartners, type SessionTokens } from './session-tokens';

const BEARER = /^\s*bearer\s+(\S+)\s*$/i;

/**
 * Who asks at the partners' endpoint: an OAuth client by the token that it got for this endpoint, or a user by any token of their own, with the user's rights. Agents and
 * the platform itself have no business there.
 */
export function identifyPartnersWith(tokens: SessionTokens, directory: CredentialDirectory, users: Identify): Identify {
  return async (authorization) => {
    if (authorization === undefined || authorization.trim() === '') return () => Promise.resolve(null);
    const [, token = ''] = BEARER.exec(authorization) ?? [];
    if (token === '') throw new Unauthenticated('Send `Authorization: Bearer <token>` with a token of /oauth/token.');
    if (token.startsWith(AGENT_TOKEN_PREFIX)) throw new Unauthenticated('Agents are not served here.');
    if (!isForPartners(token)) return users(authorization);
    const credential: Credential = { kind: 'client', ...(await tokens.verifyClient(token)) };
    return () => lookUp(credential, directory);
  };
}
