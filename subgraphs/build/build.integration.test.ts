import { Kind, parse, visit } from 'graphql';
import { newId } from '#platform/kernel/id';
import { drift } from '#platform/database/migrate';
import { testUser } from '#platform/testing/test-subgraph';
import { dataOf, openScene, type Scene } from './testing/scene';
import { agentOf, SceneAgent } from './testing/scene-agent';

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);
const BUILD_ID = 'build { id }';

describe('the build subgraph', () => {
  let scene: Scene;
  let mine: { projectId: string; buildId: string; artifactId: string };
  const stranger = testUser();

  beforeAll(async () => {
    scene = await openScene();
    const { id: projectId } = await scene.project();
    const { build } = await scene.run<{ build: { id: string } }>(
      scene.owner,
      'startBuild',
      { projectId, platform: 'IOS', profile: 'PREVIEW' },
      BUILD_ID,
    );
    const agent = await SceneAgent.register(scene);
    const work = (await agent.claim())!;
    const artifactId = await work.upload('WEB_BUNDLE', 'index.html', 'hello');
    await work.append(1, 'secret plans\n');
    await work.report('finishBuild', { status: 'SUCCEEDED', artifactIds: [artifactId] });
    mine = { projectId, buildId: build.id, artifactId };
  });
  afterAll(() => scene.close());

  it('has tables as its entities say', async () => {
    expect(await drift(scene.subgraph.db)).toEqual([]);
  });

  it('describes every type, field, argument and enum value', () => {
    const bare: string[] = [];
    const note = (node: { name: { value: string }; description?: unknown }) => {
      if (!node.description) bare.push(node.name.value);
    };
    const ours = parse(scene.subgraph.sdl).definitions.filter(
      (definition) =>
        definition.kind !== Kind.DIRECTIVE_DEFINITION &&
        'name' in definition &&
        !/^(_|link__|federation__)/.test(definition.name?.value ?? ''),
    );
    visit(
      { kind: Kind.DOCUMENT, definitions: ours },
      {
        ObjectTypeDefinition: (node) => (ROOTS.has(node.name.value) ? undefined : note(node)),
        InputObjectTypeDefinition: note,
        EnumTypeDefinition: note,
        EnumValueDefinition: note,
        FieldDefinition: (node) => (node.name.value.startsWith('_') ? false : note(node)),
        InputValueDefinition: note,
      },
    );
    expect(ours.length).toBeGreaterThan(20);
    expect(bare).toEqual([]);
  });

  const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename
    ... on Build { id status artifacts { url } } ... on Artifact { id url } ... on Project { id builds { nodes { id } } } } }`;
  const entities = async (viewer: Parameters<Scene['subgraph']['as']>[0]) => {
    const representations = [
      { __typename: 'Build', id: mine.buildId },
      { __typename: 'Artifact', id: mine.artifactId },
      { __typename: 'Project', id: mine.projectId },
    ];
    const answer = await scene.subgraph.as(viewer).query<{ _entities: unknown[] }>(ENTITIES, { representations });
    return dataOf(answer)._entities;
  };

  it('answers _entities to the owner and to nobody else', async () => {
    expect(await entities(scene.owner)).toMatchObject([
      { id: mine.buildId, status: 'SUCCEEDED', artifacts: [{ url: expect.stringContaining('http') }] },
      { id: mine.artifactId },
      { id: mine.projectId, builds: { nodes: [{ id: mine.buildId }] } },
    ]);
    for (const viewer of [stranger, agentOf(stranger.personalTeamId), null])
      expect(await entities(viewer)).toEqual([null, null, null]);
  });

  it('refuses a request that the gateway has not signed', async () => {
    const response = await fetch(`${scene.subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: ENTITIES,
        variables: { representations: [{ __typename: 'Build', id: mine.buildId }] },
      }),
    });
    expect(response.status).toBe(401);
  });

  it('shows another tenant nothing, as if it were not there', async () => {
    const asks = (id: string) => [
      { document: `query ($id: ID!) { build(id: $id) { id } }`, variables: { id } },
      { document: `mutation ($id: ID!) { cancelBuild(input: { buildId: $id }) { build { id } } }`, variables: { id } },
      { document: `mutation ($id: ID!) { retryBuild(input: { buildId: $id }) { build { id } } }`, variables: { id } },
    ];
    const client = scene.subgraph.as(stranger);
    for (const [place, { document, variables }] of asks(mine.buildId).entries()) {
      const [other, missing] = [
        await client.query(document, variables),
        await client.query(document, asks(newId('bld'))[place]!.variables),
      ];
      expect(other.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(other).toEqual(missing);
    }
    const start = await client.query(
      `mutation ($id: ID!) { startBuild(input: { projectId: $id, platform: IOS, profile: PREVIEW }) { build { id } } }`,
      { id: mine.projectId },
    );
    expect(start.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(dataOf(await client.query('{ queue { queued running builds { nodes { id } } } }'))).toEqual({
      queue: { queued: 0, running: 0, builds: { nodes: [] } },
    });
  });

  it.each([
    ['buildChanged', `subscription ($id: ID!) { buildChanged(id: $id) { id } }`],
    ['buildLog', `subscription ($id: ID!) { buildLog(buildId: $id, after: 0) { text } }`],
  ])('ends %s of another tenant with an error and without an event', async (_name, document) => {
    const events: unknown[] = [];
    const listen = async () => {
      for await (const event of scene.subgraph.as(stranger).subscribe(document, { id: mine.buildId }))
        events.push(event.errors ?? event.data);
    };
    await listen().catch((error: unknown) => events.push(error));
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(JSON.stringify(events)).toContain('NOT_FOUND');
  });

  it('asks who is there before it says that something is not', async () => {
    const { errors } = await scene.subgraph.as(null).query(`{ build(id: "${mine.buildId}") { id } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('lets a reader read, and start nothing', async () => {
    const reader = testUser({ [scene.teamId]: 'VIEWER' });
    const read = await scene.subgraph.as(reader).query(`{ build(id: "${mine.buildId}") { id } }`);
    expect(dataOf(read)).toEqual({ build: { id: mine.buildId } });
    for (const name of ['cancelBuild', 'retryBuild'])
      await expect(scene.run(reader, name, { buildId: mine.buildId }, BUILD_ID)).rejects.toThrow('FORBIDDEN');
    const input = { projectId: mine.projectId, platform: 'IOS', profile: 'PREVIEW' };
    await expect(scene.run(reader, 'startBuild', input, BUILD_ID)).rejects.toThrow('FORBIDDEN');
  });

  it('holds an access token to its scopes', async () => {
    const narrow = { ...scene.owner, scopes: ['project:write'] };
    const { errors } = await scene.subgraph.as(narrow).query(`{ build(id: "${mine.buildId}") { id } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    await expect(entities(narrow)).rejects.toThrow('FORBIDDEN');
    const reading = { ...scene.owner, scopes: ['build:read'] };
    await expect(scene.run(reading, 'cancelBuild', { buildId: mine.buildId }, BUILD_ID)).rejects.toThrow('FORBIDDEN');
  });

  it('sends the database as many statements for one build of a list as for twenty', async () => {
    const document = `query ($first: Int) { queue(first: $first) { builds { nodes {
      id queue { position reason } phases { name } diagnostics { message } artifacts { kind } } } } }`;
    const { id: projectId } = await scene.project();
    for (let index = 0; index < 20; index++)
      await scene.run(scene.owner, 'startBuild', { projectId, platform: 'IOS', profile: 'PREVIEW' }, BUILD_ID);
    const once = (first: number) =>
      scene.subgraph.countQueries(async () => {
        const answer = await scene.subgraph
          .as(scene.owner)
          .query<{ queue: { builds: { nodes: unknown[] } } }>(document, {
            first,
          });
        expect(dataOf(answer).queue.builds.nodes).toHaveLength(first);
      });
    // The search for lost agents sends statements too, every other second; three counts in a row are not all hit by it.
    const count = async (first: number) => Math.min(await once(first), await once(first), await once(first));
    expect(await count(20)).toBe(await count(1));
  });
});
