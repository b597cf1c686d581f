import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Viewer } from '#platform/kernel/viewer';
import { type SeverableLink, severableLink } from '#platform/testing/severable-link';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import { dataOf, openScene, type Scene } from '#subgraphs/build/testing/scene';
import { agentOf } from '#subgraphs/build/testing/scene-agent';
import { AgentFolder } from '../kit/agent-folder';
import { environment } from '../kit/environment';
import { GatewayClient, type GatewayOptions } from '../kit/gateway-client';
import { Stopping } from '../kit/gateway-errors';
import { Masker } from '../kit/masker';
import { type SigningProxy, signingProxy } from '../kit/testing/signing-proxy';
import { BuildAgent } from './build-agent';
import { ENDLESS, scriptToolchain } from './testing/script-toolchain';
import type { DetectedToolchain } from './toolchains/toolchain';

const TOKEN = 'nac_agt_platform-agents-of-the-test';
const MAIN = join(process.cwd(), 'dist/agents/build/main.js');
const ENDLESS_AGENT = join(process.cwd(), 'dist/agents/build/testing/endless-agent.js');

interface BuildState {
  status: string;
  attempts: number;
  phases: { name: string; status: string; notes: string[] }[];
  diagnostics: object[];
  artifacts: { kind: string; url: string; bytes: number }[];
  toolchains: { name: string; version: string }[];
  failure: { code: string; message: string; phase: string | null; retryable: boolean } | null;
}
const STATE = `id status attempts phases { name status notes } diagnostics { severity path line column message }
  artifacts { kind url bytes } toolchains { name version } failure { code message phase retryable }`;

describe('the build agent', () => {
  let scene: Scene;
  let proxy: SigningProxy;
  let link: SeverableLink;
  let folder: string;
  const platformAgents = agentOf(null);
  const running: { process?: ChildProcess; end?: () => Promise<void> }[] = [];

  beforeAll(async () => {
    scene = await openScene();
    const viewers = new Map<string, Viewer>([[TOKEN, platformAgents]]);
    proxy = await signingProxy(scene.subgraph.url, scene.subgraph.platform.viewerSecret, viewers);
    link = await severableLink(proxy.url);
    folder = await mkdtemp(join(tmpdir(), 'build-agent-'));
  });
  afterEach(async () => {
    link.mend();
    for (const { process, end } of running.splice(0)) {
      process?.kill('SIGKILL');
      await end?.();
    }
  });
  afterAll(async () => {
    await link.close();
    await proxy.close();
    await scene.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** An agent in this process. */
  const startAgent = (
    toolchain: DetectedToolchain,
    name: string,
    options: Partial<GatewayOptions> & { isOnce?: boolean } = {},
  ) => {
    const abort = new AbortController();
    const masker = new Masker();
    masker.add('correct horse battery');
    const done = BuildAgent.run(
      {
        name,
        isOnce: options.isOnce ?? false,
        gateway: new GatewayClient({ url: proxy.url, token: TOKEN, ...options }),
        folder: new AgentFolder(join(folder, name)),
        toolchains: [toolchain],
        environment,
        masker,
        say: () => undefined,
      },
      abort.signal,
    ).catch((error: unknown) => {
      if (!(error instanceof Stopping)) throw error;
    });
    const end = async () => {
      abort.abort(new Stopping('the test is over'));
      await done;
    };
    running.push({ end });
    return { done, end };
  };
  const startProcess = (script: string, args: string[]) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    running.push({ process: child });
    return child;
  };

  const startBuild = async (files: Record<string, string> = { 'a.txt': 'one' }) => {
    const project = await scene.project({ files });
    const input = { projectId: project.id, platform: 'ANDROID', profile: 'PREVIEW' };
    const { build } = await scene.run<{ build: { id: string } }>(scene.owner, 'startBuild', input, 'build { id }');
    return build.id;
  };
  /** The first state of the build that is as wanted. */
  const reaches = async (id: string, isWanted: (build: BuildState) => boolean): Promise<BuildState> => {
    const document = `subscription ($id: ID!) { buildChanged(id: $id) { ${STATE} } }`;
    for await (const answer of scene.subgraph
      .as(scene.owner)
      .subscribe<{ buildChanged: BuildState }>(document, { id })) {
      const { buildChanged } = dataOf(answer);
      if (isWanted(buildChanged)) return buildChanged;
    }
    throw new Error('The subscription ended.');
  };
  const ends = (id: string) => reaches(id, ({ status }) => !['QUEUED', 'RUNNING'].includes(status));
  const logOf = async (id: string) => {
    const document = `subscription ($id: ID!) { buildLog(buildId: $id, after: 0) { sequence text } }`;
    const chunks: { sequence: number; text: string }[] = [];
    const log = scene.subgraph.as(scene.owner);
    for await (const answer of log.subscribe<{ buildLog: { sequence: number; text: string } }>(document, { id }))
      chunks.push(dataOf(answer).buildLog);
    return chunks;
  };

  /** The ports at which the endless programs of a build answer, once that many have said theirs. */
  const portsOf = async (id: string, count: number): Promise<Set<number>> => {
    const document = `subscription ($id: ID!) { buildLog(buildId: $id, after: 0) { text } }`;
    const log = scene.subgraph.as(scene.owner).subscribe<{ buildLog: { text: string } }>(document, { id });
    const ports = new Set<number>();
    for await (const answer of log) {
      for (const [, port] of dataOf(answer).buildLog.text.matchAll(/port (\d+)\./g)) ports.add(Number(port));
      if (ports.size === count) break;
    }
    return ports;
  };
  const expectDead = async (ports: Set<number>) => {
    for (const port of ports) await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed');
  };

  it('builds from the source and uploads what the toolchain has made', async () => {
    const id = await startBuild({ 'a.txt': 'one', 'deep/er/b.txt': 'two' });
    startAgent(
      scriptToolchain({
        PARSE: `console.log('correct horse battery staple'); console.log('::diagnostic ' + JSON.stringify({ severity: 'WARNING', path: 'a.txt', line: 1, column: 2, message: 'odd' }));`,
        BUNDLE: `const { readFileSync, writeFileSync } = require('fs'); const path = process.env.OUTPUT + '/index.html';
          writeFileSync(path, readFileSync('a.txt', 'utf8') + readFileSync('deep/er/b.txt', 'utf8'));
          console.log('::artifact ' + JSON.stringify({ kind: 'WEB_BUNDLE', path, contentType: 'text/html' }));`,
      }),
      'maker',
    );
    const build = await ends(id);
    expect(build).toMatchObject({
      status: 'SUCCEEDED',
      attempts: 1,
      phases: ['FETCH_SOURCE', 'PARSE', 'BUNDLE', 'UPLOAD'].map((name) => ({ name, status: 'SUCCEEDED' })),
      diagnostics: [{ severity: 'WARNING', path: 'a.txt', line: 1, column: 2, message: 'odd' }],
      toolchains: [{ name: 'script', version: '1.2.3' }],
      artifacts: [{ kind: 'WEB_BUNDLE', bytes: 6 }],
    });
    expect(await (await fetch(build.artifacts[0]!.url)).text()).toBe('onetwo');
    const log = (await logOf(id)).map(({ text }) => text).join('');
    expect(log).toContain('*** staple\na.txt:1:2: warning: odd\n');
    expect(log).not.toContain('horse');
  });

  it('uploads what a phase has made while the next one runs, and keeps it when that fails', async () => {
    const id = await startBuild();
    startAgent(
      scriptToolchain({
        BUNDLE: `const path = process.env.OUTPUT + '/index.html'; require('fs').writeFileSync(path, 'early');
          console.log('::artifact ' + JSON.stringify({ kind: 'WEB_BUNDLE', path, contentType: 'text/html' }));`,
        COMPILE: `const server = require('http').createServer((request, response) => {
            response.end();
            console.log('::diagnostic ' + JSON.stringify({ severity: 'ERROR', path: 'a.txt', line: 1, column: 1, message: 'told to fail' }));
            server.close(() => process.exit(1)); server.closeAllConnections();
          });
          server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port + '.'));`,
      }),
      'early',
    );
    const [port] = await portsOf(id, 1);
    const early = await reaches(id, ({ artifacts }) => artifacts.length > 0);
    expect(early).toMatchObject({ status: 'RUNNING', artifacts: [{ kind: 'WEB_BUNDLE', bytes: 5 }] });
    expect(await (await fetch(early.artifacts[0]!.url)).text()).toBe('early');
    await fetch(`http://127.0.0.1:${port}`).catch(() => undefined);
    expect(await ends(id)).toMatchObject({
      status: 'FAILED',
      failure: { message: 'a.txt:1:1: told to fail', phase: 'COMPILE' },
      artifacts: [{ kind: 'WEB_BUNDLE' }],
      phases: ['FETCH_SOURCE', 'BUNDLE', expect.any(String), expect.any(String)].map((name) => ({ name })),
    });
  });

  it('tells errors of the source from faults of the tools', async () => {
    startAgent(
      scriptToolchain({
        COMPILE: `const fault = require('fs').readFileSync('a.txt', 'utf8');
          if (fault === 'source') console.log('::diagnostic ' + JSON.stringify({ severity: 'ERROR', path: 'a.txt', line: 3, column: 7, message: 'no such type' }));
          else console.error('out of memory');
          process.exit(fault === 'source' ? 1 : 137);`,
      }),
      'critic',
    );
    const [atSource, atTool] = await Promise.all([
      startBuild({ 'a.txt': 'source' }).then(ends),
      startBuild({ 'a.txt': 'tool' }).then(ends),
    ]);
    expect(atSource).toMatchObject({
      status: 'FAILED',
      failure: { code: 'SOURCE_ERRORS', message: 'a.txt:3:7: no such type', phase: 'COMPILE', retryable: false },
    });
    expect(atTool).toMatchObject({ status: 'FAILED', failure: { code: 'TOOLCHAIN_FAILED', retryable: true } });
    expect(atTool.failure!.message).toContain('exit code 137');
    expect(atTool.failure!.message).toContain('out of memory');
  });

  it('ends the toolchain and all that it has started when the build is canceled', async () => {
    const id = await startBuild();
    const agent = startAgent(
      scriptToolchain({
        COMPILE: `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(ENDLESS)}], { stdio: 'inherit' });${ENDLESS}`,
      }),
      'patient',
    );
    const ports = await portsOf(id, 2);
    await scene.run(scene.owner, 'cancelBuild', { buildId: id }, 'build { status }');
    await agent.end();
    await expectDead(ports);
    expect(await ends(id)).toMatchObject({ status: 'CANCELED', failure: { code: 'CANCELED' } });
  });

  it('gives its build back when it is told to end, and another goes on at once', async () => {
    const id = await startBuild();
    const first = startAgent(scriptToolchain({ COMPILE: ENDLESS }), 'leaving');
    await portsOf(id, 1);
    await first.end();
    startAgent(scriptToolchain({ COMPILE: 'console.log("quick")' }), 'coming');
    expect(await ends(id)).toMatchObject({ status: 'SUCCEEDED', attempts: 1 });
  });

  it('registers again when the platform has forgotten it', async () => {
    startAgent(scriptToolchain({ COMPILE: 'console.log("here")' }), 'forgotten');
    await ends(await startBuild());
    await scene.subgraph.db.query('DELETE FROM agent');
    expect(await ends(await startBuild())).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('loses no line and repeats none when the connection is cut in the middle', async () => {
    const id = await startBuild();
    const count = 400;
    let notice: (problem: string | null) => void = () => undefined;
    const noticed = new Promise<void>((resolve) => (notice = (problem) => problem && resolve()));
    startAgent(
      scriptToolchain({
        COMPILE: `let line = 0; const timer = setInterval(() => { for (let i = 0; i < 4; i++) console.log('line ' + line++ + ' äöü'); if (line >= ${count}) clearInterval(timer); }, 20);`,
      }),
      'spooler',
      { url: link.url, onReachable: (problem) => notice(problem) },
    );
    const log = scene.subgraph
      .as(scene.owner)
      .subscribe<{ buildLog: { text: string } }>(
        `subscription ($id: ID!) { buildLog(buildId: $id, after: 0) { text } }`,
        { id },
      );
    for await (const answer of log) if (dataOf(answer).buildLog.text.includes('line ')) break;
    link.sever();
    await noticed;
    link.mend();
    expect(await ends(id)).toMatchObject({ status: 'SUCCEEDED', attempts: 1 });
    const chunks = await logOf(id);
    expect(chunks.map(({ sequence }) => sequence)).toEqual(chunks.map((_, place) => place + 1));
    const lines = chunks
      .map(({ text }) => text)
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('line '));
    expect(lines).toEqual(Array.from({ length: count }, (_, line) => `line ${line} äöü`));
  });

  it('that is killed loses its build to another, once, and writes no more', async () => {
    const id = await startBuild();
    const victim = startProcess(ENDLESS_AGENT, [proxy.url, TOKEN, join(folder, 'victim')]);
    const ports = await portsOf(id, 1);
    const victimId = (await readFile(join(folder, 'victim', 'agent-id'), 'utf8')).trim();
    const killedAt = Date.now();
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    startAgent(scriptToolchain({ COMPILE: 'console.log("rescued")' }), 'rescuer');
    expect(await ends(id)).toMatchObject({ status: 'SUCCEEDED', attempts: 2 });
    expect(Date.now() - killedAt).toBeLessThan(20_000);
    await expectDead(ports);

    const late = { agentId: victimId, buildId: id, fencingToken: 1 };
    for (const [mutation, input] of [
      ['appendBuildLog', { sequence: 99, text: 'late' }],
      ['reportPhase', { name: 'COMPILE', status: 'FAILED' }],
      ['finishBuild', { status: 'SUCCEEDED' }],
      ['heartbeat', {}],
    ] as const)
      expect(await scene.run(platformAgents, mutation, { ...late, ...input }, '')).toMatchObject({
        userErrors: [{ code: 'LEASE_LOST' }],
      });
    const log = (await logOf(id)).map(({ text }) => text).join('');
    expect(log.match(/rescued/g)).toHaveLength(1);
    expect(log).toContain('begins again (attempt 2 of 3)');
  });

  it('makes a web bundle of an app, and says where a source is wrong, when it is started by its command', async () => {
    const spec = JSON.stringify(plantStore);
    const good = await startBuild({ 'app.spec.json': spec, 'ios/Plants.swift': 'struct Plants {}\n' });
    const bad = await startBuild({
      'app.spec.json': spec,
      'android/Broken.kt': 'package app\n\nfun broken( {\n',
    });
    const agent = startProcess(MAIN, ['--gateway', proxy.url, '--token', TOKEN, '--work-folder', join(folder, 'main')]);
    const [built, failed] = await Promise.all([ends(good), ends(bad)]);
    expect(built.status).toBe('SUCCEEDED');
    expect(built.toolchains).toContainEqual({ name: 'spec-web', version: expect.any(String) });
    expect(built.artifacts.map(({ kind }) => kind)).toContain('WEB_BUNDLE');
    expect(failed).toMatchObject({ status: 'FAILED', failure: { code: 'SOURCE_ERRORS' }, artifacts: [] });
    const notes = built.phases.flatMap((phase) => phase.notes);
    expect(notes).toContainEqual(expect.stringMatching(/^1 Swift file: parsed only, not type-checked/));
    expect(notes).toContainEqual(expect.stringContaining('web preview is made from app.spec.json alone'));
    const log = (await logOf(good)).map(({ text }) => text).join('');
    for (const note of notes) expect(log).toContain(`note: ${note}\n`);
    expect(failed.diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'ERROR', path: 'android/Broken.kt', line: expect.any(Number) }),
    );
    agent.kill('SIGTERM');
    const [code] = (await once(agent, 'exit')) as [number];
    expect(code).toBe(0);
    const { data } = await scene.subgraph
      .as(scene.owner)
      .query<{ agents: { nodes: { status: string }[] } }>('{ agents(last: 1) { nodes { status } } }');
    expect(data.agents.nodes).toEqual([{ status: 'OFFLINE' }]);
  });
});
