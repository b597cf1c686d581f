import { BuildFinished } from '#schema/events/build';
import { openScene, type Scene } from '../testing/scene';
import { SceneAgent } from '../testing/scene-agent';
import { type BuildRow, SceneBuilds } from '../testing/scene-builds';

describe('what people do with builds', () => {
  let scene: Scene;
  let builds: SceneBuilds;
  beforeAll(async () => {
    scene = await openScene();
    builds = new SceneBuilds(scene);
  });
  beforeEach(() => scene.clear());
  afterAll(() => scene.close());

  it('gives the same build for the same key, and a conflict for another input', async () => {
    const { id } = await scene.project();
    const [one, two] = await Promise.all([
      builds.start(id, { idempotencyKey: 'k' }),
      builds.start(id, { idempotencyKey: 'k' }),
    ]);
    expect(one.build!.id).toBe(two.build!.id);
    expect(await builds.start(id, { idempotencyKey: 'k', platform: 'IOS' })).toMatchObject({
      build: null,
      userErrors: [{ code: 'CONFLICT', field: ['idempotencyKey'] }],
    });
  });

  it('refuses a platform that the project is not made for', async () => {
    const project = await scene.project({ platforms: ['IOS'] });
    expect(await builds.start(project.id)).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field: ['platform'] }],
    });
    expect(await builds.start(project.id, { platform: 'IOS' })).toMatchObject({ userErrors: [] });
  });

  it('builds an older revision when it is named, and no revision of another project', async () => {
    const project = await scene.project({ files: null });
    const { revisionId } = await project.revise({ 'a.txt': '1', 'app.spec.json': '{}' });
    const head = await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    expect(await builds.start(project.id, { revisionId })).toMatchObject({ build: { revision: { id: revisionId } } });
    expect(await builds.start(project.id)).toMatchObject({ build: { revision: { id: head.revisionId } } });
    const other = await scene.project();
    await expect(builds.start(other.id, { revisionId })).rejects.toThrow('NOT_FOUND');
  });

  it('cancels in every state, and changes nothing of what has ended', async () => {
    const { id: projectId } = await scene.project();
    const cancel = async (buildId: string) =>
      scene.run(scene.owner, 'cancelBuild', { buildId }, 'build { status failure { code } }');
    const canceled = { userErrors: [], build: { status: 'CANCELED', failure: { code: 'CANCELED' } } };

    const queued = (await builds.start(projectId)).build!.id;
    expect(await cancel(queued)).toMatchObject(canceled);
    expect(await cancel(queued)).toMatchObject(canceled);

    const agent = await SceneAgent.register(scene);
    const running = (await builds.start(projectId)).build!.id;
    const work = (await agent.claim())!;
    await work.report('reportPhase', { name: 'COMPILE', status: 'RUNNING' });
    expect(await cancel(running)).toMatchObject(canceled);
    expect(await work.append(1, 'late')).toMatchObject({ userErrors: [{ code: 'LEASE_LOST' }] });
    expect(await agent.claim()).toBeNull();

    await builds.start(projectId);
    const done = await builds.finish();
    expect(await cancel(done)).toMatchObject({ build: { status: 'SUCCEEDED', failure: null } });
    const ends = await scene.subgraph.published(BuildFinished);
    expect(ends.map(({ data }) => data.status)).toEqual(['CANCELED', 'CANCELED', 'SUCCEEDED']);
  });

  it('tries what has ended again as a new build, and not what has not', async () => {
    const { id: projectId } = await scene.project();
    const { build } = await builds.start(projectId);
    const retry = (buildId: string) =>
      scene.run<{ build: BuildRow }>(scene.owner, 'retryBuild', { buildId }, 'build { id status }');
    expect(await retry(build!.id)).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
    await scene.run(scene.owner, 'cancelBuild', { buildId: build!.id }, 'build { id }');
    const again = await retry(build!.id);
    expect(again).toMatchObject({ userErrors: [], build: { status: 'QUEUED' } });
    expect(again.build.id).not.toBe(build!.id);
  });

  it('lets at most fifty builds of a team wait, however many are asked for at once', async () => {
    const [one, other] = [await scene.project(), await scene.project()];
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, place) => builds.start(place % 2 === 0 ? one.id : other.id)),
    );
    const refused = answers.filter(({ build }) => build === null);
    expect(refused).toHaveLength(14);
    for (const { userErrors } of refused)
      expect(userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', message: expect.stringContaining('50 builds') }]);
    const waiting = [...(await builds.of(one)), ...(await builds.of(other))];
    expect(waiting.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 'QUEUED'));
  });

  it('has a place again when one is canceled, and gives an earlier build for its key although none is free', async () => {
    const { id } = await scene.project();
    const first = await builds.start(id, { idempotencyKey: 'first' });
    for (let index = 1; index < 50; index++) await builds.start(id);
    expect(await builds.start(id)).toMatchObject({ userErrors: [{ code: 'LIMIT_EXCEEDED' }] });
    expect(await builds.start(id, { idempotencyKey: 'first' })).toMatchObject({ build: { id: first.build!.id } });
    await scene.run(scene.owner, 'cancelBuild', { buildId: first.build!.id }, 'build { id }');
    expect(await builds.start(id)).toMatchObject({ userErrors: [], build: { status: 'QUEUED' } });
  });
});
