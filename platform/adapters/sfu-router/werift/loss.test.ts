import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { RTCDtlsTransport, RTCRtpReceiver } from 'werift';
import { launchBrowser } from '#agents/simulator/browser';
import { findChromium } from '#agents/simulator/chromium';
import { BrowserPeer } from '#platform/ports/sfu-router.peers';
import { WeriftSfuRouter } from '../werift';

/** One of so many packets is lost on its way, retransmissions as well. */
const LOST_OF = 10;

const mends: (() => void)[] = [];

/** Makes a network that loses packets of the method through which all of them go; what it answers for a lost one is `lost`. */
function losePackets(owner: object, method: string, lost?: unknown) {
  const network = { isLossy: false, lost: 0 };
  let count = 0;
  const real: (...given: unknown[]) => unknown = Reflect.get(owner, method);
  const lossy = function (this: unknown, ...given: unknown[]) {
    if (!network.isLossy || ++count % LOST_OF > 0) return real.apply(this, given);
    network.lost++;
    return lost;
  };
  Reflect.set(owner, method, lossy);
  mends.push(() => Reflect.set(owner, method, real));
  return network;
}

describe('the werift router on a network that loses packets', () => {
  let browser: Browser;
  let router: WeriftSfuRouter;
  const peers: BrowserPeer[] = [];

  beforeAll(async () => {
    browser = await launchBrowser(await findChromium({}, join(tmpdir(), 'native-app-cloud')));
  }, 60_000);
  beforeEach(() => {
    router = new WeriftSfuRouter();
  });
  afterEach(async () => {
    await Promise.all(peers.splice(0).map((peer) => peer.vanish()));
    await router.close();
    for (const mend of mends.splice(0)) mend();
  });
  afterAll(() => browser.close());

  const open = async () => {
    const peer = await BrowserPeer.open(browser);
    peers.push(peer);
    return peer;
  };
  const publish = async () => {
    const publisher = await open();
    await publisher.connect(`peer.offerToPublish('H264', 'red')`, (offer) => router.publish('s', offer));
    return publisher;
  };
  const view = async (name: string) => {
    const viewer = await open();
    await viewer.connect('peer.offerToView()', (offer) => router.view('s', name, offer));
    await viewer.until(`peer.colour === 'red'`);
    return viewer;
  };
  const told = (peer: BrowserPeer, name: string) => peer.run<number>(`peer.stat('inbound-rtp', '${name}')`);
  const sees = (peer: BrowserPeer, frames: number) => peer.until(`peer.frames > ${frames}`, 20_000);

  it('sends a viewer again what it has missed, without a new key frame', async () => {
    const toViewer = losePackets(RTCDtlsTransport.prototype, 'sendRtp', Promise.resolve(0));
    await publish();
    const viewer = await view('ada');
    const keyFrames = await told(viewer, 'keyFramesDecoded');
    const frames = await viewer.run<number>('peer.frames');
    toViewer.isLossy = true;
    await sees(viewer, frames + 60);
    expect(toViewer.lost).toBeGreaterThan(3);
    expect(await told(viewer, 'nackCount')).toBeGreaterThan(0);
    expect(await told(viewer, 'retransmittedPacketsReceived')).toBeGreaterThan(0);
    expect(await told(viewer, 'keyFramesDecoded')).toBe(keyFrames);
  });

  it('asks the publisher again for what has not arrived, and viewers miss nothing of it', async () => {
    const fromPublisher = losePackets(RTCRtpReceiver.prototype, 'handleRTP');
    const publisher = await publish();
    const viewer = await view('ada');
    const keyFrames = await told(viewer, 'keyFramesDecoded');
    const frames = await viewer.run<number>('peer.frames');
    fromPublisher.isLossy = true;
    await sees(viewer, frames + 60);
    expect(fromPublisher.lost).toBeGreaterThan(3);
    expect(await publisher.run<number>(`peer.stat('outbound-rtp', 'nackCount')`)).toBeGreaterThan(0);
    expect(await told(viewer, 'keyFramesDecoded')).toBe(keyFrames);
  });

  it('shows a viewer that comes late a picture at once, by a key frame of its own', async () => {
    const publisher = await publish();
    await view('early');
    const before = await publisher.run<number>(`peer.stat('outbound-rtp', 'keyFramesEncoded')`);
    const late = await open();
    await late.connect('peer.offerToView()', (offer) => router.view('s', 'late', offer));
    await late.until(`peer.pc.connectionState === 'connected'`);
    await late.until('peer.frames > 0', 1500);
    expect(await publisher.run<number>(`peer.stat('outbound-rtp', 'keyFramesEncoded')`)).toBeGreaterThan(before);
  });
});
