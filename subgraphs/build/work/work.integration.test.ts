import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { BuildArtifactReady, BuildChanged, BuildFinished } from '#schema/events/build';
import { openScene, type Scene, dataOf } from '../testing/scene';
import { SceneAgent } from '../testing/scene-agent';

const BUILD = `query ($id: ID!) { build(id: $id) {
  id status attempts durationMs project { id } revision { id } toolchains { name version } failure { code message phase retryable }
  phases { name status notes durationMs } diagnostics { severity path line column message }
  artifacts { id kind url bytes sha256 contentType } queue { position reason message } } }`;

describe('a build and its agent', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const start = async (projectId: string, platform = 'ANDROID') => {
    const { build } = await scene.run<{ build: { id: string } }>(
      scene.owner,
      'startBuild',
      { projectId, platform, profile: 'PREVIEW' },
      'build { id status }',
    );
    return build.id;
  };
  const read = async (id: string) => {
    const { build } = dataOf(
      await scene.subgraph.as(scene.owner).query<{ build: Record<string, never> }>(BUILD, { id }),
    );
    return build as Record<string, unknown>;
  };

  it('goes from the queue over phases, log and artifact to its end', async () => {
    const project = await scene.project({ files: { 'app.spec.json': '{}', 'ios/App.swift': 'import SwiftUI\n' } });
    const buildId = await start(project.id);
    expect(await read(buildId)).toMatchObject({
      status: 'QUEUED',
      queue: { position: 1, reason: 'NO_AGENT', message: expect.stringContaining('0 of 0 agents') },
    });

    const agent = await SceneAgent.register(scene);
    expect(await read(buildId)).toMatchObject({ queue: { reason: 'NEXT' } });
    const work = (await agent.claim())!;
    expect(work.claim).toMatchObject({ nextLogSequence: 1, build: { id: buildId, status: 'RUNNING', attempts: 1 } });

    const zip = Buffer.from(await (await fetch(work.claim.source.url)).arrayBuffer());
    expect(createHash('sha256').update(zip).digest('hex')).toBe(work.claim.source.sha256);
    expect(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)])).toEqual([
      ['app.spec.json', '{}'],
      ['ios/App.swift', 'import SwiftUI\n'],
    ]);

    const toolchain = { name: 'spec-web', version: '1.0.0' };
    const diagnostic = { severity: 'WARNING', path: 'ios/App.swift', line: 1, column: 8, message: 'unused' };
    const notes = ['1 Swift file: parsed only, not type-checked\0.'];
    await work.report('reportPhase', { name: 'PARSE', status: 'RUNNING', toolchain });
    await work.report('reportPhase', { name: 'PARSE', status: 'SUCCEEDED', toolchain, diagnostics: [diagnostic] });
    await work.report('reportPhase', {
      name: 'PARSE',
      status: 'SUCCEEDED',
      toolchain,
      diagnostics: [diagnostic],
      notes,
    });
    await work.append(1, 'parsing\n');
    const artifactId = await work.upload('WEB_BUNDLE', 'index.html', '<h1>Plants</h1>');
    expect(await read(buildId)).toMatchObject({ status: 'RUNNING', artifacts: [], queue: null });
    const finished = await work.report('finishBuild', { status: 'SUCCEEDED', artifactIds: [artifactId] });
    expect(finished).toMatchObject({ userErrors: [], build: { status: 'SUCCEEDED' } });

    const build = await read(buildId);
    expect(build).toMatchObject({
      status: 'SUCCEEDED',
      project: { id: project.id },
      toolchains: [toolchain],
      failure: null,
      phases: [
        {
          name: 'PARSE',
          status: 'SUCCEEDED',
          notes: ['1 Swift file: parsed only, not type-checked.'],
          durationMs: expect.any(Number),
        },
      ],
      diagnostics: [diagnostic],
      artifacts: [{ id: artifactId, kind: 'WEB_BUNDLE', bytes: 15, contentType: 'text/html' }],
    });
    const [{ url }] = build.artifacts as [{ url: string }];
    expect(await (await fetch(url)).text()).toBe('<h1>Plants</h1>');

    const changes = (await scene.subgraph.published(BuildChanged)).filter(({ data }) => data.buildId === buildId);
    expect(changes.map(({ data }) => data.status)).toEqual(['QUEUED', 'RUNNING', 'RUNNING', 'RUNNING', 'SUCCEEDED']);
    const [end] = (await scene.subgraph.published(BuildFinished)).filter(({ data }) => data.buildId === buildId);
    expect(end!.data).toMatchObject({
      status: 'SUCCEEDED',
      artifacts: [{ artifactId, kind: 'WEB_BUNDLE', bytes: 15 }],
    });
  });

  it('shows what was made while it goes on, and tells of it once', async () => {
    const project = await scene.project();
    const buildId = await start(project.id);
    const work = (await (await SceneAgent.register(scene)).claim())!;
    const missing = await work.declare('WEB_BUNDLE', 'missing.html', 'never sent');
    expect(await work.complete(missing.artifact.id)).toMatchObject({
      artifact: null,
      userErrors: [{ code: 'INVALID_INPUT', field: ['artifactId'] }],
    });
    expect(await work.complete('art_unheard-of')).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field: ['artifactId'] }],
    });
    const artifactId = await work.upload('WEB_BUNDLE', 'index.html', '<h1>Plants</h1>');
    expect(await read(buildId)).toMatchObject({ artifacts: [] });
    for (let time = 0; time < 2; time++)
      expect(await work.complete(artifactId)).toMatchObject({ artifact: { id: artifactId }, userErrors: [] });
    const shown = await read(buildId);
    expect(shown).toMatchObject({ status: 'RUNNING', artifacts: [{ id: artifactId, kind: 'WEB_BUNDLE' }] });
    const ready = (await scene.subgraph.published(BuildArtifactReady)).filter(({ data }) => data.buildId === buildId);
    const { fencingToken: claim } = work.claim;
    expect(ready.map(({ data }) => data)).toMatchObject([
      { profile: 'PREVIEW', claim, artifact: { artifactId, kind: 'WEB_BUNDLE', bytes: 15 } },
    ]);

    const { objectStore } = scene.subgraph.platform;
    const { key } = ready[0]!.data.artifact;
    const content = Buffer.from('<h1>Plants</h1>');
    const sha256 = createHash('sha256').update(content).digest('hex');
    await objectStore.delete(key);
    expect(await work.report('finishBuild', { status: 'SUCCEEDED' })).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', message: expect.stringContaining('WEB_BUNDLE') }],
    });
    await objectStore.put(key, content, { contentType: 'text/html', sha256 });
    const failure = { code: 'SOURCE_ERRORS', message: 'main.kt:3:7: no such type', phase: 'COMPILE', retryable: false };
    expect(await work.report('finishBuild', { status: 'FAILED', failure })).toMatchObject({ userErrors: [] });
    expect(await read(buildId)).toMatchObject({ status: 'FAILED', artifacts: [{ id: artifactId }] });
    expect(await work.complete(artifactId)).toMatchObject({ userErrors: [{ code: 'LEASE_LOST' }] });
  });

  it('delivers the build as it is and then every change', async () => {
    const { id: projectId } = await scene.project();
    const id = await start(projectId);
    const events = scene.subgraph
      .as(scene.owner)
      .subscribe<{ buildChanged: { status: string; phases: { name: string }[] } }>(
        'subscription ($id: ID!) { buildChanged(id: $id) { status phases { name } } }',
        { id },
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
