import { agency } from '../testing/agency';
import { EventLog } from '../testing/event-log';
import { startTestGateway, type TestGateway } from '../testing/test-gateway';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway({ subgraphs: agency(new EventLog()), publicUrl: 'https://cloud.example/' });
});
afterEach(() => gateway.close());

const SECRET = 'p:ss w+rd%';
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret).replaceAll('%20', '+')}`).toString('base64')}`;
const GRANT = { grant_type: 'client_credentials' };
const POSTED = { ...GRANT, client_id: 'oac_1', client_secret: SECRET };

async function ask(body: string, headers: Record<string, string> = {}, path = '/oauth/token') {
  const response = await fetch(gateway.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

describe('the token endpoint', () => {
  it('takes the proof from the body', async () => {
    const { status, headers, body } = await ask(form({ ...POSTED, scope: 'project:read build:read' }));
    expect([status, body]).toEqual([
      200,
      { access_token: 'the token', token_type: 'Bearer', expires_in: 600, scope: 'project:read build:read' },
    ]);
    expect([headers.get('cache-control'), headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
    expect(gateway.accounts.tokenRequests).toEqual([
      { clientId: 'oac_1', clientSecret: SECRET, scope: 'project:read build:read' },
    ]);
  });

  it('takes the proof from a Basic header, form-encoded as the specification has it', async () => {
    const { status } = await ask(form({ ...GRANT, client_id: 'oac_1', scope: '' }), {
      authorization: basic('oac_1', SECRET),
    });
    expect(status).toBe(200);
    expect(gateway.accounts.tokenRequests).toEqual([{ clientId: 'oac_1', clientSecret: SECRET, scope: null }]);
  });

  it.each([
    ['no grant', form({ client_id: 'a', client_secret: 'b' }), {}, 400, 'invalid_request'],
    ['another grant', form({ ...POSTED, grant_type: 'password' }), {}, 400, 'unsupported_grant_type'],
    ['no proof', form(GRANT), {}, 401, 'invalid_client'],
    [
      'an id with a control character',
      form({ ...GRANT, client_id: 'oac_\0', client_secret: 'b' }),
      {},
      401,
      'invalid_client',
    ],
    ['no secret', form({ ...GRANT, client_id: 'oac_1' }), {}, 401, 'invalid_client'],
    ['a wrong secret', form({ ...POSTED, client_secret: 'x' }), {}, 401, 'invalid_client'],
    ['a wrong header', form(GRANT), { authorization: basic('oac_1', 'x') }, 401, 'invalid_client'],
    ['another scheme', form(GRANT), { authorization: 'Bearer abc' }, 401, 'invalid_client'],
    ['a header without a colon', form(GRANT), { authorization: 'Basic YWJj' }, 401, 'invalid_client'],
    ['a header with a bad escape', form(GRANT), { authorization: 'Basic JXo6JXo=' }, 401, 'invalid_client'],
    ['two proofs', form(POSTED), { authorization: basic('oac_1', SECRET) }, 400, 'invalid_request'],
    ['two ids', form({ ...GRANT, client_id: 'b' }), { authorization: basic('oac_1', SECRET) }, 400, 'invalid_request'],
    ['a parameter twice', `${form(POSTED)}&scope=a&scope=b`, {}, 400, 'invalid_request'],
    ['too many scopes', form({ ...POSTED, scope: 'too much' }), {}, 400, 'invalid_scope'],
    ['JSON', JSON.stringify(POSTED), { 'content-type': 'application/json' }, 400, 'invalid_request'],
    ['a huge secret', form({ ...POSTED, client_secret: 'x'.repeat(1_000) }), {}, 401, 'invalid_client'],
    ['a huge body', form({ ...POSTED, scope: 'x'.repeat(100_000) }), {}, 413, 'invalid_request'],
  ])('refuses %s', async (_what, body, headers: Record<string, string>, status, error) => {
    const answer = await ask(body, headers);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
    expect(answer.body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    expect(answer.headers.get('www-authenticate')?.startsWith('Basic realm=') ?? false).toBe(status === 401);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('takes no secret in an address, no other method, and nothing below it', async () => {
    expect((await ask(form(GRANT), {}, `/oauth/token?${form(POSTED)}`)).body.error).toBe('invalid_request');
    const got = await fetch(`${gateway.url}/oauth/token?${form(POSTED)}`);
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${gateway.url}/oauth/token/x`, { method: 'POST' })).status).toBe(404);
    expect(gateway.accounts.tokenRequests).toEqual([]);
  });

  it('lets nobody guess for long, and is not closed to those who know', async () => {
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await ask(form({ ...POSTED, client_id: 'oac_2' }))).status).toBe(401);
    const refused = await ask(form({ ...POSTED, client_id: 'oac_2' }));
    expect([refused.status, refused.body.error]).toEqual([429, 'temporarily_unavailable']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (let attempt = 0; attempt < 12; attempt++) expect((await ask(form(POSTED))).status).toBe(200);
  });

  it('says that it cannot tell when account is away', async () => {
    await gateway.federation.stop('account');
    const { status, body } = await ask(form(POSTED));
    expect([status, body.error]).toEqual([503, 'temporarily_unavailable']);
  });
});

it('is described where clients look for it', async () => {
  const response = await fetch(`${gateway.url}/.well-known/oauth-authorization-server`);
  expect(await response.json()).toMatchObject({
    issuer: 'https://cloud.example',
    token_endpoint: 'https://cloud.example/oauth/token',
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  });
});
