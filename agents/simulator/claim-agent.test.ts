import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { UserViewer, Viewer } from '#platform/kernel/viewer';
import { BrowserPeer } from '#platform/ports/sfu-router.peers';
import { serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { TeamMemberChanged } from '#schema/events/account';
import { CONNECTION_ENDED } from '#schema/shared/preview-input';
import { buildSubgraph } from '#subgraphs/build/subgraph';
import { agentOf, Scene, type SceneProject, type SessionState } from '#subgraphs/preview/testing/scene';
import { environment } from '../kit/environment';
import { type SigningProxy, signingProxy } from '../kit/testing/signing-proxy';
import { launchBrowser } from './browser';
import { findChromium } from './chromium';

const TOKEN = 'nac_agt_platform-agents-of-the-test';
const MAIN = join(process.cwd(), 'dist/agents/simulator/main.js');
const GREEN = Buffer.from('<!doctype html><body style="margin:0;height:100vh;background:green">');

describe('the simulator agent', () => {
  let scene: Scene;
  let builds: TestSubgraph;
  let proxy: SigningProxy;
  let folder: string;
  let browser: Browser;
  let project: SceneProject;
  const agents: ChildProcess[] = [];
  const said = new Map<ChildProcess, string>();

  beforeAll(async () => {
    [scene, builds] = await Promise.all([Scene.open(), serveForTest(buildSubgraph)]);
    const viewers = new Map<string, Viewer>([[TOKEN, agentOf(null)]]);
    const { url, platform } = scene.subgraph;
    proxy = await signingProxy(url, platform.viewerSecret, viewers, (body) =>
      /registerAgent|heartbeat\(/.test(body) ? builds.url : null,
    );
    folder = await mkdtemp(join(tmpdir(), 'simulator-agent-'));
    browser = await launchBrowser(await findChromium({}, join(tmpdir(), 'native-app-cloud')));
    project = await scene.project();
    await project.built();
  }, 60_000);
  afterEach(async () => {
    for (const agent of agents.splice(0)) await end(agent, 'SIGTERM');
    await scene.subgraph.db.query(`UPDATE preview_session SET status = 'CANCELED'`);
  }, 30_000);
  afterAll(async () => {
    await browser.close();
    await proxy.close();
    await builds.close();
    await scene.close();
    await rm(folder, { recursive: true, force: true });
  });

  const startAgent = (name: string, env: Record<string, string> = {}) => {
    const args = [MAIN, '--gateway', proxy.url, '--token', TOKEN, '--name', name];
    const child = spawn(process.execPath, [...args, '--work-folder', join(folder, name)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: environment.PATH, HOME: folder, ...env },
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => said.set(child, `${said.get(child) ?? ''}${text}`));
    agents.push(child);
    return child;
  };
  const end = async (agent: ChildProcess, signal: NodeJS.Signals) => {
    if (agent.exitCode !== null || agent.signalCode !== null) return;
    const exit = once(agent, 'exit');
    agent.kill(signal);
    await exit;
  };
  const says = async (agent: ChildProcess, words: RegExp) => {
    while (!words.test(said.get(agent) ?? '')) await once(agent.stdout!, 'data');
  };
  const runs = (id: string) => scene.reaches(id, ({ status }) => status === 'RUNNING');
  const view = async (sessionId: string, viewer: UserViewer = scene.owner) => {
    const peer = await BrowserPeer.open(browser);
    await peer.connect('peer.offerToView()', async (offer) => {
      const payload = await scene.run<{ answer: string | null }>(viewer, 'viewPreview', { sessionId, offer }, 'answer');
      if (!payload.answer) throw new Error(payload.userErrors[0]?.message);
      return payload.answer;
    });
    return peer;
  };
  const drive = <Payload>(name: string, input: object, selection: string) =>
    scene.run<Payload & { session: SessionState }>(scene.owner, name, input, selection);

  it('runs an app, shows it, obeys touch and commands, and ends it', async () => {
    startAgent('one');
    const { id: sessionId } = await scene.start(project);
    const running = await runs(sessionId);
    expect(running).toMatchObject({ device: { name: 'Pixel', width: 400, height: 848 }, waitReason: null });
    const peer = await view(sessionId);
    await peer.until(`peer.colour === 'red'`);
    await peer.run(`peer.say(JSON.stringify({ seq: 1, type: 'touch', phase: 'down', pointer: 1, x: 0.5, y: 0.5 }))`);
    await peer.until(`peer.colour === 'blue'`);
    await peer.until(`peer.messages.some((text) => text.includes('"ack":1'))`);
    const { stream } = await scene.reaches(sessionId, (state) => state.stream !== null);
    expect(stream).toMatchObject({ width: expect.any(Number), framesPerSecond: expect.any(Number) });

    const touch = { phase: 'DOWN', pointer: 3, x: 0.5, y: 0.5 };
    expect(await drive('sendPreviewInput', { sessionId, touch }, 'frame')).toMatchObject({
      frame: expect.any(Number),
      userErrors: [],
    });
    const off = { sessionId, touch: { ...touch, x: 7 } };
    expect((await drive('sendPreviewInput', off, 'frame')).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['touch', 'x'] },
    ]);
    const { url } = await drive<{ url: string }>('takeScreenshot', { sessionId }, 'url');
    const picture = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    await drive('rotatePreview', { sessionId }, 'session { id }');
    await peer.until(`document.querySelector('video').videoWidth > document.querySelector('video').videoHeight`);

    await project.revise();
    const wished = await drive('reloadPreview', { sessionId }, 'session { message }');
    expect(wished.session).toMatchObject({ message: expect.stringContaining('being built') });
    const buildId = await project.bundled({ bundle: GREEN });
    await peer.until(`peer.colour === 'green'`);
    await scene.reaches(sessionId, ({ build }) => build?.id === buildId);
    await project.built({ buildId, bundle: GREEN });
    const reloaded = await drive('reloadPreview', { sessionId }, 'session { build { id } }');
    expect(reloaded.session.build).toEqual({ id: buildId });

    const { session } = await scene.stop(sessionId);
    expect(session).toMatchObject({ status: 'SUCCEEDED', message: 'The preview was stopped.' });
    await expect(view(sessionId)).rejects.toThrow('has ended');
    await project.built();
  }, 60_000);

  it('lets viewers of the team look, not drive', async () => {
    startAgent('two');
    const { id: sessionId } = await scene.start(project);
    await runs(sessionId);
    const teamId = scene.owner.personalTeamId;
    const member = testUser({ [teamId]: 'VIEWER' });
    const guest = await view(sessionId, member);
    await guest.until(`peer.colour === 'red'`);
    await guest.run(`peer.say(JSON.stringify({ seq: 1, type: 'touch', phase: 'down', pointer: 1, x: 0.5, y: 0.5 }))`);
    await guest.until(`peer.messages.length > 0`);
    expect(await guest.run('peer.messages')).toEqual([expect.stringContaining('not drive')]);
    await scene.subgraph.deliver(TeamMemberChanged, { teamId, userId: member.userId, role: null });
    await guest.until(`peer.messages.includes(${JSON.stringify(JSON.stringify(CONNECTION_ENDED))})`);
    const bad = { sessionId, offer: 'v=0' };
    expect((await scene.run(scene.owner, 'viewPreview', bad)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['offer'] },
    ]);
  }, 60_000);

  it('has its session taken over by another agent when it is killed, and those who look see it go on', async () => {
    const first = startAgent('victim');
    const { id } = await scene.start(project);
    await runs(id);
    const peer = await view(id);
    await peer.until(`peer.colour === 'red'`);
    await end(first, 'SIGKILL');
    const since = Date.now();
    const requeued = scene.reaches(id, ({ status }) => status === 'QUEUED');
    startAgent('heir');
    expect(await requeued).toMatchObject({ stream: null, device: null });
    await runs(id);
    expect(Date.now() - since).toBeLessThan(25_000);
    const again = await view(id);
    await again.until(`peer.colour === 'red'`);
  }, 60_000);

  it('gives its session back at once when it is told to end, and goes on with it and its data when it comes back', async () => {
    const keeps = Buffer.from(`<!doctype html><body style="margin:0;height:100vh;background:red"><script>
      if (localStorage.touched) document.body.style.background = 'blue';
      addEventListener('touchstart', () => { localStorage.touched = 'yes'; });</script>`);
    const other = await scene.project();
    await other.built({ bundle: keeps });
    const first = startAgent('leaver');
    const { id } = await scene.start(other);
    await runs(id);
    await drive('sendPreviewInput', { sessionId: id, touch: { phase: 'DOWN', pointer: 1, x: 0.5, y: 0.5 } }, 'frame');
    const requeued = scene.reaches(id, ({ waitReason }) => waitReason === 'DEVICE');
    await end(first, 'SIGTERM');
    expect(first.exitCode).toBe(0);
    await requeued;
    startAgent('leaver');
    expect(await runs(id)).toMatchObject({ device: { name: 'Pixel' } });
    const peer = await view(id);
    await expect(peer.until(`peer.colour === 'blue'`)).resolves.toBeUndefined();
  }, 60_000);

  it.each([
    ['agents', () => builds.db.query('DELETE FROM agent')],
    ['devices', () => scene.subgraph.db.query('DELETE FROM device')],
  ])(
    'registers again when the platform has forgotten its %s',
    async (what, forget) => {
      const agent = startAgent(`forgotten-${what}`);
      await says(agent, /is ready/);
      await forget();
      await says(agent, /registers again[^]*is ready/);
      const { id } = await scene.start(project);
      expect(await runs(id)).toMatchObject({ status: 'RUNNING' });
    },
    60_000,
  );

  it('publishes again when the router has forgotten the video', async () => {
    startAgent('steady');
    const { id } = await scene.start(project);
    await runs(id);
    const { sfuRouter } = scene.subgraph.platform;
    await sfuRouter.end(id);
    // Each report of the agent and each publishing lets this look again.
    await scene.reaches(id, ({ status }) => status === 'RUNNING' && sfuRouter.stats(id) !== null);
    const peer = await view(id);
    await expect(peer.until(`peer.colour === 'red'`)).resolves.toBeUndefined();
  }, 60_000);

  it('fails the session with what to install where there is no Chromium', async () => {
    startAgent('bare', { CHROMIUM_PATH: '/nowhere/chromium' });
    const { id } = await scene.start(project);
    const { failure } = await scene.reaches(id, ({ status }) => status === 'FAILED');
    expect(failure).toMatchObject({ code: 'NO_CHROMIUM', message: expect.stringContaining('CHROMIUM_PATH') });
  }, 60_000);
});
