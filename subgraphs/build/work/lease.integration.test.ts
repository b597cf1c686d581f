import { BuildArtifactReady, BuildChanged, BuildFinished } from '#schema/events/build';
import { dataOf, openScene, type Scene } from '../testing/scene';
import { agentOf, SceneAgent, SceneWork } from '../testing/scene-agent';
import { BuildWakes } from '../build/build-changes';
import { sweepBuilds } from './sweep';

describe('a build that an agent holds', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  beforeEach(() => scene.clear());
  afterAll(() => scene.close());

  const start = async (projectId: string) => {
    const input = { projectId, platform: 'ANDROID', profile: 'PREVIEW' };
    return (await scene.run<{ build: { id: string } }>(scene.owner, 'startBuild', input, 'build { id }')).build.id;
  };
  /** As if the agent had been silent until its lease ended. */
  const endLease = async (buildId: string) => {
    await scene.subgraph.db.query(`UPDATE build SET "leaseUntil" = now() - interval '1 second' WHERE "id" = $1`, [
      buildId,
    ]);
    await sweepBuilds(scene.subgraph.db, new BuildWakes(scene.subgraph.platform.pubSub));
  };
  const stateOf = async (buildId: string) => {
    const answer = await scene.subgraph
      .as(scene.owner)
      .query<{ build: object }>(
        `query ($id: ID!) { build(id: $id) { status attempts failure { code retryable } phases { name status } } }`,
        { id: buildId },
      );
    return dataOf(answer).build;
  };
  const claimed = async (agent?: SceneAgent): Promise<SceneWork> => {
    await start((await scene.project()).id);
    return (await (agent ?? (await SceneAgent.register(scene))).claim())!;
  };
  const LOST = { userErrors: [{ code: 'LEASE_LOST' }] };

  it('is given to one agent only, however many ask at once', async () => {
    const { id } = await scene.project();
    for (let index = 0; index < 3; index++) await start(id);
    const agents = await Promise.all(Array.from({ length: 6 }, () => SceneAgent.register(scene)));
    const works = await Promise.all(agents.map((agent) => agent.claim()));
    const ids = works.filter((work) => work !== null).map(({ buildId }) => buildId);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });

  it('goes to another agent when its own falls silent, and the first one’s writes are refused', async () => {
    const first = await claimed();
    await first.report('reportPhase', { name: 'COMPILE', status: 'RUNNING' });
    await first.append(1, 'first\n');
    await endLease(first.buildId);
    expect(await stateOf(first.buildId)).toMatchObject({ status: 'QUEUED' });

    const second = (await (await SceneAgent.register(scene)).claim())!;
    expect(second.claim).toMatchObject({ nextLogSequence: 3, build: { id: first.buildId, attempts: 2 } });
    expect(await stateOf(first.buildId)).toMatchObject({ status: 'RUNNING', phases: [] });
    expect(await first.append(2, 'late')).toMatchObject(LOST);
    expect(await first.report('reportPhase', { name: 'COMPILE', status: 'SUCCEEDED' })).toMatchObject(LOST);
    expect(await first.report('finishBuild', { status: 'SUCCEEDED' })).toMatchObject(LOST);
    expect(await first.report('releaseBuild', {})).toMatchObject(LOST);
    expect(await first.report('heartbeat', {}, 'agent { id }')).toMatchObject(LOST);
    await expect(first.declare('WEB_BUNDLE', 'index.html', 'x')).resolves.toMatchObject(LOST);

    await second.report('finishBuild', { status: 'SUCCEEDED' });
    expect(await stateOf(first.buildId)).toMatchObject({ status: 'SUCCEEDED' });
    const ends = (await scene.subgraph.published(BuildFinished)).filter(({ data }) => data.buildId === first.buildId);
    expect(ends).toHaveLength(1);
  });

  it('has only the artifacts of the agent that holds it now', async () => {
    const artifactsOf = async (id: string) => {
      const document = `query ($id: ID!) { build(id: $id) { artifacts { id } } }`;
      const answer = await scene.subgraph
        .as(scene.owner)
        .query<{ build: { artifacts: { id: string }[] } }>(document, { id });
      return dataOf(answer).build.artifacts.map((artifact) => artifact.id);
    };
    const first = await claimed();
    const old = await first.upload('WEB_BUNDLE', 'index.html', 'old');
    await first.complete(old);
    const unseen = await first.upload('APK', 'app.apk', 'unseen');
    expect(await artifactsOf(first.buildId)).toEqual([old]);
    await endLease(first.buildId);
    const second = (await (await SceneAgent.register(scene)).claim())!;
    expect(await artifactsOf(first.buildId)).toEqual([]);
    expect(await first.complete(unseen)).toMatchObject(LOST);
    expect(await second.complete(unseen)).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT' }] });
    const fresh = await second.upload('WEB_BUNDLE', 'index.html', 'new');
    await second.complete(fresh);
    expect(await artifactsOf(first.buildId)).toEqual([fresh]);
    const ready = await scene.subgraph.published(BuildArtifactReady);
    const [one, two] = ready.map(({ data }) => data.claim);
    expect(two).toBeGreaterThan(one!);
    const taken = (await scene.subgraph.published(BuildChanged)).filter(({ data }) => data.claim === two);
    expect(taken[0]!.data).toMatchObject({ status: 'RUNNING' });

    await second.report('releaseBuild', {});
    expect(await artifactsOf(first.buildId)).toEqual([]);
  });

  it('goes on where it was when its agent comes back before another took it', async () => {
    const work = await claimed();
    await work.append(1, 'one\n');
    await endLease(work.buildId);
    expect(await work.append(2, 'two\n')).toMatchObject({ userErrors: [], sequence: 2 });
    expect(await stateOf(work.buildId)).toMatchObject({ status: 'RUNNING', attempts: 1 });
    const { db } = scene.subgraph;
    await db.query(`UPDATE build SET "leaseUntil" = now() + interval '1 second' WHERE "id" = $1`, [work.buildId]);
    expect(await work.report('heartbeat', {}, 'agent { id }')).toMatchObject({ userErrors: [] });
    const [{ left }] = await db.query<[{ left: string }]>(
      `SELECT extract(epoch FROM "leaseUntil" - now()) AS left FROM build WHERE "id" = $1`,
      [work.buildId],
    );
    expect(Number(left)).toBeGreaterThan(10);
  });

  it('is not resumed by another agent of the team that knows the number of the claim', async () => {
    const viewer = agentOf(scene.teamId);
    const work = await claimed(await SceneAgent.register(scene, viewer));
    const other = new SceneWork(await SceneAgent.register(scene, viewer), work.claim);
    await endLease(work.buildId);
    expect(await other.report('heartbeat', {}, 'agent { id }')).toMatchObject(LOST);
    expect(await other.append(1, 'foreign\n')).toMatchObject(LOST);
    expect(await other.report('finishBuild', { status: 'SUCCEEDED' })).toMatchObject(LOST);
    expect(await stateOf(work.buildId)).toMatchObject({ status: 'QUEUED', attempts: 1 });
    expect(await work.append(1, 'own\n')).toMatchObject({ userErrors: [], sequence: 1 });
  });

  it('fails when it runs for longer than one may, although its agent gives signs of life', async () => {
    const { db, platform } = scene.subgraph;
    const work = await claimed();
    const ran = async (minutes: number) => {
      await db.query(`UPDATE build SET "startedAt" = now() - make_interval(mins => $2) WHERE "id" = $1`, [
        work.buildId,
        minutes,
      ]);
      await sweepBuilds(db, new BuildWakes(platform.pubSub));
      return stateOf(work.buildId);
    };
    expect(await ran(119)).toMatchObject({ status: 'RUNNING' });
    expect(await ran(121)).toMatchObject({ status: 'FAILED', failure: { code: 'TIMED_OUT', retryable: true } });
    expect(await work.report('heartbeat', {}, 'agent { id }')).toMatchObject(LOST);
  });

  it('fails after three agents were lost on it', async () => {
    const { buildId } = await claimed();
    for (const attempts of [2, 3]) {
      await endLease(buildId);
      expect((await (await SceneAgent.register(scene)).claim())!.claim.build).toMatchObject({ id: buildId, attempts });
    }
    await endLease(buildId);
    expect(await stateOf(buildId)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'AGENT_LOST', retryable: true },
    });
    const [end] = await scene.subgraph.published(BuildFinished);
    expect(end!.data).toMatchObject({ status: 'FAILED', failure: { code: 'AGENT_LOST' } });
  });

  it('is the same agent’s again, with another token, when that asks anew', async () => {
    const viewer = agentOf(null);
    const agent = await SceneAgent.register(scene, viewer);
    const before = await claimed(agent);
    const restarted = await SceneAgent.register(scene, viewer, { agentId: agent.id });
    expect(restarted.id).toBe(agent.id);
    await start((await scene.project()).id);
    const after = (await restarted.claim())!;
    expect(after.buildId).toBe(before.buildId);
    expect(await before.append(1, 'ghost')).toMatchObject(LOST);
    expect(await after.append(after.claim.nextLogSequence, 'alive')).toMatchObject({ userErrors: [] });
  });

  it('waits for another agent at once when it is given back', async () => {
    const work = await claimed();
    await work.report('releaseBuild', {});
    expect(await stateOf(work.buildId)).toMatchObject({ status: 'QUEUED', attempts: 0 });
    expect(await work.append(1, 'late')).toMatchObject(LOST);
    expect((await (await SceneAgent.register(scene)).claim())!.buildId).toBe(work.buildId);
  });

  it('fails when its files are gone, and its agent is given the next', async () => {
    const agent = await SceneAgent.register(scene);
    const project = await scene.project({ files: null });
    const { manifest } = await project.revise({ 'a.txt': '1' });
    const lost = await start(project.id);
    const { objectStore } = scene.subgraph.platform;
    await objectStore.delete(`teams/${project.teamId}/blobs/${manifest.slice(0, 2)}/${manifest}`);
    const next = await start((await scene.project()).id);
    expect((await agent.claim())!.buildId).toBe(next);
    expect(await stateOf(lost)).toMatchObject({ status: 'FAILED', failure: { code: 'SOURCE_MISSING' } });
  });

  it('is shown to its own team’s agents alone', async () => {
    const mine = agentOf(scene.teamId);
    const theirs = agentOf('team_of_others');
    await start((await scene.project()).id);
    const foreign = await SceneAgent.register(scene, theirs);
    expect(await foreign.claim()).toBeNull();
    const own = await SceneAgent.register(scene, mine);
    const work = (await own.claim())!;
    await expect(
      scene.run(theirs, 'heartbeat', { agentId: own.id, buildId: work.buildId, fencingToken: 1 }, 'agent { id }'),
    ).rejects.toThrow('NOT_FOUND');
    const posing = { agentId: foreign.id, buildId: work.buildId, fencingToken: work.claim.fencingToken };
    expect(await scene.run(theirs, 'finishBuild', { ...posing, status: 'SUCCEEDED' }, 'build { id }')).toMatchObject(
      LOST,
    );
    const { errors } = await scene.subgraph.as(theirs).query(`{ build(id: "${work.buildId}") { id } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const agents = async (viewer: Parameters<typeof scene.subgraph.as>[0]) => {
      const answer = await scene.subgraph
        .as(viewer)
        .query<{ agents: { nodes: { id: string; status: string; currentBuild: object | null }[] } }>(
          '{ agents { nodes { id status currentBuild { id } team { id } } } }',
        );
      return dataOf(answer).agents.nodes;
    };
    expect(await agents(theirs)).toMatchObject([{ id: foreign.id, status: 'ONLINE' }]);
    expect(await agents(scene.owner)).toMatchObject([
      { id: own.id, status: 'BUSY', currentBuild: { id: work.buildId }, team: { id: scene.teamId } },
    ]);
  });

  it('does not show through a platform agent whose build it is', async () => {
    const work = await claimed();
    const stranger = { ...scene.owner, teams: {} };
    const answer = await scene.subgraph
      .as(stranger)
      .query('{ agents { nodes { id status currentBuild { id } capabilities { name version } } } }');
    expect(dataOf(answer)).toMatchObject({
      agents: {
        nodes: [{ id: work.agent.id, status: 'BUSY', currentBuild: null, capabilities: [{ name: 'spec-web' }] }],
      },
    });
  });
});
