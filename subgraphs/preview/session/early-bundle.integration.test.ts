import { newId } from '#platform/kernel/id';
import { BuildChanged } from '#schema/events/build';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { Scene, SceneAgent, type SceneProject } from '../testing/scene';

const FAILED = { status: WorkStatus.FAILED, failure: 'SOURCE_ERRORS' };

describe('a preview of a build that still goes on', () => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterEach(async () => {
    await scene.subgraph.db.query(`UPDATE preview_session SET status = 'CANCELED', "claimedById" = NULL`);
  });
  afterAll(() => scene.close());

  const changed = (project: SceneProject, buildId: string, revisionId: string, claim: number, status: WorkStatus) =>
    scene.subgraph.deliver(BuildChanged, {
      buildId,
      projectId: project.id,
      teamId: project.teamId,
      revisionId,
      platform: MobilePlatform.ANDROID,
      profile: 'PREVIEW',
      status,
      message: `${status} ${claim}`,
      claim,
    });
  /** A project whose head is that revision. */
  const projectAt = async () => {
    const project = await scene.project();
    return { project, revisionId: await project.revise() };
  };
  /** As if the video had come; the sweep sees now and then that the router of this test has none. */
  const seen = (sessionId: string) =>
    scene.subgraph.db.query(`UPDATE preview_session SET "startedAt" = now(), "publishedAt" = now() WHERE id = $1`, [
      sessionId,
    ]);
  const commandsOf = (sessionId: string) =>
    scene.subgraph.db.query<{ kind: string; buildId: string | null }[]>(
      `SELECT kind, "buildId" FROM preview_command WHERE "sessionId" = $1 ORDER BY sequence`,
      [sessionId],
    );

  it('is taken by a device as soon as there is a bundle, whichever event comes first', async () => {
    const { project, revisionId } = await projectAt();
    const agent = await SceneAgent.register(scene);
    const session = await scene.start(project);
    const buildId = newId('bld');
    await changed(project, buildId, revisionId, 1, WorkStatus.RUNNING);
    expect(await agent.claim()).toBeNull();
    await project.bundled({ buildId });
    await changed(project, buildId, revisionId, 1, WorkStatus.RUNNING);
    await project.bundled({ buildId });
    expect(await scene.state(session.id)).toMatchObject({ waitReason: 'DEVICE', build: { id: buildId } });
    expect(await agent.claim()).toMatchObject({ session: { id: session.id } });
    await project.built({ buildId, claim: 1 });
    expect(await scene.state(session.id)).toMatchObject({ waitReason: 'START', build: { id: buildId } });
    const later = await scene.start(project);
    expect(later).toMatchObject({ waitReason: 'DEVICE', build: { id: buildId } });
  });

  it('does not come of a bundle that is told of after its build has failed', async () => {
    const { project } = await projectAt();
    const buildId = await project.built(FAILED);
    const session = await scene.start(project);
    await project.bundled({ buildId });
    expect(await scene.state(session.id)).toMatchObject({ waitReason: 'BUILD', build: null });
  });

  it('goes on when the build fails, says why, and moves to another device when its own is lost', async () => {
    const { project } = await projectAt();
    const agent = await SceneAgent.register(scene);
    const { id } = await scene.start(project);
    const buildId = await project.bundled();
    const work = (await agent.claim())!;
    const failing = async (): Promise<void> => {
      await seen(id);
      await project.built({ ...FAILED, buildId, claim: 1 });
      const { message, failure } = await scene.state(id);
      expect(failure).toBeNull();
      if (!message.includes('main.kt:3:7: no such type')) await failing();
    };
    await failing();
    expect((await agent.report(work)).userErrors).toEqual([]);
    await scene.subgraph.db.query(
      `UPDATE preview_session SET "leaseUntil" = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
    await scene.reaches(id, ({ waitReason }) => waitReason === 'DEVICE');
    const again = await (await SceneAgent.register(scene)).claim();
    expect(again).toMatchObject({ session: { id } });
  });

  it('fails with the build while nobody has seen it, be it on a device or not', async () => {
    const { project } = await projectAt();
    const agent = await SceneAgent.register(scene);
    const [starting, waiting] = [await scene.start(project), await scene.start(project)];
    const buildId = await project.bundled();
    const work = (await agent.claim())!;
    expect(work.session.id).toBe(starting.id);
    await project.built({ ...FAILED, buildId, claim: 1 });
    for (const { id } of [starting, waiting])
      expect(await scene.state(id)).toMatchObject({
        status: 'FAILED',
        failure: { code: 'BUILD_FAILED', message: expect.stringContaining('main.kt:3:7') },
      });
    expect(await commandsOf(starting.id)).toMatchObject([{ kind: 'STOP' }]);
  });

  it('takes another build that will do when its own fails before it was seen', async () => {
    const { project } = await projectAt();
    const session = await scene.start(project);
    const good = await project.built();
    await project.revise();
    const bad = await project.bundled();
    expect(await scene.state(session.id)).toMatchObject({ build: { id: bad } });
    await project.built({ ...FAILED, buildId: bad, claim: 1 });
    expect(await scene.state(session.id)).toMatchObject({ status: 'QUEUED', build: { id: good } });
  });

  it('runs nothing of an attempt that was lost', async () => {
    const { project, revisionId } = await projectAt();
    const agent = await SceneAgent.register(scene);
    const { id } = await scene.start(project);
    const buildId = await project.bundled({ claim: 1 });
    expect(await scene.state(id)).toMatchObject({ waitReason: 'DEVICE' });
    await changed(project, buildId, revisionId, 1, WorkStatus.QUEUED);
    expect(await scene.state(id)).toMatchObject({ waitReason: 'DEVICE' });
    await changed(project, buildId, revisionId, 2, WorkStatus.RUNNING);
    expect(await scene.state(id)).toMatchObject({ waitReason: 'BUILD', build: null, message: 'RUNNING 2' });
    await project.bundled({ buildId, claim: 1 });
    expect(await agent.claim()).toBeNull();
    const second = Buffer.from('<p>of the second attempt');
    await project.bundled({ buildId, claim: 2, bundle: second });
    await changed(project, buildId, revisionId, 1, WorkStatus.RUNNING);
    expect((await agent.claim())!.bundle.bytes).toBe(second.length);
  });

  it('waits for the second attempt when the device is lost together with the first', async () => {
    const { project, revisionId } = await projectAt();
    const agent = await SceneAgent.register(scene);
    const { id } = await scene.start(project);
    const buildId = await project.bundled({ claim: 1 });
    await agent.claim();
    await changed(project, buildId, revisionId, 2, WorkStatus.RUNNING);
    agent.held.length = 0;
    expect(await agent.claim()).toBeNull();
    expect(await scene.state(id)).toMatchObject({ status: 'QUEUED', device: null });
    await project.bundled({ buildId, claim: 2 });
    expect(await agent.claim()).toMatchObject({ session: { id } });
  });

  it('remembers the wish to reload until the newest revision can run, and says when it cannot be built', async () => {
    const { project } = await projectAt();
    await project.built();
    const agent = await SceneAgent.register(scene);
    const { id } = await scene.start(project);
    await agent.claim();
    const wish = async (): Promise<void> => {
      await seen(id);
      const { userErrors, session } = await scene.run<{ session: { message: string } }>(
        scene.owner,
        'reloadPreview',
        { sessionId: id },
        'session { message }',
      );
      if (userErrors[0]?.code === 'CONFLICT') return wish();
      expect(session.message).toContain('being built');
      await scene.subgraph.db.query(`UPDATE preview_session SET "publishedAt" = NULL WHERE id = $1`, [id]);
    };
    await project.revise();
    await wish();
    await project.built(FAILED);
    expect(await scene.state(id)).toMatchObject({ message: expect.stringContaining('main.kt:3:7'), failure: null });
    await project.bundled();
    expect(await commandsOf(id)).toEqual([]);
    await project.revise();
    await wish();
    const buildId = await project.bundled();
    await project.built({ buildId, claim: 1 });
    expect(await commandsOf(id)).toEqual([{ kind: 'RELOAD', buildId }]);
  });
});
