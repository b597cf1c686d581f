import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startEmbedded, type RunningPlatform } from '#embedded/start';
import { loadEmbeddedConfig } from '#platform/config';

jest.setTimeout(120_000);

let folder: string;
let platform: RunningPlatform;
let teamId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partner-'));
  const config = loadEmbeddedConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' });
  platform = await startEmbedded(config, (reason) => {
    throw new Error(reason);
  });
  const { data } = await asUser<{ viewer: { personalTeam: { id: string } } }>('{ viewer { personalTeam { id } } }');
  teamId = data.viewer.personalTeam.id;
}, 60_000);
afterAll(async () => {
  await platform?.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

interface Answer<Data> {
  data: Data;
  errors?: { message: string; extensions: { code: string } }[];
}
async function ask<Data>(path: string, token: string, query: string, variables: object): Promise<Answer<Data>> {
  const response = await fetch(platform.gatewayUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<Data>;
}
const asUser = <Data>(query: string, variables: object = {}) =>
  ask<Data>('/graphql', platform.demo.token ?? '', query, variables);
const asPartner = <Data = unknown>(token: string, query: string, variables: object = {}) =>
  ask<Data>('/partner/graphql', token, query, variables);

async function newClient(scopes: string[]) {
  const { data } = await asUser<{ made: { clientSecret: string; oauthClient: { id: string } } }>(
    'mutation ($input: CreateOAuthClientInput!) { made: createOAuthClient(input: $input) { clientSecret oauthClient { id } } }',
    { input: { teamId, name: 'A partner', scopes } },
  );
  return { clientId: data.made.oauthClient.id, clientSecret: data.made.clientSecret };
}

async function tokenOf({ clientId, clientSecret }: { clientId: string; clientSecret: string }): Promise<string> {
  const response = await fetch(`${platform.gatewayUrl}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

const CREATE = 'mutation ($name: String!) { createProject(input: { name: $name }) { project { id team { id } } } }';
type Created = { createProject: { project: { id: string; team: { id: string } } } };

describe("a partner's program", () => {
  it('works for its team over all subgraphs, and follows what it has begun', async () => {
    const token = await tokenOf(
      await newClient(['team:read', 'project:write', 'generation:write', 'build:read', 'preview:read']),
    );
    const { data } = await asPartner<Created>(token, CREATE, { name: 'Of a partner' });
    const { id, team } = data.createProject.project;
    expect(team.id).toBe(teamId);
    const client = createClient({
      url: `${platform.gatewayUrl.replace('http', 'ws')}/partner/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const events = client.iterate<{ workspaceChanged: { generation: { status: string } | null } }>({
      query:
        'subscription ($id: ID!) { workspaceChanged(projectId: $id) { generation { status } project { team { name } } } }',
      variables: { id },
    });
    expect((await events.next()).value).toMatchObject({ data: { workspaceChanged: { generation: null } } });
    const begun = await asPartner(
      token,
      'mutation ($id: ID!) { generateCode(input: { projectId: $id, prompt: "A list of books that I lend" }) { generation { id } userErrors { message } } }',
      { id },
    );
    expect(begun).toMatchObject({ data: { generateCode: { userErrors: [] } } });
    for await (const { data: event } of events) if (event?.workspaceChanged.generation?.status === 'SUCCEEDED') break;
    await client.dispose();
    const seen = await asPartner(
      token,
      'query ($id: ID!) { node(id: $id) { ... on Project { headRevision { number } } } }',
      {
        id,
      },
    );
    expect(seen).toMatchObject({ data: { node: { headRevision: { number: 2 } } } });
  });

  it('may do what its scopes say, in its team and nowhere else', async () => {
    const token = await tokenOf(await newClient(['project:read']));
    const codeOf = async (query: string, variables: object = {}) =>
      (await asPartner(token, query, variables)).errors?.[0]?.extensions.code;
    expect(await codeOf('{ projects { nodes { name } } }')).toBeUndefined();
    expect(await codeOf(CREATE, { name: 'Not allowed' })).toBe('FORBIDDEN');
    expect(await codeOf('query ($id: ID!) { storageUsage(teamId: $id) { usedBytes } }', { id: teamId })).toBe(
      'FORBIDDEN',
    );
    const stranger = 'team_00000000000000000000000000';
    expect(await codeOf('query ($id: ID!) { projects(teamId: $id) { nodes { name } } }', { id: stranger })).toBe(
      'NOT_FOUND',
    );
    expect((await ask('/graphql', token, '{ projects { nodes { name } } }', {})).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('is out within a moment when it is revoked', async () => {
    const client = await newClient(['project:read']);
    const token = await tokenOf(client);
    await asUser('mutation ($id: ID!) { revokeOAuthClient(input: { oauthClientId: $id }) { userErrors { code } } }', {
      id: client.clientId,
    });
    let answer = await asPartner(token, '{ projects { nodes { name } } }');
    while (!answer.errors) answer = await asPartner(token, '{ projects { nodes { name } } }');
    expect(answer.errors[0]).toMatchObject({ message: 'The OAuth client was revoked.' });
    expect(await tokenOf(client)).toBeUndefined();
  });
});
