import { buildClientSchema, getIntrospectionQuery, printSchema, type IntrospectionQuery } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { signViewer, verifyViewer } from '#platform/kernel/viewer-header';
import { agency, agencyIds } from '../testing/agency';
import { EventLog } from '../testing/event-log';
import { TEST_SECRET } from '../testing/test-federation';
import { startTestGateway, type TestGateway } from '../testing/test-gateway';

const log = new EventLog();
let gateway: TestGateway;
let token: string;
beforeAll(async () => {
  gateway = await startTestGateway({ subgraphs: agency(log) });
  token = await gateway.accounts.clientToken('oac_1', 'project:read build:write');
});
afterEach(() => gateway.accounts.revoked.clear());
afterAll(() => gateway.close());

interface Body {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string } }[];
}
async function ask(query: string, authorization = `Bearer ${token}`, variables = {}, path = '/partner/graphql') {
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
  const body = JSON.stringify({ query, variables });
  const response = await fetch(gateway.url + path, { method: 'POST', headers, body });
  return { status: response.status, body: (await response.json()) as Body };
}
const messagesOf = async (query: string) => ((await ask(query)).body.errors ?? []).map(({ message }) => message);

const HIDDEN = /Session|Draft|password|pin|budget|vault|audit|purge/;

describe('the endpoint for partners', () => {
  it('shows by introspection the contract and nothing else', async () => {
    const { body } = await ask(getIntrospectionQuery());
    const shown = printSchema(buildClientSchema(body.data as unknown as IntrospectionQuery));
    expect(shown).not.toMatch(HIDDEN);
    expect(shown).toContain('union Hit = Project');
    const { body: types } = await ask(
      '{ hidden: __type(name: "Session") { name } open: __type(name: "User") { fields { name } } }',
    );
    expect(types.data).toEqual({ hidden: null, open: { fields: [{ name: 'id' }, { name: 'name' }] } });
  });

  it('plans over all subgraphs, also over what it hides', async () => {
    expect((await ask('{ project { name owner { name } } }')).body).toEqual({
      data: { project: { name: 'Habits', owner: { name: 'Ada' } } },
    });
    const rename = 'mutation ($input: RenameInput!) { rename(input: $input) { name } }';
    expect((await ask(rename, undefined, { input: { name: 'New' } })).body.data).toEqual({ rename: { name: 'New' } });
  });

  it.each([
    '{ vault { pin } }',
    '{ vaul }',
    '{ project { budge } }',
    '{ project { ... on Session { pin } } }',
    '{ maybe { ... on Draf { name } } }',
    'mutation { purg }',
    'subscription { auditChange }',
    'fragment F on Sessio { id } { ...F }',
    'query ($x: Sessio) { project { name } }',
  ])('knows nothing that is hidden, and suggests nothing: %s', async (query) => {
    const messages = await messagesOf(query);
    expect(messages).not.toEqual([]);
    const asked = new Set(query.match(/\w+/g));
    const names = ['Session', 'Draft', 'budget', 'audit', 'auditChanged', 'purge', 'vault', 'pin'];
    const told = new Set(messages.join(' ').match(/\w+/g));
    expect(names.filter((name) => told.has(name) && !asked.has(name))).toEqual([]);
  });

  it('finds by node(id) only what the contract has', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { __typename id ... on User { name } } }';
    expect((await ask(query, undefined, { id: agencyIds.user })).body.data).toEqual({
      node: { __typename: 'User', id: agencyIds.user, name: 'Ada' },
    });
    const [hidden, unknown] = await Promise.all(
      [agencyIds.session, 'nope'].map(async (id) => (await ask(query, undefined, { id })).body),
    );
    expect(hidden).toMatchObject({ data: { node: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(hidden?.errors?.[0]?.message).toBe(unknown?.errors?.[0]?.message);
    expect((await ask(query, '', { id: agencyIds.session }, '/graphql')).body.data).toMatchObject({
      node: { __typename: 'Session' },
    });
  });

  it('leaves of unions and interfaces nothing but its own types', async () => {
    const { body } = await ask(
      '{ hits { __typename ... on Project { name } } maybe { __typename } named { __typename name } }',
    );
    expect(body.data).toEqual({
      hits: [{ __typename: 'Project', name: 'Habits' }],
      maybe: [{ __typename: 'Project' }, null],
      named: [null, { __typename: 'Project', name: 'Habits' }],
    });
    expect(JSON.stringify(body)).not.toMatch(HIDDEN);
    const plain = await ask('{ named { name } maybe { ... on Named { name } } hits { ... on Project { name } } }');
    expect(plain.body.data).toEqual({
      named: [null, { name: 'Habits' }],
      maybe: [{ name: 'Habits' }, null],
      hits: [{ name: 'Habits' }],
    });
  });

  it('passes on why something failed, without advice that names what is hidden', async () => {
    const { body } = await ask('{ fails }');
    expect(body.errors).toMatchObject([
      { message: 'Nothing was found.', path: ['fails'], extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  it('is only at its own path', async () => {
    expect((await fetch(`${gateway.url}/partner/graphql/more`)).status).toBe(404);
    expect((await fetch(`${gateway.url}/partner`)).status).toBe(404);
  });
});

describe('who asks there', () => {
  const viewerOf = async (authorization: string) => {
    const { body } = await ask('{ viewerHeader }', authorization);
    return body.errors ?? verifyViewer(String(body.data?.viewerHeader), TEST_SECRET);
  };

  it('is an OAuth client with its scopes, or a user with all rights, or nobody', async () => {
    expect(await viewerOf(`Bearer ${token}`)).toMatchObject({
      viewer: { userId: 'oac_1', scopes: ['project:read', 'build:write'], teams: { tem_1: 'EDITOR' } },
    });
    const session = await gateway.accounts.sessionToken('usr_1');
    expect(await viewerOf(`Bearer ${session}`)).toMatchObject({ viewer: { userId: 'usr_1', scopes: null } });
    expect(await viewerOf('')).toEqual({ viewer: null });
  });

  it('has no use of a client token at /graphql', async () => {
    const { status, body } = await ask('{ viewerHeader }', `Bearer ${token}`, {}, '/graphql');
    expect([status, body.errors?.[0]?.extensions.code, body.errors?.[0]?.message]).toEqual([
      401,
      'UNAUTHENTICATED',
      expect.stringMatching(/good for \/partner\/graphql alone/),
    ]);
  });

  it('is refused with what is wrong', async () => {
    const expired = await gateway.accounts.clientToken('oac_1', 'project:read', { expiresInSeconds: -60 });
    const strange = await gateway.accounts.clientToken('oac_1', 'project:read', { audience: 'elsewhere' });
    const [head = '', , signature = ''] = token.split('.');
    const forged = Buffer.from('{"aud":"partner","client_id":"oac_2","scope":"project:write"}').toString('base64url');
    const old = await gateway.accounts.sessionToken('usr_1', { expiresInSeconds: -60 });
    const internal = signViewer({ kind: 'system', service: 'ai', credentialId: 'x' }, TEST_SECRET);
    const cases: [string, RegExp][] = [
      [`Bearer ${expired}`, /expired; get a new one at \/oauth\/token/],
      [`Bearer ${strange}`, /not meant for this platform/],
      [`Bearer ${head}.${forged}.${signature}`, /not valid|changed/],
      [`Bearer ${old}`, /expired/],
      ['Bearer nac_agt_abc', /Agents are not served/],
      [`Internal ${internal}`, /Bearer/],
      ['Basic abc', /Bearer/],
    ];
    for (const [authorization, message] of cases) {
      const { status, body } = await ask('{ viewerHeader }', authorization);
      expect([status, body.errors?.[0]?.extensions.code, body.errors?.[0]?.message]).toEqual([
        401,
        'UNAUTHENTICATED',
        expect.stringMatching(message),
      ]);
    }
    gateway.accounts.revoked.add('oac_3');
    const revoked = await gateway.accounts.clientToken('oac_3', 'project:read');
    expect((await ask('{ viewerHeader }', `Bearer ${revoked}`)).body.errors?.[0]?.message).toMatch(/revoked/);
  });
});

describe('a socket there', () => {
  const open = (path = '/partner/graphql', authorization = `Bearer ${token}`) =>
    createClient({
      url: gateway.url.replace('http', 'ws') + path,
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      retryAttempts: 0,
    });

  it('delivers the subscriptions of the contract with fields of other subgraphs', async () => {
    log.append('First');
    const client = open();
    const events = client.iterate({ query: 'subscription { projectChanged { name owner { name } } }' });
    expect((await events.next()).value).toEqual({
      data: { projectChanged: { name: 'First', owner: { name: 'Ada' } } },
    });
    log.append('Second');
    expect((await events.next()).value).toMatchObject({ data: { projectChanged: { name: 'Second' } } });
    await client.dispose();
  });

  it('knows nothing that is hidden', async () => {
    const client = open();
    const first = async (query: string) => {
      try {
        return (await client.iterate({ query }).next()).value as Body;
      } catch (errors) {
        return { errors } as Body;
      }
    };
    expect((await first('subscription { auditChanged }')).errors?.[0]?.message).toMatch(
      /Cannot query field "auditChanged"/,
    );
    expect((await first('{ vault { pin } }')).errors?.[0]?.message).toMatch(/Cannot query field "vault"/);
    expect((await first('subscription { failsLive }')).errors?.[0]).toMatchObject({ message: 'No.' });
    await client.dispose();
  });

  it('is where a client token is taken, and the general one is not', async () => {
    const client = open('/graphql');
    await expect(client.iterate({ query: '{ viewerHeader }' }).next()).rejects.toMatchObject({ code: 4401 });
    await client.dispose();
  });
});

it('without a tag for partners there is no such endpoint', async () => {
  const shop = await startTestGateway();
  expect((await fetch(`${shop.url}/partner/graphql?query={me{id}}`)).status).toBe(404);
  expect((await fetch(`${shop.url}/oauth/token`, { method: 'POST' })).status).toBe(404);
  await shop.close();
});
