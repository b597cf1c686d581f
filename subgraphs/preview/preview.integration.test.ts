import { newId } from '#platform/kernel/id';
import { testUser } from '#platform/testing/test-subgraph';
import { PreviewChanged, PreviewRequested } from '#schema/events/preview';
import { BuildChanged } from '#schema/events/build';
import { ProjectDeleted } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { dataOf, Scene, SceneAgent, type SessionState } from './testing/scene';
import { PreviewSession } from './session/preview-session.entity';

describe('previews and their builds', () => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterEach(async () => {
    await scene.subgraph.db.query(`UPDATE preview_session SET status = 'CANCELED'`);
  });
  afterAll(() => scene.close());

  const states = async (id: string) =>
    (await scene.subgraph.published(PreviewChanged))
      .filter(({ data }) => data.sessionId === id)
      .map(({ data }) => data.status);

  it('asks for a build, and waits for a device once it has succeeded', async () => {
    const project = await scene.project();
    const session = await scene.start(project);
    expect(session).toMatchObject({ status: 'QUEUED', waitReason: 'BUILD', build: null, device: null });
    const requests = await scene.subgraph.published(PreviewRequested);
    expect(requests.at(-1)?.data).toMatchObject({ sessionId: session.id, projectId: project.id, platform: 'ANDROID' });
    const waiting = scene.reaches(session.id, ({ waitReason }) => waitReason === 'DEVICE');
    const buildId = await project.built();
    expect(await waiting).toMatchObject({ status: 'QUEUED', build: { id: buildId } });
    expect(await states(session.id)).toEqual(['QUEUED', 'QUEUED']);
  });

  it('takes a build that had succeeded before, and the newer of two', async () => {
    const project = await scene.project();
    await project.built();
    await project.revise();
    const newer = await project.built();
    expect(await scene.start(project)).toMatchObject({ waitReason: 'DEVICE', build: { id: newer } });
  });

  it('waits on when only an older revision was built', async () => {
    const project = await scene.project();
    const older = await project.revise();
    await project.revise();
    const session = await scene.start(project);
    await project.built({ revisionId: older });
    expect(await scene.state(session.id)).toMatchObject({ waitReason: 'BUILD' });
    const buildId = await project.built();
    expect(await scene.state(session.id)).toMatchObject({ waitReason: 'DEVICE', build: { id: buildId } });
  });

  it('takes a later revision than the one that was asked for', async () => {
    const project = await scene.project();
    const session = await scene.start(project);
    await project.revise();
    await project.built({ status: WorkStatus.CANCELED, failure: 'SUPERSEDED' });
    expect(await scene.state(session.id)).toMatchObject({ status: 'QUEUED', waitReason: 'BUILD' });
    const buildId = await project.built();
    expect(await scene.state(session.id)).toMatchObject({ build: { id: buildId } });
  });

  it('fails with what the build says, and not because of an earlier failure', async () => {
    const project = await scene.project();
    await project.built({ status: WorkStatus.FAILED, failure: 'SOURCE_ERRORS' });
    const session = await scene.start(project);
    expect(await scene.state(session.id)).toMatchObject({ status: 'QUEUED' });
    await project.built({ status: WorkStatus.FAILED, failure: 'SOURCE_ERRORS' });
    expect(await scene.state(session.id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'BUILD_FAILED', message: expect.stringContaining('main.kt:3:7'), hint: expect.any(String) },
    });
  });

  it('tells how the build goes, and ignores what comes late of one that has ended', async () => {
    const project = await scene.project();
    const session = await scene.start(project);
    const revisionId = await project.revise();
    const buildId = newId('bld');
    const common = {
      buildId,
      projectId: project.id,
      teamId: project.teamId,
      revisionId,
      platform: MobilePlatform.ANDROID,
    };
    const news = { ...common, profile: 'PREVIEW' as const, status: WorkStatus.RUNNING, message: 'COMPILE' };
    await scene.subgraph.deliver(BuildChanged, news);
    expect(await scene.state(session.id)).toMatchObject({ message: 'COMPILE', waitReason: 'BUILD' });
    const ended = await project.built();
    await scene.subgraph.deliver(BuildChanged, { ...news, buildId: ended });
    expect(await scene.state(session.id)).toMatchObject({ build: { id: ended }, waitReason: 'DEVICE' });
  });

  it('gives one key one preview, and a team two at a time', async () => {
    const project = await scene.project();
    const start = (idempotencyKey: string) =>
      scene.run<{ session: SessionState | null }>(
        scene.owner,
        'startPreview',
        { projectId: project.id, platform: 'ANDROID', idempotencyKey },
        'session { id }',
      );
    const [one, same, other] = [await start('a'), await start('a'), await start('b')];
    expect(same.session).toEqual(one.session);
    const refused = await start('c');
    expect(refused.userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    expect(refused.userErrors[0]?.message).toContain(one.session!.id);
    expect((await scene.stop(other.session!.id)).session).toMatchObject({ status: 'CANCELED' });
    expect((await start('c')).session).not.toBeNull();
    const wrong = await scene.run(scene.owner, 'startPreview', { projectId: project.id, platform: 'IOS' });
    expect(wrong.userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['platform'] }]);
  });

  it('ends with its project', async () => {
    const project = await scene.project();
    const session = await scene.start(project);
    await scene.subgraph.deliver(ProjectDeleted, { projectId: project.id, teamId: project.teamId });
    expect(await scene.state(session.id)).toMatchObject({ status: 'CANCELED' });
    await expect(scene.start(project)).rejects.toThrow('NOT_FOUND');
  });

  it('asks again for a build when none is heard of, and gives up in the end', async () => {
    const project = await scene.project();
    const session = await scene.start(project);
    const asked = async () =>
      (await scene.subgraph.published(PreviewRequested)).filter(({ data }) => data.sessionId === session.id).length;
    const rows = scene.subgraph.db.getRepository(PreviewSession);
    const long = new Date(Date.now() - 40 * 60_000);
    await rows.update(session.id, { createdAt: long });
    const ended = await scene.reaches(session.id, ({ status }) => status === 'FAILED');
    expect(ended.failure).toMatchObject({ code: 'BUILD_MISSING' });
    const second = await scene.start(project);
    await rows.update(second.id, { buildAskedAt: long });
    await until(
      async () =>
        (await scene.subgraph.published(PreviewRequested)).filter(({ data }) => data.sessionId === second.id).length ===
        2,
    );
    expect(await asked()).toBe(1);
  });

  it('is nobody else’s: not to read, follow, look at, drive or stop', async () => {
    const project = await scene.project();
    await project.built();
    const { id } = await scene.start(project);
    const agent = await SceneAgent.register(scene, scene.owner.personalTeamId);
    await agent.claim();
    const device = (await scene.state(id)).device!.id;
    const strangers = [testUser(), (await SceneAgent.register(scene, newId('team'))).viewer, null];
    for (const stranger of strangers) {
      const client = scene.subgraph.as(stranger);
      const code = stranger ? 'NOT_FOUND' : 'UNAUTHENTICATED';
      const { errors } = await client.query(`query ($id: ID!) { previewSession(id: $id) { id } }`, { id });
      expect(errors?.[0]?.extensions.code).toBe(code);
      for (const subscription of [`previewChanged(id: $id) { id }`, `previewCommands(sessionId: $id) { sequence }`]) {
        const events = client.subscribe(`subscription ($id: ID!) { ${subscription} }`, { id });
        const refusal = await events.next().then(
          ({ value }) => JSON.stringify(value),
          (error: unknown) => JSON.stringify(error),
        );
        expect(refusal).toMatch(/NOT_FOUND|UNAUTHENTICATED/);
      }
      const representations = [
        { __typename: 'PreviewSession', id },
        { __typename: 'Device', id: device },
        { __typename: 'Project', id: project.id },
      ];
      const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }`;
      expect((await client.query(entities, { of: representations })).data).toEqual({ _entities: [null, null, null] });
    }
    const [stranger, guest] = [testUser(), testUser({ [scene.owner.personalTeamId]: 'VIEWER' })];
    const mutations: [string, object][] = [
      ['stopPreview', { sessionId: id }],
      ['rotatePreview', { sessionId: id }],
      ['takeScreenshot', { sessionId: id }],
      ['reloadPreview', { sessionId: id }],
      ['sendPreviewInput', { sessionId: id, text: 'x' }],
      ['startPreview', { projectId: project.id, platform: 'ANDROID' }],
    ];
    for (const [name, input] of mutations) {
      await expect(scene.run(stranger, name, input)).rejects.toThrow('NOT_FOUND');
      await expect(scene.run(guest, name, input)).rejects.toThrow('FORBIDDEN');
    }
    await expect(scene.run(stranger, 'viewPreview', { sessionId: id, offer: 'v=0' })).rejects.toThrow('NOT_FOUND');
    expect(await scene.state(id, guest)).toMatchObject({ id });
    const unsigned = await fetch(`${scene.subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ _entities(representations: [{ __typename: "PreviewSession", id: "${id}" }]) { __typename } }`,
      }),
    });
    expect(unsigned.status).toBe(401);
    const devices = async (viewer: typeof stranger) =>
      dataOf(
        await scene.subgraph
          .as(viewer)
          .query<{ devices: { nodes: { id: string }[] } }>(`{ devices { nodes { id isOnline } } }`),
      ).devices.nodes.map((one) => one.id);
    expect(await devices(scene.owner)).toContain(device);
    expect(await devices(stranger)).not.toContain(device);
  });

  it('holds an access token to its scopes', async () => {
    const project = await scene.project();
    const { id } = await scene.start(project);
    const reader = { ...scene.owner, scopes: ['preview:read'] };
    expect(await scene.state(id, reader)).toMatchObject({ id });
    await expect(scene.run(reader, 'stopPreview', { sessionId: id })).rejects.toThrow('FORBIDDEN');
    await expect(scene.state(id, { ...scene.owner, scopes: ['build:write'] })).rejects.toThrow('FORBIDDEN');
  });

  it('lists the previews of projects with as many queries for one as for ten', async () => {
    const projects: { id: string }[] = [];
    for (let count = 0; count < 10; count++) {
      const project = await scene.project();
      await scene.stop((await scene.start(project)).id);
      projects.push(project);
    }
    const document = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Project { previews(first: 5) { nodes { id status device { id } } } } } }`;
    const list = async (count: number) => {
      const of = projects.slice(0, count).map(({ id }) => ({ __typename: 'Project', id }));
      return dataOf(
        await scene.subgraph
          .as(scene.owner)
          .query<{ _entities: { previews: { nodes: object[] } }[] }>(document, { of }),
      );
    };
    const few = await scene.subgraph.countQueries(() => list(1));
    const many = await scene.subgraph.countQueries(() => list(10));
    expect(many).toBeLessThanOrEqual(few + 1);
    expect((await list(10))._entities.map(({ previews }) => previews.nodes.length)).toEqual(Array(10).fill(1));
  });
});

/** The sweep works by its own clock. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 8_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It did not come about within 8 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
