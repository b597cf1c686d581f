import { BuildChanged } from '#schema/events/build';
import { openScene, type Scene } from '../testing/scene';
import { agentOf, SceneAgent, type SceneWork } from '../testing/scene-agent';

describe('what agents say of their work', () => {
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
  const claimed = async (agent?: SceneAgent): Promise<SceneWork> => {
    await start((await scene.project()).id);
    return (await (agent ?? (await SceneAgent.register(scene))).claim())!;
  };

  it('is of no use to people and of agents without its platform', async () => {
    await start((await scene.project()).id);
    const { id } = await SceneAgent.register(scene);
    await expect(scene.run(scene.owner, 'claimBuild', { agentId: id }, '')).rejects.toThrow('UNAUTHENTICATED');
    for (const options of [{ platforms: ['IOS'] }, { kind: 'SIMULATOR' }])
      expect(await (await SceneAgent.register(scene, agentOf(null), options)).claim()).toBeNull();
    const old = { kind: 'BUILD', name: 'old', version: '0.1.0', protocol: 0, platforms: [], capabilities: [] };
    expect(await scene.run(agentOf(null), 'registerAgent', old, 'agent { id }')).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field: ['protocol'] }],
    });
  });

  it('follows a wake-up, which does not carry the work', async () => {
    const viewer = agentOf(scene.teamId);
    await SceneAgent.register(scene, viewer);
    const wakes = scene.subgraph.as(viewer).subscribe('subscription { workAvailable { at } }');
    expect((await wakes.next()).value).toMatchObject({ data: { workAvailable: { at: expect.any(String) } } });
    const woken = wakes.next();
    await start((await scene.project()).id);
    expect((await woken).value).toMatchObject({ data: { workAvailable: { at: expect.any(String) } } });
    await wakes.return?.();
    const people = scene.subgraph.as(scene.owner).subscribe('subscription { workAvailable { at } }');
    await expect(people.next()).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('counts only for artifacts that lie in the object store as declared', async () => {
    const work = await claimed();
    const { artifact, upload } = await work.declare('WEB_BUNDLE', 'index.html', 'hello');
    const finish = (artifactIds: string[]) => work.report('finishBuild', { status: 'SUCCEEDED', artifactIds });
    expect(await finish([artifact.id, 'art_none'])).toMatchObject({
      userErrors: [
        { code: 'INVALID_INPUT', field: ['artifactIds', '0'] },
        { code: 'INVALID_INPUT', field: ['artifactIds', '1'] },
      ],
    });
    const headers = Object.fromEntries(upload.headers.map(({ name, value }) => [name, value]));
    const wrong = await fetch(upload.url, { method: 'PUT', headers, body: 'hallo' });
    expect(wrong.ok).toBe(false);
    expect((await finish([artifact.id])).userErrors).toHaveLength(1);
    expect((await fetch(upload.url, { method: 'PUT', headers, body: 'hello' })).ok).toBe(true);
    expect((await work.declare('WEB_BUNDLE', 'index.html', 'hello')).artifact.id).toBe(artifact.id);
    const answers = [await finish([artifact.id]), await finish([artifact.id])];
    expect(answers).toEqual([answers[0], answers[0]]);
    const statuses = (await scene.subgraph.published(BuildChanged)).map(({ data }) => data.status);
    expect(statuses).toEqual(['QUEUED', 'RUNNING', 'SUCCEEDED']);
  });

  it.each([
    ['registerAgent', { kind: 'BUILD', name: '', version: '', protocol: 0, platforms: [], capabilities: [] }],
    ['heartbeat', { agentId: 'x', buildId: 'x' }],
    ['claimBuild', { agentId: 'x' }],
    ['releaseBuild', proofOf('x')],
    ['reportPhase', { ...proofOf('x'), name: 'not a name', status: 'QUEUED' }],
    ['appendBuildLog', { ...proofOf('x'), sequence: 0, text: '' }],
    ['createArtifactUpload', { ...proofOf('x'), kind: '', fileName: '', bytes: 0, sha256: '', contentType: '' }],
    ['completeArtifactUpload', { ...proofOf('x'), artifactId: 'x' }],
    ['finishBuild', { ...proofOf('x'), status: 'QUEUED' }],
  ])('is taken from agents alone: of others %s does not even look at the input', async (mutation, input) => {
    for (const viewer of [null, scene.owner])
      await expect(scene.run(viewer, mutation, input, '')).rejects.toThrow('UNAUTHENTICATED');
  });

  it('is answered with everything that is wrong with it', async () => {
    const work = await claimed();
    const problems = [
      await work.report('finishBuild', { status: 'CANCELED' }),
      await work.report('finishBuild', { status: 'FAILED' }),
      await work.report('reportPhase', { name: 'COMPILE', status: 'QUEUED' }),
      await work.report('reportPhase', { name: 'not a name', status: 'RUNNING' }),
      await work.report(
        'createArtifactUpload',
        {
          kind: 'web bundle',
          fileName: '../up',
          bytes: 0,
          sha256: 'x',
          contentType: 'text/html\r\nx: y',
        },
        'artifact { id }',
      ),
    ];
    const fields = problems.map(({ userErrors }) => new Set(userErrors.map(({ field }) => field?.join('.'))));
    expect(fields).toEqual(
      [['status'], ['failure'], ['status'], ['name'], ['bytes', 'contentType', 'fileName', 'kind', 'sha256']].map(
        (names) => new Set(names),
      ),
    );
  });
});

function proofOf(id: string) {
  return { agentId: id, buildId: id, fencingToken: 1 };
}
