import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { WeriftSfuRouter } from '#platform/adapters/sfu-router/werift';
import { BrowserPeer } from '#platform/ports/sfu-router.peers';
import { launchBrowser } from './browser';
import { findChromium } from './chromium';
import { KeptData } from './devices/kept-data';
import type { RunningSession, SessionOptions, StreamStats } from './running-session';
import { startSession } from './session';
import { SharedBrowser } from './shared-browser';

const APP = Buffer.from(`<!doctype html><meta name=viewport content="width=device-width">
<body style="margin:0;height:100vh;background:red;touch-action:manipulation">
<input id=name style="position:absolute;top:600px;left:100px;width:200px;height:60px">
<script>
addEventListener('touchstart', () => { if (document.activeElement === document.body) document.body.style.background = 'blue'; });
addEventListener('touchcancel', () => { document.body.style.background = 'red'; });
addEventListener('touchend', () => { localStorage.touched = 'yes'; });
if (localStorage.touched) document.body.style.background = 'blue';
document.getElementById('name').addEventListener('input', ({ target }) => { if (target.value === 'Käse') document.body.style.background = 'green'; });
</script>`);

describe('a preview session', () => {
  const router = new WeriftSfuRouter();
  const failures: Error[] = [];
  const stats: StreamStats[] = [];
  let shared: SharedBrowser;
  let data: KeptData;
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

  const options = (): SessionOptions => ({
    browser: shared,
    data,
    device: { name: 'Pixel', platform: 'ANDROID' },
    bundle: APP,
    publish: (offer) => router.publish(String(sessionId), offer),
    onStats: (entry) => stats.push(entry),
    onFailure: (error) => failures.push(error),
  });
  const until = (what: string, isSo: () => Promise<boolean> | boolean) =>
    new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`It never came about: ${what}.`)), 15_000);
      const look = async () => {
        if (!(await isSo())) return setTimeout(() => void look(), 50);
        clearTimeout(deadline);
        resolve();
      };
      void look();
    });
  /** The processes of the agent's browser by their kind: how many, and the number of the last. */
  const processes = async () => {
    const place = await shared.place();
    try {
      const cdp = await place.browser.newBrowserCDPSession();
      const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
      const of = (kind: string) => processInfo.filter(({ type }) => type === kind).map(({ id }) => id);
      return { browser: of('browser')[0]!, renderers: of('renderer').length };
    } finally {
      await place.release();
    }
  };

  beforeAll(async () => {
    const chromium = await findChromium({}, join(tmpdir(), 'native-app-cloud'));
    shared = new SharedBrowser(async () => chromium);
    browser = await launchBrowser(chromium);
  }, 60_000);
  beforeEach(async () => {
    sessionId++;
    data = await KeptData.open(null);
    session = await startSession(options());
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
    await until('published again', () => router.stats(String(sessionId)) !== null);
    const ada = await view('ada');
    await expect(ada.until(`peer.colour === 'red'`)).resolves.toBeUndefined();
  });

  it('goes on in another browser, with the data of the app, when its browser is killed', async () => {
    const ada = await view('ada');
    await ada.until(`peer.colour === 'red'`);
    const finger = { type: 'touch', pointer: 1, x: 0.5, y: 0.2 };
    await send(ada, { seq: 1, phase: 'down', ...finger });
    await send(ada, { seq: 2, phase: 'up', ...finger });
    await session.rotate();
    await until('the data is kept', () => data.entries.length > 0);
    const frozen = await ada.run<number>('peer.frames');
    const before = await processes();
    process.kill(before.browser, 'SIGKILL');
    await ada.until(`peer.frames > ${frozen} && peer.colour === 'blue'`, 15_000);
    const isLying = `document.querySelector('video').videoWidth > document.querySelector('video').videoHeight`;
    await expect(ada.until(isLying, 20_000)).resolves.toBeUndefined();
    expect((await processes()).browser).not.toBe(before.browser);
    expect(failures).toEqual([]);
  }, 60_000);

  it('fails with a sentence when its browser ends again and again', async () => {
    for (let time = 0; time < 3; time++) {
      const { browser: pid } = await processes();
      const isOpen = () => session.screenshot().then(Boolean, () => false);
      process.kill(pid, 'SIGKILL');
      await until('the device begins again, or is given up', async () => failures.length > 0 || (await isOpen()));
    }
    expect(failures.map(({ message }) => message)).toEqual([expect.stringContaining('third time')]);
    failures.length = 0;
  }, 40_000);

  it('shares one browser with other sessions, not a process with their apps, and leaves none behind', async () => {
    const alone = await processes();
    const publish = (offer: string) => router.publish('other', offer);
    const device = { name: 'iPhone', platform: 'IOS' } as const;
    const other = await startSession({ ...options(), device, publish, data: await KeptData.open(null) });
    const both = await processes();
    expect(both).toEqual({ browser: alone.browser, renderers: alone.renderers + 1 });
    await other.close();
    await session.close();
    await router.end('other');
    await until('the browser has ended', () => !isAlive(alone.browser));
  }, 40_000);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
