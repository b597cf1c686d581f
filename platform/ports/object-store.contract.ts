import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type ObjectStore, ChecksumMismatch, InvalidKey, ObjectNotFound, RangeNotSatisfiable } from './object-store';

export interface OpenObjectStore {
  /** Empty; its signed URLs are answered over HTTP. */
  store: ObjectStore;
  /** Ends what `open` began, the store included. */
  close(): Promise<void>;
}

const hashOf = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const text = { contentType: 'text/plain' };

/** What every object store promises. */
export function objectStoreContract(name: string, open: () => Promise<OpenObjectStore>): void {
  describe(`object store: ${name}`, () => {
    let opened: OpenObjectStore;
    let store: ObjectStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    const put = (key: string, content: string) => store.put(key, Buffer.from(content), text);
    const read = async (key: string, range?: { start: number; end?: number }) =>
      (await buffer(await store.get(key, range))).toString();
    const keys = async (prefix: string, limit = 100, after?: string) =>
      (await store.list(prefix, limit, after)).map(({ key }) => key);

    describe('objects', () => {
      it('gives back what was put, and what it knows of it', async () => {
        const content = randomBytes(300_000);
        const info = await store.put('a/b.bin', content, { contentType: 'application/octet-stream' });
        expect(info).toEqual({
          key: 'a/b.bin',
          bytes: 300_000,
          sha256: hashOf(content),
          contentType: 'application/octet-stream',
        });
        expect(await store.head('a/b.bin')).toEqual(info);
        expect((await buffer(await store.get('a/b.bin'))).equals(content)).toBe(true);
      });

      it('takes a stream, and an object without bytes', async () => {
        const parts = ['one ', 'two ', 'three'];
        const info = await store.put('stream', Readable.from(parts.map((part) => Buffer.from(part))), text);
        expect(info).toMatchObject({ bytes: 13, sha256: hashOf('one two three') });
        expect(await read('stream')).toBe('one two three');
        expect(await put('empty', '')).toMatchObject({ bytes: 0, sha256: hashOf('') });
        expect(await read('empty')).toBe('');
      });

      it('knows nothing of a key that was never put', async () => {
        expect(await store.head('nothing')).toBeNull();
        await expect(store.get('nothing')).rejects.toThrow(ObjectNotFound);
        await store.delete('nothing');
      });

      it('forgets what is deleted', async () => {
        await put('a/b', 'x');
        await store.delete('a/b');
        expect(await store.head('a/b')).toBeNull();
        expect(await keys('')).toEqual([]);
      });

      it('replaces an object whole, while a reader of the old one reads on', async () => {
        const old = 'o'.repeat(200_000);
        await put('a', old);
        const reader = await store.get('a');
        await store.put('a', Buffer.from('new'), { contentType: 'text/markdown' });
        expect((await buffer(reader)).toString()).toBe(old);
        expect(await read('a')).toBe('new');
        expect(await store.head('a')).toMatchObject({ bytes: 3, contentType: 'text/markdown' });
      });

      it('shows one whole object, whichever of several writers was last', async () => {
        const contents = Array.from({ length: 8 }, (_, writer) => String(writer).repeat(50_000 + writer));
        await Promise.all(contents.map((content) => put('raced', content)));
        const kept = await read('raced');
        expect(contents).toContain(kept);
        expect((await store.head('raced'))?.sha256).toBe(hashOf(kept));
      });

      it('refuses content of another hash, and keeps what was there', async () => {
        await put('a', 'old');
        const refused = store.put('a', Buffer.from('new'), { ...text, sha256: hashOf('other') });
        await expect(refused).rejects.toThrow(ChecksumMismatch);
        expect(await read('a')).toBe('old');
        await store.put('a', Readable.from([Buffer.from('new')]), { ...text, sha256: hashOf('new') });
        expect(await read('a')).toBe('new');
      });

      it('keeps nothing of a stream that breaks', async () => {
        const broken = Readable.from(
          (async function* () {
            yield Buffer.from('half');
            await Promise.resolve();
            throw new Error('the sender went away');
          })(),
        );
        await expect(store.put('a', broken, text)).rejects.toThrow('the sender went away');
        expect(await store.head('a')).toBeNull();
      });

      it('reads ranges, both ends included', async () => {
        await put('digits', '0123456789');
        expect(await read('digits', { start: 2, end: 4 })).toBe('234');
        expect(await read('digits', { start: 7 })).toBe('789');
        expect(await read('digits', { start: 8, end: 100 })).toBe('89');
        expect(await read('digits', { start: 0, end: 0 })).toBe('0');
        await expect(store.get('digits', { start: 10 })).rejects.toThrow(RangeNotSatisfiable);
      });
    });

    describe('keys', () => {
      it.each([
        '',
        '/a',
        'a/',
        'a//b',
        '.',
        '..',
        '../a',
        'a/../b',
        'a/./b',
        'ä',
        'a b',
        'a\\b',
        'a\0',
        'a%2e',
        'a?b',
        'a\n',
      ])('refuses %j', async (key) => {
        const attempts = [
          () => put(key, 'x'),
          () => store.get(key),
          () => store.head(key),
          () => store.delete(key),
          () => store.signGet(key, 60),
          () => store.signPut(key, { bytes: 1, sha256: hashOf('x'), contentType: 'text/plain' }, 60),
        ];
        for (const attempt of attempts) await expect(attempt()).rejects.toThrow(InvalidKey);
      });

      it('takes keys of 512 characters and no longer ones', async () => {
        for (const key of ['A'.repeat(512), `${'Ab/'.repeat(170)}cd`]) {
          await put(key, key);
          expect(await read(key)).toBe(key);
          expect(await keys(key)).toEqual([key]);
        }
        await expect(put('a'.repeat(513), '')).rejects.toThrow(InvalidKey);
      });

      it('tells keys apart that look alike to a file system', async () => {
        const alike = [
          'a',
          'A',
          'a/b',
          'a/B',
          'a/b/c',
          'a.b',
          '.a',
          '...',
          'a-',
          'a_',
          'a'.repeat(121),
          'a'.repeat(241),
        ];
        for (const key of alike) await put(key, key);
        for (const key of alike) expect(await read(key)).toBe(key);
        await store.delete('a');
        expect(await read('a/b/c')).toBe('a/b/c');
        expect(await keys('')).toEqual(alike.filter((key) => key !== 'a').toSorted());
      });
    });

    describe('lists', () => {
      it('come in the order of the keys, by prefix, in pages', async () => {
        const all = ['b/2', 'a/1', 'b-1', 'b/10', 'b.1', 'b/1', 'b0', 'B/1'];
        for (const key of all) await put(key, key);
        expect(await keys('')).toEqual(['B/1', 'a/1', 'b-1', 'b.1', 'b/1', 'b/10', 'b/2', 'b0']);
        expect(await keys('b/')).toEqual(['b/1', 'b/10', 'b/2']);
        expect(await keys('b/1')).toEqual(['b/1', 'b/10']);
        expect(await keys('b/', 2)).toEqual(['b/1', 'b/10']);
        expect(await keys('b/', 2, 'b/10')).toEqual(['b/2']);
        expect(await keys('', 2, 'b')).toEqual(['b-1', 'b.1']);
        expect(await keys('c')).toEqual([]);
        expect(await keys('../')).toEqual([]);
        expect((await store.list('a', 1))[0]).toEqual(await store.head('a/1'));
      });
    });

    it('keeps its promises while many put, delete and list in one folder', async () => {
      await put('busy/kept', 'kept');
      const churn = async (writer: number) => {
        for (let round = 0; round < 10; round++) {
          await put(`busy/${writer}/deep/x`, 'x');
          expect(await keys('busy/')).toContain('busy/kept');
          await store.delete(`busy/${writer}/deep/x`);
        }
      };
      await Promise.all([1, 1, 2, 2].map(churn));
      expect(await keys('busy/')).toEqual(['busy/kept']);
    });

    describe('signed URLs to read', () => {
      it('give the object to anyone', async () => {
        const info = await put('a/b.txt', 'hello');
        const response = await fetch(await store.signGet('a/b.txt', 60));
        expect(response.status).toBe(200);
        expect(Object.fromEntries(response.headers)).toMatchObject({
          'content-type': info.contentType,
          'content-length': '5',
          'accept-ranges': 'bytes',
        });
        expect(response.headers.get('etag')).toMatch(/^".+"$/);
        expect(await response.text()).toBe('hello');
      });

      it.each([
        ['bytes=2-4', '234', 'bytes 2-4/10'],
        ['bytes=7-', '789', 'bytes 7-9/10'],
        ['bytes=-3', '789', 'bytes 7-9/10'],
        ['bytes=8-99', '89', 'bytes 8-9/10'],
      ])('answer the range %s', async (range, content, contentRange) => {
        await put('digits', '0123456789');
        const response = await fetch(await store.signGet('digits', 60), { headers: { range } });
        expect(response.status).toBe(206);
        expect(response.headers.get('content-range')).toBe(contentRange);
        expect(await response.text()).toBe(content);
      });

      it('answer 416 to a range past the end', async () => {
        await put('digits', '0123456789');
        const response = await fetch(await store.signGet('digits', 60), { headers: { range: 'bytes=10-' } });
        expect(response.status).toBe(416);
      });

      it('make a browser save it under the name', async () => {
        await put('a', 'x');
        const response = await fetch(await store.signGet('a', 60, 'Mein Müsli "v1".txt'));
        const disposition = response.headers.get('content-disposition') ?? '';
        expect(disposition).toMatch(/^attachment/);
        expect(disposition).toContain(`filename*=UTF-8''${encodeURIComponent('Mein Müsli "v1".txt')}`);
      });

      it('are good for one object and for reading alone', async () => {
        await put('a', 'mine');
        await put('b', 'yours');
        const url = await store.signGet('a', 60);
        const other = new URL(url);
        other.pathname = other.pathname.replace(/a$/, 'b');
        expect((await fetch(other)).status).toBe(403);
        expect((await fetch(url.replace(/\?.*/, ''))).status).toBe(403);
        const written = await fetch(url, { method: 'PUT', body: 'changed', headers: { 'content-type': 'text/plain' } });
        expect(written.status).toBe(403);
        expect(await read('a')).toBe('mine');
      });

      it('say 404 when the object is gone', async () => {
        expect((await fetch(await store.signGet('gone', 60))).status).toBe(404);
      });
    });

    describe('signed URLs to write', () => {
      const content = 'the content';
      const sign = (key: string) =>
        store.signPut(key, { bytes: content.length, sha256: hashOf(content), contentType: 'text/plain' }, 60);

      it('take exactly the content that was signed', async () => {
        const { url, method, headers, expiresAt } = await sign('up/1');
        expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 50_000);
        const response = await fetch(url, { method, headers, body: content });
        expect(response.status).toBe(200);
        expect(await store.head('up/1')).toMatchObject({
          bytes: content.length,
          sha256: hashOf(content),
          contentType: 'text/plain',
        });
        expect(await read('up/1')).toBe(content);
      });

      it.each([
        ['other content of the same length', 'the cOntent', {}],
        ['shorter content', 'the', {}],
        ['longer content', `${content}!`, {}],
        ['much longer content', 'x'.repeat(3_000_000), {}],
        ['another type', content, { 'content-type': 'text/html' }],
      ])('refuse %s and leave no object', async (_, body, changed) => {
        const { url, method, headers } = await sign('up/2');
        const response = await fetch(url, { method, headers: { ...headers, ...changed }, body });
        expect(Math.floor(response.status / 100)).toBe(4);
        expect(await response.text()).not.toBe('');
        expect(await store.head('up/2')).toBeNull();
      });

      it('are good for one key and for writing alone', async () => {
        const { url, method, headers } = await sign('up/3');
        const other = new URL(url);
        other.pathname = other.pathname.replace(/3$/, '4');
        expect((await fetch(other, { method, headers, body: content })).status).toBe(403);
        expect(await store.head('up/4')).toBeNull();
        await put('up/3', 'secret');
        expect((await fetch(url)).status).toBe(403);
      });
    });
  });
}
