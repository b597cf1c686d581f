import { SignJWT, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import {
  CredentialSchema,
  INTERNAL_VIEWER_PATH,
  JWKS_PATH,
  PARTNER_AUDIENCE,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
  type ViewerAnswer,
} from '#schema/shared/internal-viewer';
import {
  ClientTokenRequestSchema,
  INTERNAL_CLIENT_TOKEN_PATH,
  type ClientTokenAnswer,
  type ClientTokenRequest,
} from '#schema/shared/internal-client-token';
import { verifyViewer } from '#platform/kernel/viewer-header';
import { TEST_SECRET } from './test-federation';
import type { TestRoute } from './test-subgraph';

interface TokenOverrides {
  issuer?: string;
  audience?: string;
  expiresInSeconds?: number;
  key?: CryptoKey;
}

/** What the account subgraph offers to the gateway, with real keys: sessions are signed and can be revoked. */
export interface TestAccounts {
  routes: Record<string, TestRoute>;
  /** Credentials asked for so far. */
  lookups: number;
  sessionToken(userId: string, overrides?: TokenOverrides): Promise<string>;
  /** A token of an OAuth client. */
  clientToken(clientId: string, scope: string, overrides?: TokenOverrides): Promise<string>;
  /** What the endpoint answers to this access or agent token. */
  answers: Map<string, ViewerAnswer>;
  revoked: Set<string>;
  /** What was asked for tokens of clients; the one that is known is `oac_1` with the secret `p:ss w+rd%`. */
  tokenRequests: ClientTokenRequest[];
  /** The role of every user in the team `tem_1`. */
  role: 'VIEWER' | 'OWNER';
}

export async function testAccounts(): Promise<TestAccounts> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA', use: 'sig' };
  const accounts: TestAccounts = {
    lookups: 0,
    answers: new Map(),
    revoked: new Set(),
    tokenRequests: [],
    role: 'OWNER',
    sessionToken: (userId, { issuer, audience, expiresInSeconds = 900, key } = {}) =>
      new SignJWT({ sid: `ses_${userId}`, pt: 'tem_1' })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
        .setIssuer(issuer ?? TOKEN_ISSUER)
        .setAudience(audience ?? TOKEN_AUDIENCE)
        .setSubject(userId)
        .setExpirationTime(Math.floor(Date.now() / 1000) + expiresInSeconds)
        .sign(key ?? privateKey),
    clientToken: (clientId, scope, { issuer, audience, expiresInSeconds = 600, key } = {}) =>
      new SignJWT({ client_id: clientId, scope })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'one', typ: 'at+jwt' })
        .setIssuer(issuer ?? 'https://cloud.example')
        .setAudience(audience ?? PARTNER_AUDIENCE)
        .setSubject(clientId)
        .setExpirationTime(Math.floor(Date.now() / 1000) + expiresInSeconds)
        .sign(key ?? privateKey),
    routes: {
      [JWKS_PATH]: () => ({ status: 200, json: { keys: [jwk] } }),
      [INTERNAL_VIEWER_PATH]: (headers, body) => {
        const asker = verifyViewer(String(headers['x-viewer']), TEST_SECRET);
        if ('refused' in asker || asker.viewer?.kind !== 'system') return { status: 401, json: {} };
        accounts.lookups++;
        return { status: 200, json: answerTo(accounts, body) };
      },
      [INTERNAL_CLIENT_TOKEN_PATH]: (headers, body) => {
        const asker = verifyViewer(String(headers['x-viewer']), TEST_SECRET);
        if ('refused' in asker || asker.viewer?.kind !== 'system') return { status: 401, json: {} };
        const request = ClientTokenRequestSchema.parse(JSON.parse(body));
        accounts.tokenRequests.push(request);
        return { status: 200, json: clientTokenAnswer(request) };
      },
    },
  };
  return accounts;
}

function clientTokenAnswer({ clientId, clientSecret, scope }: ClientTokenRequest): ClientTokenAnswer {
  if (clientId !== 'oac_1' || clientSecret !== 'p:ss w+rd%')
    return { error: 'invalid_client', description: 'The client is not known.' };
  if (scope === 'too much') return { error: 'invalid_scope', description: 'Not that.' };
  return { token: 'the token', expiresInSeconds: 600, scope: scope ?? 'project:read' };
}

function answerTo({ answers, revoked, role }: TestAccounts, body: string): ViewerAnswer {
  const credential = CredentialSchema.parse(JSON.parse(body));
  if (credential.kind === 'token')
    return answers.get(credential.token) ?? { viewer: null, reason: 'There is no such token.' };
  if (credential.kind === 'client') {
    const { clientId, scopes } = credential;
    if (revoked.has(clientId)) return { viewer: null, reason: 'The OAuth client was revoked.' };
    const teams = { tem_1: 'EDITOR' } as const;
    return {
      viewer: { kind: 'user', userId: clientId, personalTeamId: 'tem_1', teams, scopes, credentialId: clientId },
    };
  }
  const { userId, sessionId } = credential;
  if (revoked.has(sessionId)) return { viewer: null, reason: 'The session has been signed out.' };
  const teams = { tem_1: role };
  return { viewer: { kind: 'user', userId, personalTeamId: 'tem_1', teams, scopes: null, credentialId: sessionId } };
}
