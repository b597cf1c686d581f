import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { WeriftSfuRouter } from '#platform/adapters/sfu-router/werift';
import { BrowserPeer } from '#platform/ports/sfu-router.peers';
import { launchBrowser } from './browser';
import { type Chromium, findChromium } from './chromium';
import { type RunningSession, startSession, type StreamStats } from './session';

const APP = Buffer.from(`<!doctype html><meta name=viewport content="width=device-width">
<body style="margin:0;height:100vh;background:red;touch-action:manipulation">
<input id=name style="position:absolute;top:600px;left:100px;width:200px;height:60px">
<script>
addEventListener('touchstart', () => { if (document.activeElement === document.body) document.body.style.background = 'blue'; });
addEventListener('touchcancel', () => { document.body.style.background = 'red'; });
document.getElementById('name').addEventListener('input', ({ target }) => { if (target.value === 'Käse') document.body.style.background = 'green'; });
</script>`);

describe('a preview session', () => {
  const router = new WeriftSfuRouter();
  const failures: Error[] = [];
  const stats: StreamStats[] = [];
  let chromium: Chromium;
  let browser: Browser;
  let session: RunningSession;
  let sessionId = 0;

  const view = async (viewer: string) => {
    const peer = await BrowserPeer.open(browser);
    await peer.connect('peer.offerToView()', (offer) => router.view(String(sessionId), viewer, offer));
    return peer;
  };
  const send = async (peer: BrowserPeer, message: object) => {
    const before = await peer.run<number>('peer.messages.length');
    await peer.run(`peer.say(${JSON.stringify(JSON.stringify(message))})`);
    await peer.until(`peer.messages.length > ${before}`);
    return JSON.parse(await peer.run<string>(`peer.messages[${before}]`));
  };

  beforeAll(async () => {
    chromium = await findChromium({}, join(tmpdir(), 'native-app-cloud'));
    browser = await launchBrowser(chromium);
  }, 60_000);
  beforeEach(async () => {
    sessionId++;
    session = await startSession({
      chromium,
      device: { name: 'Pixel', platform: 'ANDROID' },
      bundle: APP,
      publish: (offer) => router.publish(String(sessionId), offer),
      onStats: (entry) => stats.push(entry),
      onFailure: (error) => failures.push(error),
    });
  }, 30_000);
  afterEach(async () => {
    await session.close();
    await router.end(String(sessionId));
  });
  afterAll(async () => {
    await router.close();
    await browser.close();
  });

  it('shows the app, obeys touch and text, and says in which frame each is seen', async () => {
    const ada = await view('ada');
    await ada.until(`peer.colour === 'red'`);
    const touched = await send(ada, { seq: 1, type: 'touch', phase: 'down', pointer: 1, x: 0.5, y: 0.2 });
    expect(touched).toEqual({ ack: 1, frame: expect.any(Number) });
    expect(touched.frame).toBeGreaterThan(0);
    await ada.until(`peer.colour === 'blue'`, 1000);
    await send(ada, { seq: 2, type: 'touch', phase: 'up', pointer: 1, x: 0.5, y: 0.2 });

    const field = { pointer: 2, x: 0.5, y: 630 / 848 };
    await send(ada, { seq: 3, type: 'touch', phase: 'down', ...field });
    await send(ada, { seq: 4, type: 'touch', phase: 'up', ...field });
    const typed = await send(ada, { seq: 5, type: 'text', text: 'Käse' });
    expect(typed.frame).toBeGreaterThan(touched.frame);
    await ada.until(`peer.colour === 'green'`, 1000);
    expect(failures).toEqual([]);
  });

  it('shows a second viewer the picture of an app at rest', async () => {
    const ada = await view('ada');
    await ada.until(`peer.colour === 'red'`);
    const bob = await view('bob');
    await expect(bob.until(`peer.colour === 'red'`)).resolves.toBeUndefined();
  });

  it('lifts the finger of a viewer that went away with it on the screen', async () => {
    const [ada, bob] = [await view('ada'), await view('bob')];
    await send(ada, { seq: 1, type: 'touch', phase: 'down', pointer: 1, x: 0.5, y: 0.2 });
    await bob.until(`peer.colour === 'blue'`);
    await router.disconnect(String(sessionId), 'ada');
    await expect(bob.until(`peer.colour === 'red'`)).resolves.toBeUndefined();
  });

  it('answers hostile messages with what is wrong, and goes on', async () => {
    const eve = await view('eve');
    await eve.until(`peer.colour === 'red'`);
    const bad = [
      { seq: 1, type: 'touch', phase: 'down', pointer: 1, x: 7, y: 0 },
      { seq: 2, type: 'shell', command: 'rm' },
      { seq: 'x', type: 'text', text: 'y' },
      { seq: 3, type: 'key', key: 'Nope' },
      { __proto__: null, type: 'text', seq: 4, text: '' },
    ];
    for (const message of bad)
      expect(await send(eve, message)).toEqual(expect.objectContaining({ error: expect.any(String) }));
    await eve.run(`peer.say('{')`);
    expect(await send(eve, { seq: 9, type: 'touch', phase: 'up', pointer: 44, x: 0, y: 0 })).toBeDefined();
    await eve.until(`peer.messages.some((text) => text.includes('"ack":9'))`);
  });

  it('takes input through the graph, turns, and makes a screenshot', async () => {
    const ada = await view('ada');
    await session.sendInput({ seq: 1, type: 'touch', phase: 'down', pointer: 1, x: 0.5, y: 0.2 });
    await ada.until(`peer.colour === 'blue'`);
    expect(await session.rotate()).toMatchObject({ width: 848, height: 400 });
    await ada.until(`document.querySelector('video').videoWidth > document.querySelector('video').videoHeight`);
    expect((await session.screenshot()).subarray(1, 4).toString()).toBe('PNG');
    expect(stats.at(-1)).toMatchObject({ framesPerSecond: expect.any(Number), width: expect.any(Number) });
  });

  it('publishes again when the router lost the connection, and viewers see it go on', async () => {
    const early = await view('early');
    await early.until(`peer.colour === 'red'`);
    await router.end(String(sessionId));
    await new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error('The session was not published again.')), 10_000);
      const look = setInterval(() => {
        if (!router.stats(String(sessionId))) return;
        clearInterval(look);
        clearTimeout(deadline);
        resolve();
      }, 50);
    });
    const ada = await view('ada');
    await expect(ada.until(`peer.colour === 'red'`)).resolves.toBeUndefined();
  });
});
