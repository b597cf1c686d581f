import { dataOf, openScene, type Scene } from '../testing/scene';
import { SceneAgent, type SceneWork } from '../testing/scene-agent';
import { MAX_LOG_BYTES } from './append';

interface Chunk {
  sequence: number;
  text: string;
}

describe('the log of a build', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const claimed = async (): Promise<SceneWork> => {
    const { id: projectId } = await scene.project();
    await scene.run(scene.owner, 'startBuild', { projectId, platform: 'IOS', profile: 'PREVIEW' }, 'build { id }');
    return (await (await SceneAgent.register(scene)).claim())!;
  };
  const follow = (buildId: string, after = 0) =>
    scene.subgraph
      .as(scene.owner)
      .subscribe<{ buildLog: Chunk }>(
        'subscription ($id: ID!, $after: Int!) { buildLog(buildId: $id, after: $after) { sequence text } }',
        { id: buildId, after },
      );
  const readAll = async (buildId: string, after = 0) => {
    const chunks: Chunk[] = [];
    for await (const answer of follow(buildId, after)) chunks.push(dataOf(answer).buildLog);
    return chunks;
  };

  it('takes each piece once, in order, and refuses a gap', async () => {
    const work = await claimed();
    expect(await work.append(1, 'one')).toMatchObject({ sequence: 1 });
    expect(await work.append(1, 'one')).toMatchObject({ sequence: 1 });
    expect(await work.append(3, 'three')).toMatchObject({ userErrors: [{ code: 'CONFLICT', field: ['sequence'] }] });
    await Promise.all([2, 2, 2].map((sequence) => work.append(sequence, 'two')));
    await work.append(3, 'nul\0 and \u{1f331}');
    await work.report('finishBuild', { status: 'SUCCEEDED' });
    expect(await work.append(4, 'late')).toMatchObject({ userErrors: [{ code: 'LEASE_LOST' }] });
    expect(await readAll(work.buildId)).toEqual([
      { sequence: 1, text: 'one' },
      { sequence: 2, text: 'two' },
      { sequence: 3, text: 'nul� and \u{1f331}' },
    ]);
  });

  it('reaches its readers as it is written, from where they were, and ends with the build', async () => {
    const work = await claimed();
    await work.append(1, 'one');
    const first = follow(work.buildId);
    expect(dataOf((await first.next()).value as never)).toEqual({ buildLog: { sequence: 1, text: 'one' } });
    await work.append(2, 'two');
    expect(dataOf((await first.next()).value as never)).toEqual({ buildLog: { sequence: 2, text: 'two' } });
    await first.return?.();
    const resumed = readAll(work.buildId, 2);
    for (let sequence = 3; sequence <= 150; sequence++) await work.append(sequence, `piece ${sequence}`);
    await work.report('finishBuild', { status: 'SUCCEEDED' });
    expect((await resumed).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 148 }, (_, place) => place + 3),
    );
  });

  it('is cut at its largest size with a mark, and the build goes on', async () => {
    const work = await claimed();
    const piece = 'x'.repeat(256 * 1024);
    const pieces = MAX_LOG_BYTES / piece.length;
    for (let sequence = 1; sequence <= pieces + 3; sequence++)
      expect(await work.append(sequence, piece)).toMatchObject({ userErrors: [], sequence });
    await work.report('finishBuild', { status: 'SUCCEEDED' });
    const chunks = await readAll(work.buildId, pieces - 1);
    expect(chunks.map(({ text }) => text.slice(0, 20))).toEqual(['x'.repeat(20), '\n[truncated: a log i']);
    const answer = await scene.subgraph
      .as(scene.owner)
      .query<{ build: object }>(`{ build(id: "${work.buildId}") { logIsTruncated status } }`);
    expect(dataOf(answer)).toEqual({ build: { logIsTruncated: true, status: 'SUCCEEDED' } });
  });
});
