import { newId } from '#platform/kernel/id';
import { PreviewChanged } from '#schema/events/preview';
import {
  APP,
  dataOf,
  OFFER,
  Scene,
  SceneAgent,
  type SceneProject,
  type SessionState,
  type Work,
} from '../testing/scene';

describe('agents and their sessions', () => {
  let scene: Scene;
  let project: SceneProject;
  const teamId = () => scene.owner.personalTeamId;

  beforeAll(async () => {
    scene = await Scene.open();
    project = await scene.project();
    await project.built();
  });
  afterEach(async () => {
    await scene.subgraph.db.query(`UPDATE preview_session SET status = 'CANCELED', "claimedById" = NULL`);
  });
  afterAll(() => scene.close());

  /** As if the agent had not been heard of for long. */
  const expire = (sessionId: string) =>
    scene.subgraph.db.query(`UPDATE preview_session SET "leaseUntil" = now() - interval '1 second' WHERE id = $1`, [
      sessionId,
    ]);
  const set = (sessionId: string, columns: string) =>
    scene.subgraph.db.query(`UPDATE preview_session SET ${columns} WHERE id = $1`, [sessionId]);
  const lost = [{ code: 'LEASE_LOST', message: expect.any(String), field: null }];

  it('hands a session with its bundle to one agent only', async () => {
    const [one, other] = await Promise.all([SceneAgent.register(scene), SceneAgent.register(scene)]);
    const { id } = await scene.start(project);
    const works = await Promise.all([one.claim(), other.claim()]);
    const [work, ...more] = works.filter((given): given is Work => given !== null);
    expect(more).toEqual([]);
    expect(work).toMatchObject({ session: { id }, device: { name: 'Pixel' }, bundle: { bytes: APP.length } });
    expect(Buffer.from(await (await fetch(work!.bundle.url)).arrayBuffer()).equals(APP)).toBe(true);
    expect(await scene.state(id)).toMatchObject({ status: 'QUEUED', waitReason: 'START', device: { name: 'Pixel' } });
    const seen = await scene.run(scene.owner, 'viewPreview', { sessionId: id, offer: 'v=0' }, 'answer');
    expect(seen.userErrors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('started') }]);
    const typed = await scene.run(scene.owner, 'sendPreviewInput', { sessionId: id, text: 'x' });
    expect(typed.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('gives an agent of a team only what is of that team', async () => {
    const stranger = await SceneAgent.register(scene, newId('team'));
    const own = await SceneAgent.register(scene, teamId());
    const { id } = await scene.start(project);
    expect(await stranger.claim()).toBeNull();
    expect(await own.claim()).toMatchObject({ session: { id } });
  });

  it('refuses what is written by a guessed id, an old token or another authority', async () => {
    const agent = await SceneAgent.register(scene);
    await scene.start(project);
    const work = (await agent.claim())!;
    const impostor = await SceneAgent.register(scene, null, agent.id);
    const thief = await SceneAgent.register(scene, newId('team'), agent.id);
    for (const other of [impostor, thief]) {
      expect((await other.report(work)).userErrors).toEqual(lost);
      expect((await other.publish(work, 'v=0')).userErrors).toEqual(lost);
    }
    expect((await agent.report({ ...work, fencingToken: work.fencingToken + 1 })).userErrors).toEqual(lost);
    expect(await impostor.claim()).toBeNull();
    expect((await agent.report(work)).userErrors).toEqual([]);
    await expect(scene.run(scene.owner, 'claimPreview', { agentId: agent.id })).rejects.toThrow('UNAUTHENTICATED');
    await expect(scene.run(agent.viewer, 'claimPreview', { agentId: newId('agt') })).rejects.toThrow('NOT_FOUND');
    expect((await agent.publish(work, 'no sdp')).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['offer'] },
    ]);
  });

  it('asks who it is before it looks at what is said', async () => {
    const empty = { agentId: '', devices: [] };
    await expect(scene.run(null, 'registerDevices', empty)).rejects.toThrow('UNAUTHENTICATED');
    await expect(scene.run(scene.owner, 'registerDevices', empty)).rejects.toThrow('UNAUTHENTICATED');
    const { viewer } = await SceneAgent.register(scene);
    expect((await scene.run(viewer, 'registerDevices', empty)).userErrors).toHaveLength(2);
  });

  it('gives the session of a lost agent to another, and fences the lost one off', async () => {
    const [victim, heir] = [await SceneAgent.register(scene), await SceneAgent.register(scene)];
    const { id } = await scene.start(project);
    const work = (await victim.claim())!;
    const requeued = scene.reaches(id, ({ waitReason }) => waitReason === 'DEVICE');
    await expire(id);
    expect(await requeued).toMatchObject({ device: null, message: expect.stringContaining('stopped answering') });
    const again = (await heir.claim())!;
    expect(again.fencingToken).toBeGreaterThan(work.fencingToken);
    expect((await victim.report(work)).userErrors).toEqual(lost);
    expect((await victim.report(work, { failure: { code: 'OLD', message: 'late' } })).userErrors).toEqual(lost);
    expect((await heir.report(again)).userErrors).toEqual([]);
    const statuses = (await scene.subgraph.published(PreviewChanged)).filter(({ data }) => data.sessionId === id);
    expect(statuses.length).toBeGreaterThanOrEqual(4);
  });

  it('lets an agent go on whose lease has ended while nobody else took the session', async () => {
    const agent = await SceneAgent.register(scene);
    const { id } = await scene.start(project);
    const work = (await agent.claim())!;
    const requeued = scene.reaches(id, ({ waitReason }) => waitReason === 'DEVICE');
    await expire(id);
    await requeued;
    expect((await agent.report(work)).userErrors).toEqual([]);
    expect(await scene.state(id)).toMatchObject({ waitReason: 'START', device: { name: 'Pixel' } });
  });

  it('hands a restarted agent what it has forgotten, and fails a session that has lost three', async () => {
    const agent = await SceneAgent.register(scene);
    const { id } = await scene.start(project);
    const first = (await agent.claim())!;
    expect(await agent.claim()).toBeNull();
    agent.held.length = 0;
    const second = (await agent.claim())!;
    expect(second).toMatchObject({ session: { id } });
    expect((await agent.report(first)).userErrors).toEqual(lost);
    agent.held.length = 0;
    await agent.claim();
    await expire(id);
    const ended = await scene.reaches(id, ({ status }) => status === 'FAILED');
    expect(ended.failure).toMatchObject({ code: 'AGENT_LOST', hint: expect.any(String) });
  });

  it('fails a session as its agent says, and tells commands in order with no gap', async () => {
    const agent = await SceneAgent.register(scene);
    const { id } = await scene.start(project);
    const work = (await agent.claim())!;
    await set(id, `"startedAt" = now()`);
    const document = `subscription ($id: ID!, $after: Int) { previewCommands(sessionId: $id, after: $after) { sequence kind text touch { phase x } key button } }`;
    type Heard = { previewCommands: { sequence: number; kind: string; text: string | null } };
    const listen = (after: number) => scene.subgraph.as(agent.viewer).subscribe<Heard>(document, { id, after });
    const answering = (async () => {
      for await (const answer of listen(0)) {
        const { sequence } = dataOf(answer).previewCommands;
        await agent.report(work, { answers: [{ sequence, frame: 40 + sequence }] });
        if (sequence === 3) return;
      }
    })();
    const send = (input: object) =>
      scene.run<{ frame: number }>(scene.owner, 'sendPreviewInput', { sessionId: id, ...input }, 'frame');
    // The router has no video in this test; the sweep sees that now and then, so that the session is put on again.
    const insist = async (input: object): Promise<number> => {
      await set(id, `"publishedAt" = now()`);
      const { frame, userErrors } = await send(input);
      return userErrors[0]?.code === 'CONFLICT' ? insist(input) : frame;
    };
    const frames: number[] = [];
    for (const input of [{ text: 'a' }, { key: 'Enter' }, { button: 'BACK' }]) frames.push(await insist(input));
    await answering;
    expect(frames).toEqual([41, 42, 43]);
    for (const [input, field] of [
      [{}, 'touch'],
      [{ text: 'a', key: 'b' }, 'touch'],
      [{ text: '' }, 'text'],
      [{ key: 'NotAKey at all' }, 'key'],
    ] as const)
      expect((await send(input)).userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: [field] }]);
    await agent.report(work, { failure: { code: 'NO_CHROMIUM', message: 'Install Chromium.', hint: 'apt-get' } });
    expect(await scene.state(id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'NO_CHROMIUM', message: 'Install Chromium.', hint: 'apt-get' },
    });
    const rest: [number, string][] = [];
    for await (const answer of listen(1)) {
      const { sequence, kind } = dataOf(answer).previewCommands;
      rest.push([sequence, kind]);
    }
    expect(rest).toEqual([
      [2, 'INPUT'],
      [3, 'INPUT'],
      [4, 'STOP'],
    ]);
  });

  it('ends what nobody looks at, and what has run for an hour', async () => {
    const agent = await SceneAgent.register(scene);
    const ends = async (columns: string): Promise<SessionState> => {
      const { id } = await scene.start(project);
      await agent.claim();
      await set(id, columns);
      return scene.reaches(id, ({ status }) => status === 'SUCCEEDED');
    };
    const idle = await ends(`"startedAt" = now(), "lastActiveAt" = now() - interval '11 minutes'`);
    expect(idle.message).toContain('nobody looked');
    const long = await ends(`"startedAt" = now() - interval '61 minutes'`);
    expect(long.message).toContain('60 minutes');
    const { id } = await scene.start(project);
    await agent.claim();
    await set(id, `"createdAt" = now() - interval '31 minutes'`);
    expect((await scene.reaches(id, ({ status }) => status === 'FAILED')).failure).toMatchObject({
      code: 'DEVICE_FAILED',
    });
  });

  it('tells who waits for a device why and at which place, and takes one from a preview that nobody looks at', async () => {
    const agent = await SceneAgent.register(scene, teamId());
    const idle = await scene.start(project);
    const work = (await agent.claim())!;
    expect((await agent.publish(work, OFFER)).userErrors).toEqual([]);
    await scene.reaches(idle.id, ({ status }) => status === 'RUNNING');
    const { id } = await scene.start(project);
    expect(await scene.reaches(id, ({ message }) => message.includes('place 1'))).toMatchObject({
      status: 'QUEUED',
      waitReason: 'DEVICE',
    });
    expect(await scene.state(idle.id)).toMatchObject({ status: 'RUNNING' });
    const ended = scene.reaches(idle.id, ({ status }) => status === 'SUCCEEDED');
    await set(idle.id, `"startedAt" = now() - interval '70 seconds', "lastActiveAt" = now() - interval '16 seconds'`);
    expect((await ended).message).toContain('another one waited');
    expect(await agent.claim()).toMatchObject({ session: { id } });
  });
});
