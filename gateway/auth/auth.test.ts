import { generateKeyPair } from 'jose';
import { signViewer, verifyViewer } from '#platform/kernel/viewer-header';
import { startTestGateway, type TestGateway } from '../testing/test-gateway';
import { TEST_SECRET } from '../testing/test-federation';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterEach(async () => {
  gateway.accounts.revoked.clear();
  gateway.accounts.lookups = 0;
  await gateway.cache.close();
});
afterAll(() => gateway.close());

const QUERY = '{ header(name: "x-viewer") }';
const askAs = (authorization: string, more: Record<string, string> = {}) =>
  gateway.ask(QUERY, { headers: { authorization, ...more } });
/** Whom the subgraph was told to serve. */
async function seenBy(answer: ReturnType<TestGateway['ask']>) {
  const { body } = await answer;
  return verifyViewer(String(body.data?.header), TEST_SECRET);
}
const refusalOf = async (answer: ReturnType<TestGateway['ask']>) => {
  const { status, body } = await answer;
  return [status, body.errors?.[0]?.extensions.code, body.errors?.[0]?.message];
};

it('tells the subgraphs who asks, signed', async () => {
  const token = await gateway.accounts.sessionToken('usr_1');
  expect(await seenBy(askAs(`Bearer ${token}`))).toEqual({
    viewer: {
      kind: 'user',
      userId: 'usr_1',
      personalTeamId: 'tem_1',
      teams: { tem_1: 'OWNER' },
      scopes: null,
      credentialId: 'ses_usr_1',
    },
  });
  expect(await seenBy(gateway.ask(QUERY))).toEqual({ viewer: null });
});

it('drops the viewer header of a client, also one that is signed', async () => {
  const forged = signViewer({ kind: 'system', service: 'ai', credentialId: 'x' }, TEST_SECRET);
  expect(await seenBy(gateway.ask(QUERY, { headers: { 'x-viewer': forged } }))).toEqual({ viewer: null });
});

it('takes access tokens and agent tokens to account', async () => {
  const agent = { kind: 'agent', agentTokenId: 'agt_1', teamId: null, pool: 'default', credentialId: 'agt_1' } as const;
  gateway.accounts.answers.set('nac_agt_abc', { viewer: agent });
  expect(await seenBy(askAs('Bearer nac_agt_abc'))).toEqual({ viewer: agent });
  expect(await refusalOf(askAs('Bearer nac_pat_unknown'))).toEqual([401, 'UNAUTHENTICATED', 'There is no such token.']);
});

it('serves a subgraph that asks as its own viewer, and nobody who only says so', async () => {
  const viewer = { kind: 'system', service: 'build', credentialId: 'build' } as const;
  expect(await seenBy(askAs(`Internal ${signViewer(viewer, TEST_SECRET)}`))).toEqual({ viewer });
  expect(await refusalOf(askAs(`Internal ${signViewer(viewer, 'another secret')}`))).toEqual([
    401,
    'UNAUTHENTICATED',
    expect.stringMatching(/not signed/),
  ]);
});

it('says what is wrong with a token', async () => {
  const sessionToken = (...given: Parameters<TestGateway['accounts']['sessionToken']>) =>
    gateway.accounts.sessionToken(...given);
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const [header = '', payload = '', signature = ''] = (await sessionToken('usr_1')).split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  const cases: [string, RegExp][] = [
    [`Bearer ${await sessionToken('usr_1', { expiresInSeconds: -60 })}`, /expired.*refreshSession/],
    [`Bearer ${await sessionToken('usr_1', { issuer: 'evil' })}`, /not meant for this platform \(iss\)/],
    [`Bearer ${await sessionToken('usr_1', { audience: 'other' })}`, /not meant for this platform \(aud\)/],
    [`Bearer ${await sessionToken('usr_1', { key: privateKey })}`, /not issued by this platform or was changed/],
    [`Bearer ${header}.${Buffer.from('{"sub":"usr_2"}').toString('base64url')}.${signature}`, /changed/],
    [`Bearer ${none}.${payload}.`, /form of none/],
    ['Bearer abc', /form of none/],
    ['Basic dXNlcjpwYXNz', /Bearer <token>/],
    ['Bearer', /Bearer <token>/],
  ];
  for (const [authorization, message] of cases)
    expect(await refusalOf(askAs(authorization))).toEqual([401, 'UNAUTHENTICATED', expect.stringMatching(message)]);
});

it('believes a looked-up viewer for a moment, and a revocation after it', async () => {
  const token = await gateway.accounts.sessionToken('usr_1');
  await Promise.all([1, 2, 3, 4].map(() => askAs(`Bearer ${token}`)));
  await askAs(`Bearer ${token}`);
  expect(gateway.accounts.lookups).toBe(1);
  gateway.accounts.revoked.add('ses_usr_1');
  await gateway.cache.close();
  expect(await refusalOf(askAs(`Bearer ${token}`))).toEqual([
    401,
    'UNAUTHENTICATED',
    'The session has been signed out.',
  ]);
});

it('says that accounts cannot be reached, not that the token is bad', async () => {
  const token = await gateway.accounts.sessionToken('usr_1');
  // A gateway of its own, since the keys of tokens are kept once they were had.
  const fresh = await startTestGateway();
  await fresh.federation.stop('account');
  expect(await refusalOf(fresh.ask(QUERY, { headers: { authorization: `Bearer ${token}` } }))).toEqual([
    503,
    'UNAVAILABLE',
    expect.stringMatching(/try again/),
  ]);
  expect(await refusalOf(fresh.ask(QUERY, { headers: { authorization: 'Bearer nac_pat_abc' } }))).toEqual([
    503,
    'UNAVAILABLE',
    expect.stringMatching(/try again/),
  ]);
  await fresh.close();
});
