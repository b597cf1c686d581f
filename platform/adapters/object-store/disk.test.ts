import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import express from 'express';
import { objectStoreContract } from '#platform/ports/object-store.contract';
import { DiskObjectStore } from './disk';

const SECRET = 'a secret that is long enough to sign with';
const folders: string[] = [];
const servers: Server[] = [];

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'disk-object-store-'));
  folders.push(folder);
  return folder;
};

const serve = async (handlerOf: (url: string) => Promise<RequestListener>) => {
  let listener: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = createServer((incoming, response) => listener(incoming, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  listener = await handlerOf(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
};

const open = async (folder = newFolder()) => {
  let now = Date.now();
  let store!: DiskObjectStore;
  await serve(async (url) => {
    store = await DiskObjectStore.open({
      folder,
      secret: SECRET,
      publicBaseUrl: `${url}/objects`,
      clock: { now: () => new Date(now) },
    });
    return store.handler;
  });
  return { store, folder, pass: (seconds: number) => void (now += seconds * 1000) };
};

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

objectStoreContract('disk', async () => {
  const { store } = await open();
  return { store, close: () => store.close() };
});

const text = { contentType: 'text/plain' };
const signed = (content: string) => ({
  bytes: Buffer.byteLength(content),
  sha256: createHash('sha256').update(content).digest('hex'),
  contentType: 'text/plain',
});
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('the disk store', () => {
  it('has its objects again after it was opened anew, by another process too', async () => {
    const { store, folder } = await open();
    await store.put('a/b', Buffer.from('kept'), text);
    const { store: again } = await open(folder);
    expect((await buffer(await again.get('a/b'))).toString()).toBe('kept');
    expect(await again.head('a/b')).toEqual(await store.head('a/b'));
  });

  it('leaves no file behind a refused, broken or deleted object', async () => {
    const { store, folder } = await open();
    await store.put('a/b/c', Buffer.from('x'), text);
    await store.delete('a/b/c');
    await expect(store.put('d', Buffer.from('x'), { ...text, sha256: '00' })).rejects.toThrow('not 00');
    expect(filesIn(folder)).toEqual([]);
    expect(readdirSync(join(folder, 'objects'))).toEqual([]);
  });

  it('removes at its start what killed processes left, and nothing that a living one writes', async () => {
    const folder = newFolder();
    await open(folder);
    const incoming = join(folder, 'incoming');
    const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    const write = (name: string, ageSeconds: number) => {
      writeFileSync(join(incoming, name), 'half');
      const time = Date.now() / 1000 - ageSeconds;
      utimesSync(join(incoming, name), time, time);
    };
    write(`${host}.999999999.dead`, 0);
    write(`${host}.${process.pid}.before-us`, 50_000);
    write(`${host}.${process.pid}.ours`, 0);
    write(`${host}.${process.ppid}.living`, 0);
    write('0badcafe.999999999.elsewhere', 0);
    write('0badcafe.999999999.forgotten', 50_000);
    await open(folder);
    expect(readdirSync(incoming).toSorted()).toEqual(
      ['0badcafe.999999999.elsewhere', `${host}.${process.pid}.ours`, `${host}.${process.ppid}.living`].toSorted(),
    );
  });

  it('says that a file is damaged instead of that there is none', async () => {
    const { store, folder } = await open();
    await store.put('a', Buffer.from('x'), text);
    writeFileSync(join(folder, 'objects', 'a'), 'x');
    await expect(store.head('a')).rejects.toThrow('is damaged');
    const response = await fetch(await store.signGet('a', 60));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain(folder);
  });

  it('refuses a content type that would break a header', async () => {
    const { store } = await open();
    await expect(store.put('a', Buffer.from('x'), { contentType: 'text/plain\r\nx: y' })).rejects.toThrow(TypeError);
  });
});

describe('its signed URLs', () => {
  it('end when their time is over', async () => {
    const { store, pass } = await open();
    await store.put('a', Buffer.from('x'), text);
    const get = await store.signGet('a', 60);
    const put = await store.signPut('b', signed('x'), 60);
    expect(put.expiresAt.getTime()).toBeGreaterThanOrEqual(Date.now() + 59_000);
    pass(59);
    expect((await fetch(get)).status).toBe(200);
    pass(2);
    const late = await fetch(get);
    expect([late.status, await late.json()]).toEqual([
      403,
      { error: { code: 'EXPIRED', message: 'This URL has expired; ask for a new one.' } },
    ]);
    expect((await fetch(put.url, { method: 'PUT', headers: put.headers, body: 'x' })).status).toBe(403);
  });

  it('are worth nothing once a part of them is changed', async () => {
    const { store } = await open();
    await store.put('a', Buffer.from('x'), text);
    const get = await store.signGet('a', 60, 'x.txt');
    const put = await store.signPut('b', signed('x'), 60);
    const change = (url: string, name: string, value: string) => {
      const changed = new URL(url);
      changed.searchParams.set(name, value);
      return changed;
    };
    for (const [name, value] of [
      ['expires', '99999999999'],
      ['name', 'y.html'],
      ['method', 'PUT'],
      ['signature', 'x'],
      ['signature', ''],
    ] as const)
      expect((await fetch(change(get, name, value))).status).toBe(403);
    for (const [name, value] of [
      ['expires', '99999999999'],
      ['bytes', '2'],
      ['sha256', signed('xy').sha256],
      ['type', 'text/html'],
    ] as const) {
      const response = await fetch(change(put.url, name, value), { method: 'PUT', headers: put.headers, body: 'x' });
      expect(response.status).toBe(403);
    }
  });

  it('are worth nothing with a parameter more, or with one twice', async () => {
    const { store } = await open();
    await store.put('a', Buffer.from('x'), text);
    const get = await store.signGet('a', 60);
    const put = await store.signPut('b', signed('x'), 60);
    for (const more of ['name=y.html', 'bytes=1', 'x=y', 'method=GET', new URL(get).search.slice(1)])
      expect((await fetch(`${get}&${more}`)).status).toBe(403);
    for (const more of ['name=y', 'type=text/plain', 'bytes=1', 'x'])
      expect((await fetch(`${put.url}&${more}`, { method: 'PUT', headers: put.headers, body: 'x' })).status).toBe(403);
    expect((await fetch(get)).status).toBe(200);
  });

  it('keep why a content was refused, until the right one comes or the key is deleted', async () => {
    const { store } = await open();
    const { url, headers } = await store.signPut('a/b', signed('x'), 60);
    const send = (body: string) => fetch(url, { method: 'PUT', headers, body });
    expect(await store.refusalOf('a/b')).toBeNull();
    await send('y');
    expect(await store.refusalOf('a/b')).toContain(signed('y').sha256);
    await send('yy');
    expect(await store.refusalOf('a/b')).toMatch(/1 bytes.*has 2/);
    expect(await store.list('', 10)).toEqual([]);
    await send('x');
    expect(await store.refusalOf('a/b')).toBeNull();
    await send('y');
    await store.delete('a/b');
    expect(await store.refusalOf('a/b')).toBeNull();
  });

  it('take a content of unannounced length only when it is the signed one', async () => {
    const { store, folder } = await open();
    const send = (key: string, parts: string[]) =>
      store.signPut(key, signed('the content'), 60).then(
        ({ url, headers }) =>
          new Promise<number>((resolve, reject) => {
            const sending = request(url, { method: 'PUT', headers }, (response) => {
              response.resume();
              resolve(response.statusCode ?? 0);
            });
            sending.once('error', reject);
            for (const part of parts) sending.write(part);
            sending.end();
          }),
      );
    expect(await send('good', ['the ', 'content'])).toBe(200);
    expect(await send('long', ['the ', 'content', ' and more'])).toBe(400);
    expect(await send('short', ['the'])).toBe(400);
    expect(filesIn(join(folder, 'objects')).map((file) => file.name)).toEqual(['good']);
  });

  it('leave nothing of an upload whose sender goes away', async () => {
    const { store, folder } = await open();
    const { url, headers } = await store.signPut('a', signed('the content'), 60);
    const sending = request(url, { method: 'PUT', headers: { ...headers, 'content-length': 11 } });
    const failed = new Promise((resolve) => sending.once('error', resolve));
    sending.write('the ');
    await until(() => filesIn(folder).length === 1);
    sending.destroy();
    await failed;
    await until(() => filesIn(folder).length === 0);
    expect(await store.head('a')).toBeNull();
  });

  it('say in JSON why they refuse', async () => {
    const { store } = await open();
    const { url, headers } = await store.signPut('a', signed('the content'), 60);
    const send = async (body: string, changed = {}) => {
      const response = await fetch(url, { method: 'PUT', headers: { ...headers, ...changed }, body });
      return [response.status, await response.json()];
    };
    expect(await send('x')).toMatchObject([400, { error: { code: 'LENGTH_MISMATCH' } }]);
    expect(await send('The content')).toMatchObject([400, { error: { code: 'CHECKSUM_MISMATCH' } }]);
    expect(await send('the content', { 'content-type': 'text/html' })).toMatchObject([
      415,
      { error: { code: 'CONTENT_TYPE_MISMATCH' } },
    ]);
    expect(await (await fetch(url, { method: 'DELETE' })).json()).toMatchObject({
      error: { code: 'METHOD_NOT_ALLOWED' },
    });
  });

  it('answer a HEAD, a known version and a half of another version', async () => {
    const { store } = await open();
    await store.put('a', Buffer.from('0123456789'), text);
    const url = await store.signGet('a', 60);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
    const etag = head.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const range = (version: string) => fetch(url, { headers: { range: 'bytes=0-1', 'if-range': version } });
    expect((await range(etag)).status).toBe(206);
    expect((await range('"old"')).status).toBe(200);
    const outside = await fetch(url, { headers: { range: 'bytes=10-' } });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    for (const ignored of ['bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])
      expect((await fetch(url, { headers: { range: ignored } })).status).toBe(200);
  });

  it('let a page of another origin read and write, and never run as a page of ours', async () => {
    const { store } = await open();
    const { url } = await store.signPut('a', signed('x'), 60);
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: { origin: 'http://elsewhere', 'access-control-request-method': 'PUT' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    await store.put('page', Buffer.from('<script>'), { contentType: 'text/html' });
    const page = await fetch(await store.signGet('page', 60));
    expect(page.headers.get('access-control-allow-origin')).toBe('*');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('keep a file name from breaking out of its header', async () => {
    const { store } = await open();
    await store.put('a', Buffer.from('x'), text);
    const response = await fetch(await store.signGet('a', 60, '../a\r\nb: "c" \u{1F33F}\uD800.txt'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=".._a__b: _c_ ___.txt"; filename*=UTF-8''.._a__b%3A%20%22c%22%20%F0%9F%8C%BF_.txt`,
    );
  });

  it('lead to no file outside of the store', async () => {
    const { store, folder } = await open();
    writeFileSync(join(folder, 'outside'), 'secret');
    const url = new URL(await store.signGet('a', 60));
    for (const path of [
      '/objects/../outside',
      '/objects/..%2foutside',
      '/objects/',
      '/',
      '/outside',
      '/objects//etc/passwd',
    ]) {
      const status = await new Promise((resolve, reject) => {
        request({ host: url.hostname, port: url.port, path: path + url.search }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .once('error', reject)
          .end();
      });
      expect([403, 404]).toContain(status);
    }
    expect(readFileSync(join(folder, 'outside'), 'utf8')).toBe('secret');
  });

  it('are answered below a mounted path as well', async () => {
    let store!: DiskObjectStore;
    await serve(async (url) => {
      store = await DiskObjectStore.open({ folder: newFolder(), secret: SECRET, publicBaseUrl: `${url}/files/` });
      const app = express();
      app.use('/files', (incoming, response) => store.handler(incoming, response));
      return (incoming, response) => void app(incoming, response);
    });
    await store.put('files/a', Buffer.from('mounted'), text);
    expect(await (await fetch(await store.signGet('files/a', 60))).text()).toBe('mounted');
  });
});

/** Until a change of the disk shows, which announces itself by no event. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
