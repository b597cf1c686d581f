import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type { UserViewer, Viewer } from '#platform/kernel/viewer';
import { signViewer, VIEWER_HEADER } from '#platform/kernel/viewer-header';
import { type Client, serveForTest, testUser, type TestSubgraph } from '#platform/testing/test-subgraph';
import { CredentialRevoked } from '#schema/events/account';
import {
  INTERNAL_CLIENT_TOKEN_PATH,
  type ClientTokenAnswer,
  type ClientTokenRequest,
} from '#schema/shared/internal-client-token';
import {
  INTERNAL_VIEWER_PATH,
  JWKS_PATH,
  PARTNER_AUDIENCE,
  type Credential,
  type ViewerAnswer,
} from '#schema/shared/internal-viewer';
import { accountSubgraph } from '../subgraph';
import { OAuthClient } from './oauth-client.entity';

let subgraph: TestSubgraph;
let admin: UserViewer;
let asAdmin: Client;
const TEAM = 'team_1';

beforeAll(async () => {
  subgraph = await serveForTest(accountSubgraph);
  admin = testUser({ [TEAM]: 'ADMIN' });
  asAdmin = subgraph.as(admin);
});
afterAll(() => subgraph.close());

interface Made {
  clientSecret: string | null;
  oauthClient: { id: string; revokedAt: string | null; previousSecretExpiresAt: string | null } | null;
  userErrors: { code: string; field: string[] | null }[];
}
const FIELDS = 'oauthClient { id revokedAt previousSecretExpiresAt } userErrors { code field }';
const CREATE = `mutation ($input: CreateOAuthClientInput!) { it: createOAuthClient(input: $input) { clientSecret ${FIELDS} } }`;
const ROTATE = `mutation ($input: RotateOAuthClientSecretInput!) { it: rotateOAuthClientSecret(input: $input) { clientSecret ${FIELDS} } }`;
const REVOKE = `mutation ($input: RevokeOAuthClientInput!) { it: revokeOAuthClient(input: $input) { ${FIELDS} } }`;

const ask = (client: Client, query: string, input: object) => client.query<{ it: Made }>(query, { input });
async function done(query: string, input: object): Promise<Made> {
  const { data, errors } = await ask(asAdmin, query, input);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.it;
}
async function newClient(scopes = ['project:read', 'build:write']) {
  const { clientSecret, oauthClient } = await done(CREATE, { teamId: TEAM, name: 'Partner', scopes });
  return { clientId: oauthClient?.id ?? '', clientSecret: clientSecret ?? '' };
}

const SYSTEM: Viewer = { kind: 'system', service: 'gateway', credentialId: 'gateway' };
async function post<Answer>(path: string, body: object, viewer: Viewer | null = SYSTEM) {
  const response = await fetch(subgraph.url + path, {
    method: 'POST',
    headers: { [VIEWER_HEADER]: signViewer(viewer, subgraph.platform.viewerSecret) },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}
const token = async (request: Omit<ClientTokenRequest, 'scope'> & { scope?: string }) =>
  (await post<ClientTokenAnswer>(INTERNAL_CLIENT_TOKEN_PATH, { scope: null, ...request })).body;
const viewer = async (credential: Credential) => (await post<ViewerAnswer>(INTERNAL_VIEWER_PATH, credential)).body;

describe('a client', () => {
  it('is made by an admin of the team, and its secret is neither kept nor shown again', async () => {
    const input = { teamId: TEAM, name: 'Partner', scopes: ['project:read'], idempotencyKey: 'one' };
    const first = await done(CREATE, input);
    const again = await done(CREATE, input);
    expect(first.clientSecret).toMatch(/^nac_oas_/);
    expect(again).toMatchObject({ clientSecret: null, oauthClient: { id: first.oauthClient?.id } });
    const rows = await subgraph.db.getRepository(OAuthClient).find();
    expect(JSON.stringify(rows)).not.toContain(first.clientSecret);
  });

  it.each([
    ['an editor', testUser({ [TEAM]: 'EDITOR' }), 'FORBIDDEN'],
    ['a stranger', testUser(), 'NOT_FOUND'],
    ['a token without team:write', { ...testUser({ [TEAM]: 'OWNER' }), scopes: ['team:read'] }, 'FORBIDDEN'],
    ['nobody', null, 'UNAUTHENTICATED'],
  ])('is refused to %s', async (_who, who: Viewer | null, code) => {
    const { clientId } = await newClient();
    const stranger = subgraph.as(who);
    const inputs = [
      [CREATE, { teamId: TEAM, name: 'x', scopes: ['project:read'] }],
      [ROTATE, { oauthClientId: clientId }],
      [REVOKE, { oauthClientId: clientId }],
    ] as const;
    for (const [query, input] of inputs)
      expect((await ask(stranger, query, input)).errors?.[0]?.extensions?.code).toBe(code);
  });

  it('may not have scopes that partners cannot use', async () => {
    const { userErrors } = await done(CREATE, { teamId: TEAM, name: '', scopes: ['account:write'] });
    expect(userErrors.map(({ field }) => field?.[0]).toSorted()).toEqual(['name', 'scopes']);
  });
});

describe('a token', () => {
  it('is signed, short-lived, and good for the partners endpoint alone', async () => {
    const client = await newClient();
    const answer = await token(client);
    if ('error' in answer) throw new Error(answer.description);
    expect(answer).toMatchObject({ scope: 'project:read build:write', expiresInSeconds: 600 });
    const keys = (await (await fetch(subgraph.url + JWKS_PATH)).json()) as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(answer.token, createLocalJWKSet(keys), {
      audience: PARTNER_AUDIENCE,
      issuer: subgraph.platform.publicUrl,
      typ: 'at+jwt',
    });
    expect(protectedHeader.alg).toBe('EdDSA');
    expect(payload).toMatchObject({ sub: client.clientId, client_id: client.clientId, scope: answer.scope });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  });

  it('may be asked for with fewer scopes, never with more', async () => {
    const client = await newClient();
    expect(await token({ ...client, scope: 'project:read' })).toMatchObject({ scope: 'project:read' });
    expect(await token({ ...client, scope: 'project:read project:write' })).toMatchObject({ error: 'invalid_scope' });
    expect(await token({ ...client, scope: ' ' })).toMatchObject({ error: 'invalid_scope' });
  });

  it('is refused with one and the same answer for a wrong secret and an unknown client', async () => {
    const { clientId, clientSecret } = await newClient();
    const wrong = await token({ clientId, clientSecret: `${clientSecret}x` });
    expect(wrong).toMatchObject({ error: 'invalid_client' });
    expect(await token({ clientId: 'oac_unknown', clientSecret })).toEqual(wrong);
    const other = await newClient();
    expect(await token({ clientId: other.clientId, clientSecret })).toEqual(wrong);
  });

  it('is given only to the platform itself', async () => {
    const request = { ...(await newClient()), scope: null };
    expect((await post(INTERNAL_CLIENT_TOKEN_PATH, request, admin)).status).toBe(401);
    expect((await post(INTERNAL_CLIENT_TOKEN_PATH, request, null)).status).toBe(401);
    expect((await post(INTERNAL_CLIENT_TOKEN_PATH, { clientId: 1 })).status).toBe(400);
  });

  it('stands for an editor of the one team, within its scopes', async () => {
    const { clientId } = await newClient(['project:read']);
    expect(await viewer({ kind: 'client', clientId, scopes: ['project:read', 'build:write'] })).toEqual({
      viewer: {
        kind: 'user',
        userId: clientId,
        personalTeamId: TEAM,
        teams: { [TEAM]: 'EDITOR' },
        scopes: ['project:read'],
        credentialId: clientId,
      },
    });
  });
});

it('after a rotation both secrets are good for the overlap, the one before them no longer', async () => {
  const { clientId, clientSecret: first } = await newClient();
  const { clientSecret: second } = await done(ROTATE, { oauthClientId: clientId, overlapHours: 1 });
  for (const clientSecret of [first, second ?? ''])
    expect(await token({ clientId, clientSecret })).toHaveProperty('token');
  const { clientSecret: third, oauthClient } = await done(ROTATE, { oauthClientId: clientId, overlapHours: 1 });
  expect(Date.parse(oauthClient?.previousSecretExpiresAt ?? '')).toBeGreaterThan(Date.now());
  expect(await token({ clientId, clientSecret: first })).toHaveProperty('error');
  expect(await token({ clientId, clientSecret: second ?? '' })).toHaveProperty('token');
  await subgraph.db.getRepository(OAuthClient).update({ id: clientId }, { previousSecretExpiresAt: new Date(0) });
  expect(await token({ clientId, clientSecret: second ?? '' })).toHaveProperty('error');
  await done(ROTATE, { oauthClientId: clientId, overlapHours: 0 });
  expect(await token({ clientId, clientSecret: third ?? '' })).toHaveProperty('error');
});

it('a revoked client gets no token, and its tokens stand for nobody', async () => {
  const client = await newClient();
  const { oauthClient } = await done(REVOKE, { oauthClientId: client.clientId });
  expect(oauthClient?.revokedAt).not.toBeNull();
  expect(await token(client)).toMatchObject({ error: 'invalid_client' });
  const credential: Credential = { kind: 'client', clientId: client.clientId, scopes: ['project:read'] };
  expect(await viewer(credential)).toEqual({ viewer: null, reason: 'The OAuth client was revoked.' });
  expect((await ask(asAdmin, ROTATE, { oauthClientId: client.clientId })).data.it.userErrors).toMatchObject([
    { code: 'CONFLICT' },
  ]);
  const revoked = await subgraph.published(CredentialRevoked);
  expect(revoked.map(({ data }) => data.credentialId)).toContain(client.clientId);
});
