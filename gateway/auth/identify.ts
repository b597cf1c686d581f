import { ACCESS_TOKEN_PREFIX, AGENT_TOKEN_PREFIX, type Credential } from '#schema/shared/internal-viewer';
import { INTERNAL_SCHEME } from '#platform/graphql/graph-client';
import { Unauthenticated } from '#platform/kernel/errors';
import { verifyViewer } from '#platform/kernel/viewer-header';
import type { Viewer } from '#platform/kernel/viewer';
import type { CredentialDirectory } from './credential-directory';
import type { SessionTokens } from './session-tokens';

/** Who it is now: teams, roles and revocation as of a few seconds ago. Throws `Unauthenticated` once the credential has been revoked. */
export type ViewerSource = () => Promise<Viewer | null>;

/**
 * Checks an `Authorization` header and gives the source of its viewer, for as long as the caller goes on; without a header the viewer is null. Throws `Unauthenticated`
 * for a bad or expired token and says what is wrong with it.
 */
export type Identify = (authorization: string | undefined) => Promise<ViewerSource>;

const MAX_LENGTH = 8_192;
const JSON_WEB_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Sessions' tokens are verified here and looked up in the directory, other tokens are looked up there; a subgraph may ask as its own viewer. */
export function identifyWith(sessions: SessionTokens, directory: CredentialDirectory, viewerSecret: string): Identify {
  return async (authorization) => {
    if (authorization === undefined || authorization.trim() === '') return () => Promise.resolve(null);
    const [, scheme = '', token = ''] = /^\s*(\S+)\s+(\S+)\s*$/.exec(authorization.slice(0, MAX_LENGTH)) ?? [];
    if (scheme === INTERNAL_SCHEME) {
      const viewer = internalViewer(token, viewerSecret);
      return () => Promise.resolve(viewer);
    }
    if (scheme.toLowerCase() !== 'bearer')
      throw new Unauthenticated('The authorization is not understood; send `Authorization: Bearer <token>`.');
    const credential = await credentialOf(token, sessions);
    return () => lookUp(credential, directory);
  };
}

/** The viewer behind a credential as of now. Throws `Unauthenticated` with the reason why there is none. */
export async function lookUp(credential: Credential, directory: CredentialDirectory): Promise<Viewer> {
  const answer = await directory.resolve(credential);
  if (answer.viewer === null) throw new Unauthenticated(answer.reason);
  return answer.viewer;
}

async function credentialOf(token: string, sessions: SessionTokens): Promise<Credential> {
  if (token.startsWith(ACCESS_TOKEN_PREFIX) || token.startsWith(AGENT_TOKEN_PREFIX)) return { kind: 'token', token };
  if (!JSON_WEB_TOKEN.test(token))
    throw new Unauthenticated('The token has the form of none that this platform issues; was it copied whole?');
  return { kind: 'session', ...(await sessions.verify(token)) };
}

function internalViewer(header: string, secret: string): Viewer | null {
  const verified = verifyViewer(header, secret);
  if ('refused' in verified) throw new Unauthenticated(verified.refused);
  return verified.viewer;
}
