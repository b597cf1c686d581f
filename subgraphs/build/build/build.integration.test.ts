import { newId } from '#platform/kernel/id';
import { BuildChanged, BuildFinished } from '#schema/events/build';
import { PreviewRequested } from '#schema/events/preview';
import { ProjectDeleted, ProjectUpdated, RevisionCreated } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import type { Answer } from '#platform/testing/test-subgraph';
import { dataOf, openScene, type Scene, SceneAgent, type SceneProject } from '../testing/scene';

interface Row {
  id: string;
  status: string;
  platform: string;
  revision: { id: string };
  failure: { code: string } | null;
  queue: { position: number; reason: string } | null;
}

describe('queueing builds', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  beforeEach(() => scene.clear());
  afterAll(() => scene.close());

  const start = (projectId: string, input: object = {}) =>
    scene.run<{ build: Row | null }>(
      scene.owner,
      'startBuild',
      { projectId, platform: 'ANDROID', profile: 'PREVIEW', ...input },
      'build { id status revision { id } }',
    );
  const buildsOf = async ({ id }: SceneProject): Promise<Row[]> => {
    const answer = await scene.subgraph.as(scene.owner).query<{ _entities: [{ builds: { nodes: Row[] } }] }>(
      `query ($id: ID!) { _entities(representations: [{ __typename: "Project", id: $id }]) { ... on Project {
        builds(first: 100) { nodes { id status platform revision { id } failure { code } queue { position reason } } } } } }`.replace(
        '$id }])',
        '$id }])',
      ),
      { id },
    );
    return dataOf(answer)._entities[0].builds.nodes;
  };
  const requestPreview = ({ id: projectId, teamId }: SceneProject, platform = MobilePlatform.ANDROID) =>
    scene.subgraph.deliver(PreviewRequested, {
      sessionId: newId('prv'),
      projectId,
      teamId,
      platform,
      userId: scene.owner.userId,
    });
  const finish = async () => {
    const agent = await SceneAgent.register(scene);
    const work = (await agent.claim())!;
    await work.report('finishBuild', { status: 'SUCCEEDED' });
    return work.buildId;
  };

  it('gives the same build for the same key, and a conflict for another input', async () => {
    const { id } = await scene.project();
    const [one, two] = await Promise.all([start(id, { idempotencyKey: 'k' }), start(id, { idempotencyKey: 'k' })]);
    expect(one.build!.id).toBe(two.build!.id);
    expect(await start(id, { idempotencyKey: 'k', platform: 'IOS' })).toMatchObject({
      build: null,
      userErrors: [{ code: 'CONFLICT', field: ['idempotencyKey'] }],
    });
  });

  it('refuses a platform that the project is not made for, and a project without a revision', async () => {
    const project = await scene.project({ platforms: ['IOS'], files: null });
    expect(await start(project.id)).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT', field: ['platform'] }] });
    expect(await start(project.id, { platform: 'IOS' })).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  });

  it('builds an older revision when it is named, and no revision of another project', async () => {
    const project = await scene.project({ files: null });
    const { revisionId } = await project.revise({ 'a.txt': '1', 'app.spec.json': '{}' });
    const head = await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    expect(await start(project.id, { revisionId })).toMatchObject({ build: { revision: { id: revisionId } } });
    expect(await start(project.id)).toMatchObject({ build: { revision: { id: head.revisionId } } });
    const other = await scene.project();
    await expect(start(other.id, { revisionId })).rejects.toThrow(/NOT_FOUND|UNAVAILABLE/);
  });

  it('cancels in every state, and changes nothing of what has ended', async () => {
    const { id: projectId } = await scene.project();
    const cancel = async (buildId: string) =>
      scene.run(scene.owner, 'cancelBuild', { buildId }, 'build { status failure { code } }');
    const canceled = { userErrors: [], build: { status: 'CANCELED', failure: { code: 'CANCELED' } } };

    const queued = (await start(projectId)).build!.id;
    expect(await cancel(queued)).toMatchObject(canceled);
    expect(await cancel(queued)).toMatchObject(canceled);

    const agent = await SceneAgent.register(scene);
    const running = (await start(projectId)).build!.id;
    const work = (await agent.claim())!;
    await work.report('reportPhase', { name: 'COMPILE', status: 'RUNNING' });
    expect(await cancel(running)).toMatchObject(canceled);
    expect(await work.append(1, 'late')).toMatchObject({ userErrors: [{ code: 'LEASE_LOST' }] });
    expect(await agent.claim()).toBeNull();

    await start(projectId);
    const done = await finish();
    expect(await cancel(done)).toMatchObject({ build: { status: 'SUCCEEDED', failure: null } });
    const ends = await scene.subgraph.published(BuildFinished);
    expect(ends.map(({ data }) => data.status)).toEqual(['CANCELED', 'CANCELED', 'SUCCEEDED']);
  });

  it('tries what has ended again as a new build, and not what has not', async () => {
    const { id: projectId } = await scene.project();
    const { build } = await start(projectId);
    const retry = (buildId: string) =>
      scene.run<{ build: Row }>(scene.owner, 'retryBuild', { buildId }, 'build { id status }');
    expect(await retry(build!.id)).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
    await scene.run(scene.owner, 'cancelBuild', { buildId: build!.id }, 'build { id }');
    const again = await retry(build!.id);
    expect(again).toMatchObject({ userErrors: [], build: { status: 'QUEUED' } });
    expect(again.build.id).not.toBe(build!.id);
  });

  it('lets at most fifty builds of a team wait', async () => {
    const { id } = await scene.project();
    for (let index = 0; index < 50; index++) expect((await start(id)).userErrors).toEqual([]);
    expect(await start(id)).toMatchObject({ build: null, userErrors: [{ code: 'LIMIT_EXCEEDED' }] });
  });

  it('builds each revision of a project that builds automatically, and no older one that still waits', async () => {
    const project = await scene.project({ buildsAutomatically: true, files: { 'a.txt': '1', 'app.spec.json': '{}' } });
    expect((await buildsOf(project)).map(({ platform }) => platform).toSorted()).toEqual(['ANDROID', 'IOS']);
    const { revisionId } = await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    const builds = await buildsOf(project);
    const waiting = builds.filter(({ status }) => status === 'QUEUED');
    expect(waiting.map(({ platform }) => platform).toSorted()).toEqual(['ANDROID', 'IOS']);
    expect(waiting.every(({ revision }) => revision.id === revisionId)).toBe(true);
    const superseded = builds.filter(({ status }) => status === 'CANCELED');
    expect(superseded.map(({ failure }) => failure)).toEqual([{ code: 'SUPERSEDED' }, { code: 'SUPERSEDED' }]);
  });

  it('builds nothing of a revision without files, nor of one that came late', async () => {
    const project = await scene.project({ buildsAutomatically: true, files: { 'README.md': '# New' } });
    expect(await buildsOf(project)).toEqual([]);
    const { manifest } = await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    const before = await buildsOf(project);
    await scene.subgraph.deliver(RevisionCreated, {
      revisionId: newId('rev'),
      projectId: project.id,
      teamId: project.teamId,
      number: 1,
      manifest,
      generationId: null,
      createdById: scene.owner.userId,
    });
    expect(await buildsOf(project)).toEqual(before);
  });

  it('handles the same event once', async () => {
    const project = await scene.project({ files: null });
    const { revisionId, manifest } = await project.revise({ 'a.txt': '1', 'app.spec.json': '{}' });
    const { id: projectId, teamId } = project;
    const platforms = [MobilePlatform.IOS];
    await scene.subgraph.deliver(ProjectUpdated, {
      projectId,
      teamId,
      name: 'x',
      platforms,
      buildsAutomatically: true,
    });
    const data = {
      revisionId,
      projectId,
      teamId,
      number: 1,
      manifest,
      generationId: null,
      createdById: scene.owner.userId,
    };
    const eventId = newId('evt');
    for (const id of [eventId, eventId, newId('evt')]) await scene.subgraph.deliver(RevisionCreated, data, id);
    expect(await buildsOf(project)).toHaveLength(1);
  });

  it('makes a preview build when one is asked for, unless there is one for the head', async () => {
    const project = await scene.project();
    await requestPreview(project);
    await requestPreview(project);
    expect(await buildsOf(project)).toMatchObject([{ status: 'QUEUED', platform: 'ANDROID' }]);
    const buildId = await finish();
    await requestPreview(project);
    expect(await buildsOf(project)).toHaveLength(1);
    const ends = await scene.subgraph.published(BuildFinished);
    expect(ends.map(({ data }) => [data.buildId, data.status])).toEqual([
      [buildId, 'SUCCEEDED'],
      [buildId, 'SUCCEEDED'],
    ]);
  });

  it('keeps a preview in mind that was asked for before there was anything to build', async () => {
    const project = await scene.project({ files: null });
    await requestPreview(project, MobilePlatform.IOS);
    expect(await buildsOf(project)).toEqual([]);
    await project.revise({ 'a.txt': '1', 'app.spec.json': '{}' });
    expect(await buildsOf(project)).toMatchObject([{ platform: 'IOS', status: 'QUEUED' }]);
    await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    expect(await buildsOf(project)).toHaveLength(1);
  });

  it('stops what is under way when the project is deleted, and starts nothing more', async () => {
    const project = await scene.project({ buildsAutomatically: true });
    await scene.subgraph.deliver(ProjectDeleted, { projectId: project.id, teamId: project.teamId });
    const builds = await buildsOf(project);
    expect(builds.map(({ failure }) => failure?.code)).toEqual(['PROJECT_DELETED', 'PROJECT_DELETED']);
    await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    expect(await buildsOf(project)).toHaveLength(2);
    await expect(start(project.id)).rejects.toThrow(/NOT_FOUND|UNAVAILABLE/);
    const [ended] = builds;
    const again = scene.run(scene.owner, 'retryBuild', { buildId: ended!.id }, 'build { id }');
    await expect(again).rejects.toThrow(/NOT_FOUND|UNAVAILABLE/);
  });

  it('says where a build stands and why it waits', async () => {
    const project = await scene.project();
    for (let index = 0; index < 3; index++) await start(project.id);
    const places = async () =>
      (await buildsOf(project)).toReversed().map(({ queue }) => queue && [queue.position, queue.reason]);
    expect(await places()).toEqual([1, 2, 3].map((position) => [position, 'NO_AGENT']));
    const agent = await SceneAgent.register(scene);
    expect(await places()).toEqual([
      [1, 'NEXT'],
      [2, 'CAPACITY'],
      [3, 'CAPACITY'],
    ]);
    await agent.claim();
    expect(await places()).toEqual([null, [1, 'CAPACITY'], [2, 'CAPACITY']]);
  });

  it('tells those who look at a waiting build when it moves up or an agent comes', async () => {
    const project = await scene.project();
    const first = (await start(project.id)).build!.id;
    const second = (await start(project.id)).build!.id;
    const events = scene.subgraph
      .as(scene.owner)
      .subscribe<{ buildChanged: { queue: { position: number; reason: string } } }>(
        'subscription ($id: ID!) { buildChanged(id: $id) { queue { position reason } } }',
        { id: second },
      );
    const reaches = async (place: object) => {
      for (;;) {
        const { buildChanged } = dataOf((await events.next()).value as Answer<{ buildChanged: { queue: object } }>);
        if (JSON.stringify(buildChanged.queue) === JSON.stringify(place)) return place;
      }
    };
    await reaches({ position: 2, reason: 'NO_AGENT' });
    await SceneAgent.register(scene);
    await reaches({ position: 2, reason: 'CAPACITY' });
    await scene.run(scene.owner, 'cancelBuild', { buildId: first }, 'build { id }');
    expect(await reaches({ position: 1, reason: 'NEXT' })).toBeDefined();
    await events.return?.();
  });

  it('lets teams take turns', async () => {
    const [mine, theirs] = [await scene.project(), await scene.project({ teamId: newId('team') })];
    await start(mine.id);
    await start(mine.id);
    await requestPreview(theirs);
    const claimed = async () => {
      const work = await (await SceneAgent.register(scene)).claim();
      return work!.buildId;
    };
    const [first, second] = [await claimed(), await claimed()];
    const teams = await scene.subgraph.published(BuildChanged);
    const teamOf = (id: string) => teams.find(({ data }) => data.buildId === id)!.data.teamId;
    expect([teamOf(first), teamOf(second)]).toEqual([mine.teamId, theirs.teamId]);
  });

  it('delivers the build as it is and then every change', async () => {
    const { id: projectId } = await scene.project();
    const { build } = await start(projectId);
    const events = scene.subgraph
      .as(scene.owner)
      .subscribe<{ buildChanged: { status: string; phases: { name: string }[] } }>(
        'subscription ($id: ID!) { buildChanged(id: $id) { status phases { name } } }',
        { id: build!.id },
      );
    const next = async () => dataOf((await events.next()).value as never as { data: unknown });
    expect(await next()).toEqual({ buildChanged: { status: 'QUEUED', phases: [] } });
    const work = (await (await SceneAgent.register(scene)).claim())!;
    expect(await next()).toEqual({ buildChanged: { status: 'RUNNING', phases: [] } });
    await work.report('reportPhase', { name: 'COMPILE', status: 'RUNNING' });
    expect(await next()).toEqual({ buildChanged: { status: 'RUNNING', phases: [{ name: 'COMPILE' }] } });
    await events.return?.();
  });
});
