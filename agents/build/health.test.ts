import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Viewer } from '#platform/kernel/viewer';
import { severableLink } from '#platform/testing/severable-link';
import { openScene } from '#subgraphs/build/testing/scene';
import { agentOf } from '#subgraphs/build/testing/scene-agent';
import { environment } from '../kit/environment';
import { signingProxy } from '../kit/testing/signing-proxy';

const TOKEN = 'nac_agt_platform-agents-of-the-test';
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';
const ASK_EVERY_MS = 50;

describe('the health of an agent as others see it', () => {
  let folder: string;
  const running: ChildProcess[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agent-health-'));
  });
  afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = (kind: string, gateway: string, args: string[], env: Record<string, string> = {}) => {
    const main = join(process.cwd(), 'dist/agents', kind, 'main.js');
    const rest = ['--gateway', gateway, '--token', TOKEN, '--work-folder', join(folder, kind + running.length)];
    const child = spawn(process.execPath, [main, ...rest, ...args], { env: { ...environment, ...env } });
    running.push(child);
    const said = { all: '' };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said.all += String(chunk)));
    const says = async (words: RegExp) => {
      while (!words.test(said.all)) await once(child.stdout, 'data');
      return words.exec(said.all)!;
    };
    /** The address at which it says that it answers. */
    const url = async () => (await says(/Its health is told at (http:\S+)\/readyz\./))[1]!;
    return { child, said, says, url };
  };
  const ask = async (url: string) => {
    const answer = await fetch(url);
    return { status: answer.status, body: (await answer.json()) as { status: string; reason?: string } };
  };
  /** Asks until the answer is this one, as whoever starts agents does. */
  const becomes = async (url: string, status: number) => {
    for (;;) {
      const answer = await ask(url);
      if (answer.status === status) return answer.body;
      await pause(ASK_EVERY_MS);
    }
  };

  it('is ready while the platform hears it, says why when it does not, and is alive all the time', async () => {
    const scene = await openScene();
    const viewers = new Map<string, Viewer>([[TOKEN, agentOf(null)]]);
    const proxy = await signingProxy(scene.subgraph.url, scene.subgraph.platform.viewerSecret, viewers);
    const link = await severableLink(proxy.url);
    try {
      const agent = start('build', link.url, ['--health-port', '0']);
      const url = await agent.url();
      expect(await becomes(`${url}/readyz`, 200)).toEqual({ status: 'ready' });
      link.sever();
      await agent.says(/Trying again/);
      expect(await ask(`${url}/readyz`)).toEqual({
        status: 503,
        body: { status: 'not ready', reason: expect.stringMatching(/does not answer|did not get through/) },
      });
      expect(await ask(`${url}/livez`)).toEqual({ status: 200, body: { status: 'alive' } });
      link.mend();
      await agent.says(/answers again/);
      await becomes(`${url}/readyz`, 200);
      agent.child.kill('SIGTERM');
      expect(await once(agent.child, 'exit')).toEqual([0, null]);
    } finally {
      await link.close();
      await proxy.close();
      await scene.close();
    }
  }, 60_000);

  it.each(['build', 'simulator'])(
    'is told by the %s agent before there is a platform, and nothing else is',
    async (kind) => {
      const agent = start(kind, NOWHERE, [], { HEALTH_PORT: '0' });
      const url = await agent.url();
      expect(new URL(url).hostname).toBe('127.0.0.1');
      expect(await ask(`${url}/livez`)).toEqual({ status: 200, body: { status: 'alive' } });
      await agent.says(/Trying again/);
      const { status, body } = await ask(`${url}/readyz`);
      expect([status, body.reason]).toEqual([503, expect.stringMatching(/could not register yet.*does not answer/)]);
      expect((await ask(`${url}/`)).status).toBe(404);
      expect((await fetch(`${url}/livez`, { method: 'POST' })).status).toBe(405);
      expect(JSON.stringify(body)).not.toContain(TOKEN);
    },
  );

  it('is told nowhere when nobody said where', async () => {
    const agent = start('build', NOWHERE, []);
    await agent.says(/Trying again/);
    expect(agent.said.all).not.toContain('health');
  });

  it('cannot be told at a port that is taken or is none, which ends the agent with a sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const taken = start('build', NOWHERE, ['--health-port', String(port)]);
    const none = start('build', NOWHERE, [], { HEALTH_PORT: '70000' });
    const wrong = start('build', NOWHERE, ['--health-port', '80a']);
    const ends = [taken, none, wrong].map(async ({ child, said }) => [(await once(child, 'close'))[0], said.all]);
    expect(await Promise.all(ends)).toEqual([
      [1, `Port ${port} on 127.0.0.1 is taken by another process; choose another one with --health-port.\n`],
      [1, expect.stringContaining('HEALTH_PORT is "70000"; it has to be a number from 0 to 65535')],
      [1, expect.stringContaining('--health-port is "80a"')],
    ]);
    other.close();
  });
});
