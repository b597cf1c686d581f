import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Viewer } from '#platform/kernel/viewer';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import { BuildArtifactReady, BuildChanged, BuildFinished } from '#schema/events/build';
import type { EventType } from '#schema/events/event';
import { ProjectCreated, RevisionCreated } from '#schema/events/project';
import { dataOf, openScene, type Scene } from '#subgraphs/build/testing/scene';
import { agentOf } from '#subgraphs/build/testing/scene-agent';
import { Scene as PreviewScene } from '#subgraphs/preview/testing/scene';
import { AgentFolder } from '../kit/agent-folder';
import { environment } from '../kit/environment';
import { GatewayClient } from '../kit/gateway-client';
import { Stopping } from '../kit/gateway-errors';
import { Masker } from '../kit/masker';
import { type SigningProxy, signingProxy } from '../kit/testing/signing-proxy';
import { BuildAgent } from './build-agent';
import { scriptToolchain } from './testing/script-toolchain';
import { SpecWebToolchain } from './toolchains/spec-web/spec-web';

const TOKEN = 'nac_agt_platform-agents-of-the-test';
const SIMULATOR = join(process.cwd(), 'dist/agents/simulator/main.js');
/** A compiler that finds an error, but not before it is asked to at the port that it prints. */
const COMPILE = `const server = require('http').createServer((_, response) => response.end(() => {
    console.log('::diagnostic ' + JSON.stringify({ severity: 'ERROR', path: 'a.kt', line: 3, column: 7, message: 'no such type' }));
    process.exitCode = 1;
    server.close();
    server.closeAllConnections();
  }));
  server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port + '.'));`;

interface BuildState {
  status: string;
  phases: { name: string; status: string }[];
  artifacts: { kind: string }[];
}

describe('a preview', () => {
  let builds: Scene;
  let previews: PreviewScene;
  let buildProxy: SigningProxy;
  let previewProxy: SigningProxy;
  let folder: string;
  let simulator: ChildProcess | null = null;
  let endBuildAgent: (() => Promise<void>) | null = null;

  beforeAll(async () => {
    [builds, previews] = await Promise.all([openScene(), PreviewScene.open()]);
    const viewers = new Map<string, Viewer>([[TOKEN, agentOf(null)]]);
    buildProxy = await signingProxy(builds.subgraph.url, builds.subgraph.platform.viewerSecret, viewers);
    const { url, platform } = previews.subgraph;
    previewProxy = await signingProxy(url, platform.viewerSecret, viewers, (body) =>
      /registerAgent|heartbeat\(/.test(body) ? builds.subgraph.url : null,
    );
    folder = await mkdtemp(join(tmpdir(), 'early-preview-'));
  }, 60_000);
  afterAll(async () => {
    await endBuildAgent?.();
    if (simulator) {
      const exit = once(simulator, 'exit');
      simulator.kill('SIGTERM');
      await exit;
    }
    await Promise.all([buildProxy.close(), previewProxy.close()]);
    await Promise.all([builds.close(), previews.close()]);
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const startAgents = () => {
    const abort = new AbortController();
    const done = BuildAgent.run(
      {
        name: 'builder',
        isOnce: false,
        gateway: new GatewayClient({ url: buildProxy.url, token: TOKEN }),
        folder: new AgentFolder(join(folder, 'build')),
        toolchains: [specWeb, scriptToolchain({ COMPILE })],
        environment,
        masker: new Masker(),
        say: () => undefined,
      },
      abort.signal,
    ).catch((error: unknown) => {
      if (!(error instanceof Stopping)) throw error;
    });
    endBuildAgent = async () => {
      abort.abort(new Stopping('the test is over'));
      await done;
    };
    const args = [
      SIMULATOR,
      '--gateway',
      previewProxy.url,
      '--token',
      TOKEN,
      '--work-folder',
      join(folder, 'simulator'),
    ];
    const env = { PATH: environment.PATH, HOME: folder };
    simulator = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore'], env });
  };
  let specWeb: Awaited<ReturnType<SpecWebToolchain['detect']>>;

  /** The same project in both subgraphs; answers its id. */
  const newProject = async () => {
    const files = { 'app.spec.json': JSON.stringify(plantStore) };
    const made = await builds.project({ teamId: previews.owner.personalTeamId, files: null });
    const { id: projectId, teamId } = made;
    const { revisionId, manifest, number } = await made.revise(files);
    const createdById = previews.owner.userId;
    await previews.subgraph.deliver(ProjectCreated, {
      projectId,
      teamId,
      name: 'Plants',
      platforms: [],
      buildsAutomatically: false,
      createdById,
    });
    const revision = { revisionId, projectId, teamId, number, manifest, generationId: null, createdById };
    await previews.subgraph.deliver(RevisionCreated, revision);
    return { id: projectId, teamId };
  };
  const buildOf = async (id: string): Promise<BuildState> => {
    const document = `query ($id: ID!) { build(id: $id) { status phases { name status } artifacts { kind } } }`;
    return dataOf(await builds.subgraph.as(previews.owner).query<{ build: BuildState }>(document, { id })).build;
  };
  const buildReaches = async (id: string, isWanted: (build: BuildState) => boolean): Promise<void> => {
    const document = `subscription ($id: ID!) { buildChanged(id: $id) { status phases { name status } artifacts { kind } } }`;
    const changes = builds.subgraph.as(previews.owner).subscribe<{ buildChanged: BuildState }>(document, { id });
    for await (const answer of changes) if (isWanted(dataOf(answer).buildChanged)) return;
  };
  const compilerPort = async (id: string): Promise<string> => {
    const document = `subscription ($id: ID!) { buildLog(buildId: $id, after: 0) { text } }`;
    const log = builds.subgraph.as(previews.owner).subscribe<{ buildLog: { text: string } }>(document, { id });
    for await (const answer of log) {
      const port = /port (\d+)\./.exec(dataOf(answer).buildLog.text)?.[1];
      if (port) return port;
    }
    throw new Error('The log ended.');
  };
  /** What the bus does between two subgraphs. */
  const passOn = async <Data>(type: EventType<Data>) => {
    for (const { id, data } of await builds.subgraph.published(type)) await previews.subgraph.deliver(type, data, id);
  };
  /** Each subgraph of a test has an object store of its own. */
  const copyObjects = async () => {
    const [from, to] = [builds.subgraph.platform.objectStore, previews.subgraph.platform.objectStore];
    for (const { data } of await builds.subgraph.published(BuildArtifactReady)) {
      const { key, sha256, contentType } = data.artifact;
      const response = await fetch(await from.signGet(key, 60));
      await to.put(key, Buffer.from(await response.arrayBuffer()), { contentType, sha256 });
    }
  };

  it('streams before the compiler has ended, and stays when that finds an error', async () => {
    specWeb = await new SpecWebToolchain().detect();
    startAgents();
    const project = await newProject();
    const session = await previews.start({ ...project, revise: never, built: never, bundled: never });
    const input = { projectId: project.id, platform: 'ANDROID', profile: 'PREVIEW' };
    const { build } = await builds.run<{ build: { id: string } }>(previews.owner, 'startBuild', input, 'build { id }');
    const port = await compilerPort(build.id);
    await buildReaches(build.id, ({ artifacts }) => artifacts.length > 0);
    await copyObjects();
    await passOn(BuildChanged);
    await passOn(BuildArtifactReady);
    const streaming = await previews.reaches(session.id, ({ stream }) => stream !== null);
    expect(streaming).toMatchObject({ status: 'RUNNING', build: { id: build.id }, message: 'The app runs.' });
    const during = await buildOf(build.id);
    expect(during).toMatchObject({ status: 'RUNNING', artifacts: [{ kind: 'WEB_BUNDLE' }] });
    expect(during.phases).toContainEqual({ name: 'COMPILE', status: 'RUNNING' });

    await fetch(`http://127.0.0.1:${port}`);
    await buildReaches(build.id, ({ status }) => status === 'FAILED');
    await passOn(BuildFinished);
    const after = await previews.reaches(session.id, ({ message }) => message.includes('a.kt:3:7: no such type'));
    expect(after).toMatchObject({ status: 'RUNNING', failure: null });
    expect((await previews.stop(session.id)).session).toMatchObject({ status: 'SUCCEEDED' });
  }, 90_000);
});

const never = () => Promise.reject(new Error('Only the build subgraph revises and builds here.'));
