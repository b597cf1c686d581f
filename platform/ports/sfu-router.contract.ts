import type { Browser } from 'playwright-core';
import { InvalidOffer, NothingPublished, type SfuRouter } from './sfu-router';
import { BrowserPeer } from './sfu-router.peers';

/** What every SfuRouter promises, tried with pages of a real browser. */
export function sfuRouterContract(open: () => Promise<SfuRouter>, launch: () => Promise<Browser>): void {
  let router: SfuRouter;
  let browser: Browser;
  const peers: BrowserPeer[] = [];

  const peer = async () => {
    const opened = await BrowserPeer.open(browser);
    peers.push(opened);
    return opened;
  };
  const publish = async (session: string, codec: string, colour: string) => {
    const publisher = await peer();
    await publisher.connect(`peer.offerToPublish('${codec}', '${colour}')`, (offer) => router.publish(session, offer));
    return publisher;
  };
  const view = async (session: string, viewer: string, options = '{}') => {
    const page = await peer();
    await page.connect(`peer.offerToView(${options})`, (offer) => router.view(session, viewer, offer));
    return page;
  };

  beforeAll(async () => {
    [router, browser] = await Promise.all([open(), launch()]);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(peers.splice(0).map((opened) => opened.vanish()));
  });
  afterAll(async () => {
    await router.close();
    await browser.close();
  });

  it.each(['VP8', 'H264'])('forwards %s to several viewers, also to one that comes late', async (codec) => {
    await publish(`s-${codec}`, codec, 'red');
    const early = await view(`s-${codec}`, 'early');
    await early.until(`peer.colour === 'red'`);
    const late = await view(`s-${codec}`, 'late');
    await late.until(`peer.colour === 'red'`);
    expect(router.stats(`s-${codec}`)).toMatchObject({ viewers: 2 });
    expect(router.stats(`s-${codec}`)?.bytesForwarded).toBeGreaterThan(1_000);
    await router.end(`s-${codec}`);
    expect(router.stats(`s-${codec}`)).toBeNull();
  });

  it('carries input to the publisher with the name of its viewer, and each answer back to that viewer alone', async () => {
    const publisher = await publish('s-input', 'VP8', 'red');
    const [ada, bob] = [await view('s-input', 'ada'), await view('s-input', 'bob')];
    await ada.run(`peer.say('{"seq":1}')`);
    await bob.run(`peer.say('{"seq":2}')`);
    await ada.until(`peer.messages.length > 0`);
    await bob.until(`peer.messages.length > 0`);
    expect(await ada.run('peer.messages')).toEqual(['heard {"seq":1}']);
    expect(await bob.run('peer.messages')).toEqual(['heard {"seq":2}']);
    expect(await publisher.run('peer.messages')).toEqual([
      { viewer: 'ada', text: '{"seq":1}' },
      { viewer: 'bob', text: '{"seq":2}' },
    ]);
  });

  it('does not let a viewer drive that may only look, and says so', async () => {
    const publisher = await publish('s-rights', 'VP8', 'red');
    const guest = await peer();
    await guest.connect('peer.offerToView()', (offer) => router.view('s-rights', 'guest', offer, { mayDrive: false }));
    const driver = await view('s-rights', 'driver');
    await guest.until(`peer.colour === 'red'`);
    await guest.run(`peer.say('{"seq":1}')`);
    await guest.until(`peer.messages.length > 0`);
    expect(await guest.run('peer.messages')).toEqual([expect.stringContaining('error')]);
    await driver.run(`peer.say('{"seq":2}')`);
    await driver.until(`peer.messages.length > 0`);
    expect(await publisher.run('peer.messages')).toEqual([{ viewer: 'driver', text: '{"seq":2}' }]);
  });

  it('loses none of the first messages: a repetition would take a second', async () => {
    await publish('s-first', 'VP8', 'red');
    const viewer = await view('s-first', 'ada');
    await viewer.until(`peer.channel.readyState === 'open'`);
    const slowest = await viewer.run<number>(`(async () => {
      let slowest = 0;
      for (let n = 0; n < 12; n++) {
        const since = performance.now();
        const answer = new Promise((resolve) => peer.channel.addEventListener('message', resolve, { once: true }));
        peer.channel.send('message ' + n);
        await answer;
        slowest = Math.max(slowest, performance.now() - since);
      }
      return slowest;
    })()`);
    expect(slowest).toBeLessThan(900);
  });

  it('refuses a message that is too long or not text, and keeps the connection', async () => {
    const publisher = await publish('s-hostile', 'VP8', 'red');
    const viewer = await view('s-hostile', 'eve');
    await viewer.run(`peer.say('x'.repeat(60000)).then?.(() => 0)`);
    await viewer.run(`peer.say(new Uint8Array(8)).then?.(() => 0)`.replace('.then?.(() => 0)', ''));
    await viewer.run(`peer.say('fine')`);
    await viewer.until(`peer.messages.length === 3`);
    const answers = await viewer.run<string[]>('peer.messages');
    expect(answers.map((answer) => Object.keys(answer.startsWith('{') ? JSON.parse(answer) : {}))).toEqual([
      ['error'],
      ['error'],
      [],
    ]);
    expect(await publisher.run('peer.messages')).toEqual([{ viewer: 'eve', text: 'fine' }]);
  });

  it('goes on with the next publisher of a session, for the viewers that are there', async () => {
    await publish('s-replaced', 'VP8', 'red');
    const viewer = await view('s-replaced', 'ada');
    await viewer.until(`peer.colour === 'red'`);
    const second = await publish('s-replaced', 'VP8', 'blue');
    await viewer.until(`peer.colour === 'blue'`);
    await viewer.run(`peer.say('still here')`);
    await second.until(`peer.messages.some((message) => message.text === 'still here')`);
  });

  it('hears at once that a viewer was disconnected, and tells the publisher', async () => {
    const gone: string[][] = [];
    // Viewers of the tests before are found to be gone meanwhile.
    router.onViewerGone((...names) => names[0] === 's-gone' && gone.push(names));
    const publisher = await publish('s-gone', 'VP8', 'red');
    const viewer = await view('s-gone', 'ada');
    await viewer.until(`peer.colour === 'red'`);
    await router.disconnect('s-gone', 'ada');
    expect(gone).toEqual([['s-gone', 'ada']]);
    await publisher.until(`peer.messages.some((message) => message.viewer === 'ada' && message.left)`);
    await router.disconnect('s-gone', 'nobody');
    expect(gone).toHaveLength(1);
  });

  it('hears within two seconds that a viewer closed its connection', async () => {
    const gone = new Promise<number>((resolve) =>
      router.onViewerGone((session) => session === 's-closed' && resolve(Date.now())),
    );
    await publish('s-closed', 'VP8', 'red');
    const viewer = await view('s-closed', 'ada');
    await viewer.until(`peer.colour === 'red' && peer.channel.readyState === 'open'`);
    const since = Date.now();
    await viewer.run('peer.pc.close()');
    expect((await gone) - since).toBeLessThan(2_000);
  });

  it('hears within fifteen seconds that a viewer vanished without a word', async () => {
    const gone = new Promise((resolve) =>
      router.onViewerGone((session, viewer) => session === 's-killed' && resolve(viewer)),
    );
    await publish('s-killed', 'VP8', 'red');
    const viewer = await view('s-killed', 'ada');
    await viewer.until(`peer.colour === 'red'`);
    const since = Date.now();
    await viewer.vanish();
    await expect(gone).resolves.toBe('ada');
    expect(Date.now() - since).toBeLessThan(15_000);
  });

  it('answers an offer that also wants sound or to send, with what it has', async () => {
    await publish('s-odd', 'VP8', 'green');
    const viewer = await view('s-odd', 'ada', `{ audio: true, direction: 'sendrecv' }`);
    await viewer.until(`peer.colour === 'green'`);
  });

  it('says what is wrong with an offer', async () => {
    const viewer = await peer();
    const offer = await viewer.run<string>(`peer.offerToView()`);
    await expect(router.view('s-none', 'ada', offer)).rejects.toThrow(NothingPublished);
    await publish('s-offers', 'H264', 'red');
    for (const bad of [
      '',
      'hello',
      'v=0',
      offer.replace(/a=ice-pwd.*\r\n/g, ''),
      offer.replace(/m=video/g, 'm=audio'),
      `${offer}a=\u0000`,
    ])
      await expect(router.view('s-offers', 'ada', bad)).rejects.toThrow(InvalidOffer);
    await expect(router.publish('s-offers', offer)).rejects.toThrow(/no video section that wants to send/);
    const other = await peer();
    const vp8 = await other.run<string>(`peer.offerToView({ codec: 'VP8' })`);
    await expect(router.view('s-offers', 'ada', vp8)).rejects.toThrow(/published as H264/);
  });
}
