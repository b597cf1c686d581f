import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { type Zippable, zipSync } from 'fflate';
import { zipOf } from '#subgraphs/build/work/zip-stream';
import { fetchSource } from './fetch-source';

/** The end of a zip's directory: so many files, whatever there are. */
const countOf = (zip: Buffer, count: number) => {
  zip.writeUInt16LE(count, zip.length - 22 + 10);
  return zip;
};
/** The size of the first file as the directory tells it. */
const sizeOf = (zip: Buffer, bytes: number) => {
  zip.writeUInt32LE(bytes, zip.readUInt32LE(zip.length - 22 + 16) + 24);
  return zip;
};

describe('fetching the source', () => {
  let folder: string;
  let archives: Server;
  let url: string;
  let archive = Buffer.alloc(0);
  let next = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fetch-source-'));
    archives = createServer((_request, response) => void response.end(archive)).listen(0, '127.0.0.1');
    await once(archives, 'listening');
    url = `http://127.0.0.1:${(archives.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    archives.close();
    await rm(folder, { recursive: true, force: true });
  });

  const fetched = async (zip: Uint8Array, signal = new AbortController().signal) => {
    archive = Buffer.from(zip);
    const target = join(folder, String(next++), 'source');
    await mkdir(target, { recursive: true });
    const sha256 = createHash('sha256').update(archive).digest('hex');
    return { target, count: await fetchSource({ url, sha256, bytes: archive.length }, target, signal) };
  };
  const zipped = (files: Zippable) => Buffer.from(zipSync(files));
  /** How the build fails, after which nothing lies outside of the folder, and nothing is still written into it. */
  const failing = async (zip: Uint8Array) => {
    const error = await fetched(zip).then(
      () => null,
      (problem: { failure?: object }) => problem.failure ?? problem,
    );
    expect(await readdir(join(folder, String(next - 1)))).toEqual(['source', 'source.zip']);
    return error;
  };

  it('brings every file as it is, from an archive as the platform makes them', async () => {
    const files = {
      'empty.txt': Buffer.alloc(0),
      'a/b/Übersicht 🌱.swift': Buffer.from('struct A {}\n'),
      'a/noise.bin': randomBytes(300_000),
      'a/long.txt': Buffer.from('so many words '.repeat(400_000)),
      // As an archive in the archive begins and ends.
      'a/inner.zip': zipped({ 'x.txt': randomBytes(10_000) }),
    };
    const entries = Object.entries(files).map(([path, content]) => ({ path, content }));
    const { target, count } = await fetched(await buffer(zipOf(Readable.from(entries))));
    expect(count).toBe(5);
    for (const [path, content] of Object.entries(files))
      expect((await readFile(join(target, path))).equals(content)).toBe(true);
    expect(await readdir(join(target, '..'))).toEqual(['source']);
  });

  it('brings what others pack: stored files, folders, names that lead back inside, a remark at the end', async () => {
    const zip = zipSync({ 'folder/': new Uint8Array(), 'folder/../a.txt': [Buffer.from('one'), { level: 0 }] });
    const remark = Buffer.concat([zip, Buffer.from('made by hand')]);
    remark.writeUInt16LE(12, zip.length - 2);
    const { target, count } = await fetched(remark);
    expect(count).toBe(1);
    expect(await readFile(join(target, 'a.txt'), 'utf8')).toBe('one');
    expect((await fetched(zipSync({}))).count).toBe(0);
  });

  it('lets the agent go on meanwhile, however large and many the files are', async () => {
    const large = Buffer.from('words and words '.repeat(2_500_000));
    const many = Object.fromEntries(Array.from({ length: 1_500 }, (_, place) => [`f/${place}.txt`, Buffer.from('1')]));
    const zip = zipSync({ 'large.txt': large, ...many }, { level: 1 });
    let longest = 0;
    let total = 0;
    let last = process.cpuUsage();
    let isOver = false;
    // The share of the work's processor time between two turns, near 1 for work at one go. Not the clock: the machine has other things to do.
    const turn = () => {
      const { user, system } = process.cpuUsage(last);
      total += user + system;
      longest = Math.max(longest, user + system);
      last = process.cpuUsage();
      if (!isOver) setImmediate(turn);
    };
    turn();
    const { target, count } = await fetched(zip);
    isOver = true;
    expect(count).toBe(1_501);
    expect((await readFile(join(target, 'large.txt'))).equals(large)).toBe(true);
    expect(longest / total).toBeLessThan(0.5);
  }, 30_000);

  it.each(['../outside.txt', 'a/../../outside.txt', '..\\outside.txt', '..', 'a/..', '.'])(
    'lets no file be called %j',
    async (path) => {
      expect(await failing(zipped({ 'good.txt': Buffer.from('1'), [path]: Buffer.from('2') }))).toMatchObject({
        code: 'SOURCE_UNUSABLE',
        message: expect.stringContaining(path),
        phase: 'FETCH_SOURCE',
        retryable: false,
      });
      expect(await readdir(join(folder, String(next - 1), 'source'))).toEqual([]);
    },
  );

  it.each([
    ['a file where a folder is', ['a/b.txt', 'a'], 'rename'],
    ['a name that no disk takes', ['a'.repeat(300)], 'rename'],
  ])('says in a sentence that it cannot write %s', async (_what, paths, words) => {
    const files = Object.fromEntries(paths.map((path) => [path, Buffer.from('1')]));
    expect(await failing(zipped(files))).toMatchObject({
      code: 'SOURCE_UNUSABLE',
      message: expect.stringContaining(words),
    });
  });

  it('writes two files of one name over each other no more than it mixes them', async () => {
    const zip = zipped({ 'a.txt': Buffer.from('one'), 'b.txt': Buffer.from('two') });
    const twice = Buffer.from(zip.toString('latin1').replaceAll('b.txt', 'a.txt'), 'latin1');
    expect(await failing(twice)).toMatchObject({
      code: 'SOURCE_UNUSABLE',
      message: expect.stringContaining('"a.txt"'),
    });
  });

  it('refuses what would be too large before it writes anything', async () => {
    const zip = zipped({ 'a.txt': Buffer.from('small') });
    expect(await failing(sizeOf(zip, 513 * 1024 * 1024))).toMatchObject({ code: 'SOURCE_TOO_LARGE' });
    expect(await readdir(join(folder, String(next - 1), 'source'))).toEqual([]);
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, place) => [`${place}`, new Uint8Array()]));
    expect(await failing(zipped(many))).toMatchObject({ message: expect.stringContaining('more than 20000') });
  });

  it('breaks off when a file is longer than it told, and keeps no more than that', async () => {
    const bomb = sizeOf(zipped({ 'a.txt': Buffer.alloc(10_000_000) }), 1_000);
    expect(await failing(bomb)).toMatchObject({ message: expect.stringContaining('longer than its 1000 bytes') });
    const written = await readFile(join(folder, String(next - 1), 'source', 'a.txt'));
    expect(written.length).toBeLessThanOrEqual(1_000);
  });

  it('finds every byte of a file that is not as it was packed', async () => {
    const files: Zippable = {
      'a.txt': [randomBytes(90), { level: 0 }],
      'b.txt': Buffer.from('some words '.repeat(50)),
    };
    const good = zipped(files);
    const contents = [35, 35 + 90 + 35].flatMap((start) => Array.from({ length: 20 }, (_, place) => start + place));
    for (const place of contents) {
      const bad = Buffer.from(good);
      bad[place] = bad[place]! ^ 0x5a;
      expect(await failing(bad)).toMatchObject({ code: 'SOURCE_UNUSABLE' });
    }
  });

  it('understands any damage of an archive, or says that it is damaged', async () => {
    const good = zipped({ 'a.txt': Buffer.from('one'), 'b/c.txt': Buffer.from('some words '.repeat(9)) });
    const outcomes = new Set<unknown>();
    for (let place = 0; place < good.length; place++) {
      const bad = Buffer.from(good);
      bad[place] = bad[place]! ^ 0xff;
      // A date or a name may be any other.
      outcomes.add(
        await fetched(bad).then(
          () => 'fetched',
          ({ failure }: { failure?: { code: string } }) => failure?.code,
        ),
      );
    }
    expect(outcomes).toEqual(new Set(['fetched', 'SOURCE_UNUSABLE', 'SOURCE_TOO_LARGE']));
    for (const bytes of [
      Buffer.from('no archive'),
      Buffer.alloc(0),
      good.subarray(0, -30),
      countOf(Buffer.from(good), 3),
    ])
      expect(await failing(bytes)).toMatchObject({ code: 'SOURCE_UNUSABLE' });
  });

  it('ends when the agent does', async () => {
    const stop = new AbortController();
    const reason = new Error('told to end');
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, place) => [`${place}`, Buffer.from('1')]));
    const target = join(folder, String(next), 'source');
    await mkdir(target, { recursive: true });
    const fetching = fetched(zipSync(many), stop.signal);
    while ((await readdir(target)).length === 0) await writeFile(join(folder, 'turn'), '');
    stop.abort(reason);
    await expect(fetching).rejects.toBe(reason);
    expect((await readdir(target)).length).toBeLessThan(3_000);
  });
});
