import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#agents/simulator/browser';
import { findChromium } from '#agents/simulator/chromium';
import type { Frame } from './device';
import { WebDevice } from './web-device';

const APP = Buffer.from(`<!doctype html><meta name=viewport content="width=device-width,initial-scale=1">
<body style="margin:0;height:100vh"><input id=name style="position:absolute;left:0;top:0;width:200px;height:40px"><script>
window.heard = [];
for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) document.addEventListener(type, (event) =>
  heard.push([type, event.touches.length, ...[...event.changedTouches].map((t) => [t.identifier, Math.round(t.clientX), Math.round(t.clientY)])]), { passive: true });
</script>`);

describe('WebDevice', () => {
  let browser: Browser;
  let device: WebDevice;

  beforeAll(async () => {
    browser = await launchBrowser(await findChromium({}, join(tmpdir(), 'native-app-cloud')));
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    device = await WebDevice.start(browser, { name: 'Pixel', platform: 'ANDROID' });
  });
  afterEach(() => device.close());

  it('follows each of several fingers', async () => {
    await device.open(APP);
    await device.touch({ phase: 'down', pointer: 900, x: 0.5, y: 0.5 });
    await device.touch({ phase: 'down', pointer: 7, x: 0.25, y: 0.25 });
    await device.touch({ phase: 'move', pointer: 900, x: 0.5, y: 0.75 });
    await device.touch({ phase: 'up', pointer: 900, x: 0.5, y: 0.75 });
    await device.touch({ phase: 'up', pointer: 7, x: 0.25, y: 0.25 });
    await device.touch({ phase: 'up', pointer: 7, x: 0.25, y: 0.25 });
    expect(await device.page.evaluate('heard')).toEqual([
      ['touchstart', 1, [0, 200, 424]],
      ['touchstart', 2, [1, 100, 212]],
      ['touchmove', 2, [0, 200, 636]],
      ['touchend', 1, [0, 200, 636]],
      ['touchend', 0, [1, 100, 212]],
    ]);
  });

  it('types into the field that was touched', async () => {
    await device.open(APP);
    for (const phase of ['down', 'up'] as const) await device.touch({ phase, pointer: 1, x: 0.1, y: 0.01 });
    await device.text('Grüße 🌱');
    await device.key('Backspace');
    await device.key('!');
    expect(await device.page.evaluate('document.activeElement.value')).toBe('Grüße !');
    await expect(device.key('NoSuchKey')).rejects.toThrow('The device has no key "NoSuchKey".');
  });

  it('sends a frame of each change, in the form in which the device is held', async () => {
    await device.open(APP);
    const sizes: string[] = [];
    let arrived = () => {};
    await device.onFrame(async (frame: Frame) => {
      sizes.push(jpegSize(Buffer.from(frame.jpeg, 'base64')));
      arrived();
    });
    const until = (size: string) =>
      new Promise<void>((resolve) => {
        arrived = () => sizes.includes(size) && resolve();
        arrived();
      });
    await until('400x848');
    expect(await device.rotate()).toMatchObject({ width: 848, height: 400 });
    await until('848x400');
  });

  it('keeps the app from every network', async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.end('secret');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    const base = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    await device.open(
      Buffer.from(`<body><img src="http://${base}/img"><script src="http://${base}/script"></script><link rel=prefetch href="http://${base}/prefetch">
        <iframe src="http://${base}/frame"></iframe><iframe srcdoc="<script>parent.inner = typeof RTCPeerConnection</script>"></iframe><script>
        window.tries = Promise.allSettled([fetch('http://${base}/fetch'), new Promise((_, no) => { new WebSocket('ws://${base}/socket').onerror = no; }),
          new Promise((yes) => { navigator.sendBeacon('http://${base}/beacon'); yes(window.open('http://${base}/popup')); }),
          Promise.resolve().then(() => new RTCPeerConnection({ iceServers: [{ urls: 'stun:${base}' }] }))]);
      </script>still here`),
    );
    await device.page.evaluate(`void (location.href = 'http://${base}/away')`);
    const outcome = await device.page.evaluate<string[]>('tries.then((all) => all.map(({ status }) => status))');
    expect(outcome).toEqual(['rejected', 'rejected', 'fulfilled', 'rejected']);
    expect(await device.page.evaluate('[document.body.innerText.trim(), window.inner]')).toEqual([
      'still here',
      'undefined',
    ]);
    expect(requests).toEqual([]);
  });

  it('has nothing of the session before', async () => {
    await device.open(Buffer.from(`<script>localStorage.secret = 'x'; document.cookie = 'a=b';</script>`));
    await device.button('home');
    expect(await device.page.evaluate('localStorage.secret')).toBe('x');
    const next = await WebDevice.start(browser, { name: 'Pixel', platform: 'ANDROID' });
    await next.open(APP);
    expect(await next.page.evaluate('[localStorage.length, document.cookie]')).toEqual([0, '']);
    await next.close();
  });

  it('goes back where the app says, else in its history', async () => {
    await device.open(
      Buffer.from(
        `<script>document.addEventListener('backbutton', (event) => window.taken && event.preventDefault());</script>`,
      ),
    );
    await device.page.evaluate(`location.hash = 'second'`);
    await device.page.evaluate('window.taken = true');
    await device.button('back');
    expect(await device.page.evaluate('location.hash')).toBe('#second');
    await device.page.evaluate('window.taken = false');
    await device.button('back');
    await device.page.waitForFunction(`location.hash === ''`);
  });

  it('reports a crash', async () => {
    await device.open(APP);
    const failure = new Promise<Error>((resolve) => device.onFailure(resolve));
    device.cdp.send('Page.crash').catch(() => undefined);
    expect((await failure).message).toMatch(/crashed/);
  });
});

function jpegSize(jpeg: Buffer): string {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) return `${jpeg.readUInt16BE(at + 7)}x${jpeg.readUInt16BE(at + 5)}`;
  }
  return 'unknown';
}
