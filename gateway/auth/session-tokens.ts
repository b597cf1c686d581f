import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { JWKS_PATH, PARTNER_AUDIENCE, TOKEN_AUDIENCE, TOKEN_ISSUER } from '#schema/shared/internal-viewer';
import { Unauthenticated, Unavailable } from '#platform/kernel/errors';
import type { ServiceRegistry } from '#platform/ports/service-registry';

/** What a session's token says once it is believed. */
export interface SessionClaims {
  userId: string;
  sessionId: string;
}

/** What a partner's token says once it is believed. */
export interface ClientClaims {
  clientId: string;
  scopes: string[];
}

/** Verifies the tokens of sessions, and of partners' clients, against the keys that the account subgraph publishes; the keys are fetched when an unknown one is met. */
export class SessionTokens {
  readonly #keys = new Map<string, JWTVerifyGetKey>();

  constructor(private readonly registry: ServiceRegistry) {}

  /** Throws `Unauthenticated` with the reason, or `Unavailable` when the keys cannot be had. */
  async verify(token: string): Promise<SessionClaims> {
    if (isForPartners(token))
      throw new Unauthenticated('This token is good for /partner/graphql alone; here a user signs in.');
    const { sub, sid } = await this.#payloadOf(token, SESSION_CLAIMS);
    if (typeof sub !== 'string' || typeof sid !== 'string')
      throw new Unauthenticated('The token names no user and session; sign in again.');
    return { userId: sub, sessionId: sid };
  }

  /** The same for a token that `isForPartners`. */
  async verifyClient(token: string): Promise<ClientClaims> {
    const { client_id: clientId, scope } = await this.#payloadOf(token, CLIENT_CLAIMS).catch(asClientSees);
    if (typeof clientId !== 'string' || typeof scope !== 'string')
      throw new Unauthenticated('The token names no client and scopes; get a new one at /oauth/token.');
    return { clientId, scopes: scope.split(' ').filter(Boolean) };
  }

  async #payloadOf(token: string, expected: JWTVerifyOptions): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.#keySet(), {
        algorithms: ['EdDSA', 'Ed25519'],
        clockTolerance: 5,
        ...expected,
      });
      return payload;
    } catch (error) {
      throw reasonFor(error);
    }
  }

  #keySet(): JWTVerifyGetKey {
    const [address] = this.registry.addressesOf('account');
    if (address === undefined) throw keysAway();
    let keys = this.#keys.get(address);
    if (!keys)
      this.#keys.set(address, (keys = createRemoteJWKSet(new URL(JWKS_PATH, address), { cooldownDuration: 1_000 })));
    return keys;
  }
}

const SESSION_CLAIMS: JWTVerifyOptions = {
  issuer: TOKEN_ISSUER,
  audience: TOKEN_AUDIENCE,
  requiredClaims: ['exp', 'sub', 'sid'],
};
// The issuer is a URL that the platform may be moved away from; the keys are its own, and the audience tells the two kinds apart.
const CLIENT_CLAIMS: JWTVerifyOptions = {
  audience: PARTNER_AUDIENCE,
  requiredClaims: ['exp', 'iss', 'sub', 'client_id', 'scope'],
};

/** What the token claims, before anything of it is believed. */
export function isForPartners(token: string): boolean {
  try {
    return decodeJwt(token).aud === PARTNER_AUDIENCE;
  } catch {
    return false;
  }
}

/** A client has no session to refresh. */
function asClientSees(error: unknown): never {
  if (!(error instanceof Unauthenticated)) throw error;
  const isOld = error.message.startsWith('The access token has expired');
  throw isOld ? new Unauthenticated('The access token has expired; get a new one at /oauth/token.') : error;
}

const keysAway = () =>
  new Unavailable('The keys that tokens are checked with cannot be had at present; try again in a moment.');

function reasonFor(error: unknown): Error {
  if (error instanceof Unavailable) return error;
  if (error instanceof errors.JWTExpired)
    return new Unauthenticated('The access token has expired; get a new one with `refreshSession`.');
  if (error instanceof errors.JWTClaimValidationFailed)
    return new Unauthenticated(`The access token is not meant for this platform (${error.claim}); sign in again.`);
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return keysAway();
  // jose throws its plain base error when the key endpoint answers anything but 200, and lets the failures of fetch through.
  if (!(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC') return keysAway();
  return new Unauthenticated(
    'The access token is not valid: it was not issued by this platform or was changed on the way.',
  );
}
