import { randomBytes } from 'node:crypto';
import { unzipSync } from 'fflate';
import { ObjectNotFound } from '#platform/ports/object-store';
import { type TreeFile, TreeStore } from '#platform/trees/tree-store';
import { openScene, type Scene } from '../testing/scene';
import { SourceArchives } from './source-archive';

/** How much of the work's processor time lies between two turns of the event loop at most: near 1 for work at one go. Not the clock, since the machine has other things to do. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let total = 0;
  let last = process.cpuUsage();
  let isOver = false;
  const turn = () => {
    const { user, system } = process.cpuUsage(last);
    total += user + system;
    longest = Math.max(longest, user + system);
    last = process.cpuUsage();
    if (!isOver) setImmediate(turn);
  };
  turn();
  await work();
  turn();
  isOver = true;
  return longest / total;
}

/** Half of it cannot be made smaller. */
const content = (bytes: number) => Buffer.from(randomBytes(bytes / 2).toString('hex'));

describe('the archive of a source', () => {
  let scene: Scene;
  let trees: TreeStore;
  let archives: SourceArchives;
  beforeAll(async () => {
    scene = await openScene();
    const { objectStore } = scene.subgraph.platform;
    trees = new TreeStore(objectStore);
    archives = new SourceArchives(objectStore, trees);
  });
  afterAll(() => scene.close());

  const written = (files: Record<string, Buffer>) =>
    trees.writeFiles(
      scene.teamId,
      Object.entries(files).map(([path, text]) => ({ path, content: text })),
    );
  const download = async (files: TreeFile[]) => {
    const { url } = await archives.of(scene.teamId, await trees.writeManifest(scene.teamId, files));
    return Buffer.from(await (await fetch(url)).arrayBuffer());
  };

  it('holds every file as it is, whatever its size and name', async () => {
    const files = {
      'a/empty.txt': Buffer.alloc(0),
      'a/one.txt': Buffer.from('1'),
      'b/Übersicht 🌱.swift': Buffer.from('struct A {}\n'),
      'b/noise.bin': randomBytes(200_000),
      'c/slice.txt': content(64 * 1024),
      'c/slices.txt': content(64 * 1024 * 5),
    };
    const unzipped = unzipSync(await download(await written(files)));
    expect(Object.keys(unzipped).toSorted()).toEqual(Object.keys(files).toSorted());
    for (const [path, bytes] of Object.entries(files)) expect(bytes.equals(unzipped[path]!)).toBe(true);
  });

  it('has the same bytes when it is made again', async () => {
    const files = await written({ 'a.txt': content(100_000), 'b.txt': Buffer.from('b') });
    const first = await download(files);
    const manifest = await trees.writeManifest(scene.teamId, files);
    await scene.subgraph.platform.objectStore.delete(`teams/${scene.teamId}/sources/${manifest}.zip`);
    expect(first.equals(await download(files))).toBe(true);
  });

  it('of a tree without one of its files is not made', async () => {
    const [entry] = await written({ 'a.txt': Buffer.from('here') });
    const files = [entry!, { ...entry!, path: 'b.txt', sha256: '0'.repeat(64) }];
    const manifest = await trees.writeManifest(scene.teamId, files);
    await expect(archives.of(scene.teamId, manifest)).rejects.toThrow(ObjectNotFound);
    await expect(archives.of(scene.teamId, manifest)).rejects.toThrow(ObjectNotFound);
  });

  it.each([
    ['many files', 900, 16 * 1024],
    ['a large file', 1, 14 * 1024 * 1024],
  ])(
    'keeps nobody waiting while it is made of %s',
    async (_name, count, bytes) => {
      const [entry] = await written({ 'a.txt': content(bytes) });
      const files = Array.from({ length: count }, (_, place) => ({ ...entry!, path: `ios/File${place}.swift` }));
      const manifest = await trees.writeManifest(scene.teamId, files);
      expect(await longestTurn(() => archives.of(scene.teamId, manifest))).toBeLessThan(0.5);
    },
    60_000,
  );
});
