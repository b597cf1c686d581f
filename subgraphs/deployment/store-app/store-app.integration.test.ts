import type { GraphClient } from '#platform/graphql/graph-client';
import { newId } from '#platform/kernel/id';
import { DeploymentChanged } from '#schema/events/deployment';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { DEPLOYMENT, type DeploymentData, Scene, type UserError } from '../testing/scene';

/** Builds of which no event has told yet, as the graph would tell of them. */
const untold = new Map<string, object>();
let asked = 0;
const graph: GraphClient = {
  async query(_viewer, document, { id }) {
    if (document.includes('TeamName')) return { team: { name: 'Ada’s team' } } as never;
    asked++;
    const build = untold.get(id as string);
    return (build ? { build } : null) as never;
  },
};

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open(graph);
});
afterAll(() => scene.subgraph.close());

interface App {
  id: string;
  bundleId: string;
  store: string;
}

async function connect(input: object, client = scene.asOwner) {
  const answer = await client.query<{ connectStore: { storeApp: App | null; userErrors: UserError[] } }>(
    `mutation ($input: ConnectStoreInput!) { connectStore(input: $input) { storeApp { id bundleId store project { id } } userErrors { code message field } } }`,
    { input: { store: 'PLAY_STORE', ...input } },
  );
  return { ...answer.data?.connectStore, errors: answer.errors };
}

async function rollout(name: 'updateRollout' | 'haltRollout' | 'rollBack', input: object, client = scene.asOwner) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const more = name === 'rollBack' ? `promoted { ${DEPLOYMENT} } explanation` : '';
  const answer = await client.query<
    Record<
      string,
      { deployment: DeploymentData; promoted?: DeploymentData; explanation?: string; userErrors: UserError[] }
    >
  >(
    `mutation ($input: ${type}!) { ${name}(input: $input) { deployment { ${DEPLOYMENT} } ${more} userErrors { code message field } } }`,
    { input },
  );
  return { ...answer.data?.[name], errors: answer.errors };
}

describe('connecting a store', () => {
  it('gives one app a store, with a bundle id made of the names of team and project', async () => {
    const projectId = await scene.project('Habit tracker');
    const { storeApp } = await connect({ projectId });
    expect(storeApp).toMatchObject({
      bundleId: 'app.adasteam.habittracker',
      store: 'PLAY_STORE',
      project: { id: projectId },
    });
    expect((await connect({ projectId })).storeApp).toEqual(storeApp);
    const apple = (await connect({ projectId, store: 'APP_STORE' })).storeApp;
    expect(apple).toMatchObject({ bundleId: 'app.adasteam.habittracker', store: 'APP_STORE' });
    expect(apple!.id).not.toBe(storeApp!.id);
  });

  it('gives no bundle id twice in a store, whatever its case', async () => {
    const [one, other] = [await scene.project('Same name'), await scene.project('Same name')];
    expect((await connect({ projectId: one })).storeApp!.bundleId).toBe('app.adasteam.samename');
    expect((await connect({ projectId: other })).storeApp!.bundleId).toBe('app.adasteam.samename2');
    const third = await scene.project('Third');
    const { storeApp, userErrors } = await connect({ projectId: third, bundleId: 'App.AdasTeam.SameName' });
    expect(storeApp).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['bundleId'] }]);
  });

  it('refuses what no store takes as a bundle id, with every reason', async () => {
    const { userErrors } = await connect({ projectId: await scene.project('Bad'), bundleId: '1-habits' });
    expect(userErrors).toHaveLength(2);
    for (const error of userErrors ?? []) expect(error).toMatchObject({ code: 'INVALID_INPUT', field: ['bundleId'] });
  });

  it('changes the bundle id until the first upload, and never after', async () => {
    const projectId = await scene.project('Renamed');
    const { storeApp } = await connect({ projectId });
    const renamed = await connect({ projectId, bundleId: 'app.ada.renamed' });
    expect(renamed.storeApp).toEqual({ ...storeApp, bundleId: 'app.ada.renamed' });
    await scene.deployed({ projectId, buildId: await scene.build(projectId) });
    expect((await connect({ projectId, bundleId: 'app.ada.again' })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await connect({ projectId, bundleId: 'app.ada.renamed' })).userErrors).toEqual([]);
  });
});

describe('a build of which no event has told yet', () => {
  it('is asked for once, and goes to the store all the same', async () => {
    const projectId = await scene.project('Hasty');
    const buildId = newId('bld');
    untold.set(buildId, {
      id: buildId,
      status: WorkStatus.SUCCEEDED,
      platform: MobilePlatform.ANDROID,
      profile: 'RELEASE',
      project: { id: projectId },
      artifacts: [{ id: newId('art'), kind: 'APK', bytes: 10, sha256: 'a'.repeat(64) }],
    });
    const before = asked;
    const input = { projectId, buildId };
    expect((await scene.deploy(input)).userErrors).toEqual([]);
    expect((await scene.deploy(input)).userErrors).toEqual([]);
    expect(asked - before).toBeLessThanOrEqual(3);
  });

  it('is not found when the graph knows none, and told to be unfinished while it is', async () => {
    const projectId = await scene.project('Early');
    const missing = await scene.deploy({ projectId, buildId: newId('bld') });
    expect(missing.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const buildId = newId('bld');
    const build = {
      id: buildId,
      platform: MobilePlatform.ANDROID,
      profile: 'RELEASE',
      project: { id: projectId },
      artifacts: [],
    };
    untold.set(buildId, { ...build, status: WorkStatus.RUNNING });
    expect((await scene.deploy({ projectId, buildId })).userErrors[0]!.message).toContain('RUNNING');
    await scene.build(projectId, { buildId });
    expect((await scene.deploy({ projectId, buildId })).userErrors).toEqual([]);
  });
});

describe('what the store offers', () => {
  let first: DeploymentData;
  let second: DeploymentData;
  let projectId: string;
  beforeAll(async () => {
    projectId = await scene.project('Rolled out');
    const [old, fresh] = [await scene.build(projectId), await scene.build(projectId)];
    const production = { projectId, track: 'PRODUCTION' };
    const begun = [
      await scene.deploy({ ...production, buildId: old }),
      await scene.deploy({ ...production, buildId: fresh, rolloutFraction: 0.05 }),
    ];
    const ends = await Promise.all(begun.map(({ deployment }) => scene.follow(deployment!.id)));
    [first, second] = [ends[0]!.at(-1)!, ends[1]!.at(-1)!];
  });

  it('is rolled out in shares', async () => {
    expect(second.store).toMatchObject({ rolloutFraction: 0.05, rawState: 'inProgress' });
    const { deployment } = await rollout('updateRollout', { deploymentId: second.id, fraction: 0.2 });
    expect(deployment!.store).toMatchObject({ rolloutFraction: 0.2, state: 'RELEASED' });
    const tooMuch = await rollout('updateRollout', { deploymentId: second.id, fraction: 1.5 });
    expect(tooMuch.userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['fraction'] }]);
  });

  it('is halted by an admin, and by nobody less', async () => {
    const input = { deploymentId: second.id };
    expect((await rollout('haltRollout', input, scene.member('EDITOR'))).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    const { deployment } = await rollout('haltRollout', input, scene.member('ADMIN'));
    expect(deployment!.store.state).toBe('HALTED');
    const events = await scene.subgraph.published(DeploymentChanged);
    expect(events.at(-1)!.data).toMatchObject({ deploymentId: second.id, message: 'The store offers it no longer.' });
    await rollout('updateRollout', { deploymentId: second.id, fraction: 1 });
  });

  it('is taken back in favour of the one before, and the answer says what that cannot do', async () => {
    const early = await rollout('rollBack', { deploymentId: first.id });
    expect(early.userErrors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining(second.id) }]);
    const { deployment, promoted, explanation } = await rollout('rollBack', { deploymentId: second.id });
    expect(deployment).toMatchObject({ id: second.id, store: { state: 'HALTED' } });
    expect(promoted).toMatchObject({ id: first.id, store: { state: 'RELEASED', rolloutFraction: 1 } });
    expect(explanation).toMatch(/1\.0\.2.*keeps it/);
    expect((await rollout('rollBack', { deploymentId: first.id })).userErrors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('no earlier release') },
    ]);
  });
});

describe('another tenant', () => {
  it('finds nothing by any door', async () => {
    const projectId = await scene.project('Private');
    const buildId = await scene.build(projectId);
    const { deployment } = await scene.deploy({ projectId, buildId });
    const appId = deployment!.storeApp.id;
    const asStranger = scene.asStranger;
    const codes = async (document: string, variables: object, client = asStranger) =>
      (await client.query(document, variables as never)).errors?.map(({ extensions }) => extensions.code);
    const id = deployment!.id;
    expect(await codes('query ($id: ID!) { deployment(id: $id) { id } }', { id })).toEqual(['NOT_FOUND']);
    expect(await codes('query ($id: ID!) { storeApp(id: $id) { id } }', { id: appId })).toEqual(['NOT_FOUND']);
    expect(await codes('query ($id: ID!) { deployment(id: $id) { id } }', { id }, scene.subgraph.as(null))).toEqual([
      'UNAUTHENTICATED',
    ]);
    for (const name of ['haltRollout', 'rollBack'] as const)
      expect((await rollout(name, { deploymentId: id }, asStranger)).errors).toMatchObject([
        { extensions: { code: 'NOT_FOUND' } },
      ]);
    expect((await connect({ projectId }, asStranger)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await scene.deploy({ projectId, buildId }, asStranger)).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
    const events = asStranger.subscribe('subscription ($id: ID!) { deploymentChanged(id: $id) { id } }', { id });
    const [refusal] = await events.next().then(
      ({ value }) => [value as { errors?: unknown[]; data?: unknown }],
      (error: unknown) => [{ errors: [error] }],
    );
    expect(refusal).not.toHaveProperty('data.deploymentChanged.id');
    expect(JSON.stringify(refusal!.errors)).toContain('no such deployment');
    const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Deployment { id } ... on StoreApp { id } ... on Project { id deployments { nodes { id } } } } }`;
    const r = [
      { __typename: 'Deployment', id },
      { __typename: 'StoreApp', id: appId },
      { __typename: 'Project', id: projectId },
    ];
    const shown = async (client = asStranger) =>
      (
        await client.query<{ _entities: ({ id: string; deployments?: { nodes: unknown[] } } | null)[] }>(entities, {
          r,
        })
      ).data._entities;
    expect(await shown()).toEqual([null, null, null]);
    expect(await shown(scene.subgraph.as(null))).toEqual([null, null, null]);
    expect(await shown(scene.asOwner)).toMatchObject([
      { id },
      { id: appId },
      { id: projectId, deployments: { nodes: [{ id }] } },
    ]);
    const bare = await fetch(`${scene.subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: entities, variables: { r } }),
    });
    expect(await bare.text()).not.toContain(projectId);
  });
});

it('lists cost as many queries for many projects and deployments as for one', async () => {
  const projects = await Promise.all([1, 2, 3, 4].map((n) => scene.project(`Listed ${n}`)));
  for (const projectId of projects) {
    const buildId = await scene.build(projectId);
    await Promise.all([scene.deploy({ projectId, buildId }), scene.deploy({ projectId, buildId })]);
  }
  const list = (ids: string[], first: number) =>
    scene.subgraph.countQueries(() =>
      scene.asOwner.query(
        `query ($r: [_Any!]!, $first: Int!) { _entities(representations: $r) { ... on Project {
           deployments(first: $first) { nodes { id store { state } storeApp { bundleId } project { id } } } storeApps(first: $first) { nodes { id } } } } }`,
        { r: ids.map((id) => ({ __typename: 'Project', id })), first },
      ),
    );
  // The work that goes on beside must not be counted.
  for (const projectId of projects) {
    const { data } = await scene.asOwner.query<{ _entities: { deployments: { nodes: { id: string }[] } }[] }>(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Project { deployments { nodes { id } } } } }`,
      { r: [{ __typename: 'Project', id: projectId }] },
    );
    await Promise.all(data._entities[0]!.deployments.nodes.map(({ id }) => scene.follow(id)));
  }
  expect(await list(projects, 10)).toBe(await list(projects.slice(0, 1), 1));
});
