import { MemoryCache } from '#platform/adapters/cache/memory';
import { MemoryRateLimiter } from '#platform/adapters/rate-limiter/memory';
import { StaticServiceRegistry } from '#platform/adapters/service-registry/static';
import { type RunningGateway, startGateway } from '#gateway/gateway';
import { serveForTest, type TestSubgraph } from '#platform/testing/test-subgraph';
import { accountSubgraph } from '#subgraphs/account/subgraph';
import { projectSubgraph } from '#subgraphs/project/subgraph';
import { storageSubgraph } from '#subgraphs/storage/subgraph';

/** What a mutation changes about its viewer is true for the fields that it answers with, in every subgraph and with both engines. */
const running: TestSubgraph[] = [];
const gateways: RunningGateway[] = [];

beforeAll(async () => {
  for (const subgraph of [accountSubgraph, projectSubgraph, storageSubgraph])
    running.push(await serveForTest(subgraph));
  const [account, project, storage] = running.map(({ url }) => [url]);
  const silent = () => undefined;
  for (const engine of ['native', 'apollo'] as const)
    gateways.push(
      await startGateway({
        engine,
        supergraphPath: 'schema/supergraph.graphql',
        host: '127.0.0.1',
        port: 0,
        registry: new StaticServiceRegistry({ account: account!, project: project!, storage: storage! }),
        cache: new MemoryCache(),
        rateLimiter: new MemoryRateLimiter(),
        viewerSecret: running[0]!.platform.viewerSecret,
        logger: { debug: silent, info: silent, warn: silent, error: silent },
      }),
    );
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  await Promise.all(running.map((subgraph) => subgraph.close()));
});

interface Answer {
  data: Record<string, Record<string, never>> | null;
  errors?: { path: (string | number)[]; extensions: { code: string } }[];
}

async function ask(engine: number, query: string, input: object, token?: string): Promise<Answer> {
  const response = await fetch(`${gateways[engine]!.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return (await response.json()) as Answer;
}

let people = 0;
async function signUp(engine: number) {
  const email = `person-${++people}@example.com`;
  const { data } = await ask(
    engine,
    'mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } session { accessToken } } }',
    { email, password: 'correct horse battery', name: 'Ada' },
  );
  const { user, session } = data!.signUp as unknown as { user: { id: string }; session: { accessToken: string } };
  return { email, id: user.id, token: session.accessToken };
}

const TEAM_FIELDS = `id viewerRole projects(first: 5) { nodes { id } } objects(first: 1) { nodes { id } }
  agentTokens(first: 1) { nodes { id } } invitations(first: 1) { nodes { id } } members(first: 5) { nodes { role } }`;
const EMPTY = { nodes: [] };

describe.each([
  ['native', 0],
  ['apollo', 1],
])('with the engine %s', (_name, engine) => {
  it('answers the fields that other subgraphs have of a team to the one who has just made it', async () => {
    const { token } = await signUp(engine);
    const { data, errors } = await ask(
      engine,
      `mutation ($input: CreateTeamInput!) { createTeam(input: $input) { team { ${TEAM_FIELDS} } userErrors { code } } }`,
      { name: 'Crew' },
      token,
    );
    expect(errors).toBeUndefined();
    expect(data!.createTeam).toEqual({
      team: {
        id: expect.any(String) as string,
        viewerRole: 'OWNER',
        projects: EMPTY,
        objects: EMPTY,
        agentTokens: EMPTY,
        invitations: EMPTY,
        members: { nodes: [{ role: 'OWNER' }] },
      },
      userErrors: [],
    });
  });

  it('answers them to the one who has just come into the team, and no longer to the one who has just left', async () => {
    const owner = await signUp(engine);
    const guest = await signUp(engine);
    const made = await ask(
      engine,
      'mutation ($input: CreateTeamInput!) { createTeam(input: $input) { team { id } } }',
      { name: 'Crew' },
      owner.token,
    );
    const teamId = (made.data!.createTeam as unknown as { team: { id: string } }).team.id;
    await ask(
      engine,
      'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { userErrors { code } } }',
      { teamId, email: guest.email, role: 'EDITOR' },
      owner.token,
    );
    const proof = /token: "(nac_inv_[^"]+)"/.exec(await mailWith(guest.email, 'acceptInvitation'))![1];
    const accepted = await ask(
      engine,
      'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { team { viewerRole projects(first: 1) { nodes { id } } objects(first: 1) { nodes { id } } } userErrors { code } } }',
      { token: proof },
      guest.token,
    );
    expect(accepted).toEqual({
      data: {
        acceptInvitation: { team: { viewerRole: 'EDITOR', projects: EMPTY, objects: EMPTY }, userErrors: [] },
      },
    });
    const left = await ask(
      engine,
      `mutation ($input: RemoveMemberInput!) {
        removeMember(input: $input) { userErrors { code } }
        createProject(input: { teamId: "${teamId}", name: "Late", platforms: [IOS] }) { project { id } userErrors { code } }
      }`,
      { teamId, userId: guest.id },
      guest.token,
    );
    expect(left.errors).toHaveLength(1);
    expect(left.errors![0]).toMatchObject({ path: ['createProject'], extensions: { code: 'NOT_FOUND' } });
  });
});

/** Mails leave by a queue, so the newest one may be the one before. */
async function mailWith(address: string, words: string): Promise<string> {
  for (;;) {
    const mail = await running[0]!.mailTo(address);
    if (mail?.includes(words)) return mail;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
