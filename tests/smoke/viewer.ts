import { type Browser, chromium, type Page } from 'playwright-core';
import type { Chromium } from '#agents/simulator/chromium';

/** Side of the grid that a picture is reduced to before two are compared. */
const GRID = 24;
/** Mean difference of two pictures, 0..255, from which on they count as different; noise of the codec stays below 1. */
const DIFFERENT = 2;

/** Someone who looks at a preview and touches it: a real Chromium with nothing but RTCPeerConnection. */
export class Viewer {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async open({ executablePath, args, env }: Chromium): Promise<Viewer> {
    const browser = await chromium.launch({ executablePath, args, env });
    const page = await browser.newPage();
    await page.setContent('<video id="video" muted autoplay playsinline></video>');
    return new Viewer(browser, page);
  }

  /** Connects by one offer and one answer, and waits for the first picture. */
  async connect(exchange: (offer: string) => Promise<string>): Promise<void> {
    const offer = await this.page.evaluate(OFFER);
    const answer = await exchange(String(offer));
    await this.page.evaluate(`preview.setRemoteDescription({ type: 'answer', sdp: ${JSON.stringify(answer)} })`);
    await this.page.waitForFunction(
      "document.getElementById('video').videoWidth > 0 && input.readyState === 'open'",
      null,
      {
        timeout: 20_000,
      },
    );
  }

  /** Taps until the picture changes; answers where. Throws when no place does anything. */
  async tapUntilChanged(places: readonly { x: number; y: number }[]): Promise<{ x: number; y: number }> {
    for (const place of places) {
      const before = await this.settled();
      await this.page.evaluate(`tap(${place.x}, ${place.y})`);
      const limit = Date.now() + 3_000;
      while (Date.now() < limit) if (difference(before, await this.picture()) > DIFFERENT) return place;
    }
    throw new Error(`Nothing changed in the picture after ${places.length} touches.`);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** A picture that does not move any more. */
  private async settled(): Promise<number[]> {
    let last = await this.picture();
    const limit = Date.now() + 5_000;
    while (Date.now() < limit) {
      const next = await this.picture();
      if (difference(last, next) < 0.5) return next;
      last = next;
    }
    return last;
  }

  /** The next picture that arrives, in grey. */
  private async picture(): Promise<number[]> {
    return this.page.evaluate<number[]>(`picture(${GRID})`);
  }
}

const difference = (a: number[], b: number[]) =>
  a.reduce((sum, value, place) => sum + Math.abs(value - (b[place] ?? 0)), 0) / a.length;

/** Runs in the page. */
const OFFER = `(async () => {
  const video = document.getElementById('video');
  window.preview = new RTCPeerConnection();
  preview.addTransceiver('video', { direction: 'recvonly' });
  window.input = preview.createDataChannel('input');
  preview.ontrack = ({ track }) => { video.srcObject = new MediaStream([track]); };
  let seq = 0;
  window.tap = (x, y) => {
    for (const phase of ['down', 'up']) input.send(JSON.stringify({ seq: ++seq, type: 'touch', phase, pointer: 1, x, y }));
  };
  const canvas = document.createElement('canvas');
  window.picture = (side) => new Promise((resolve) => video.requestVideoFrameCallback(() => {
    canvas.width = side; canvas.height = side * 2;
    const drawing = canvas.getContext('2d', { willReadFrequently: true });
    drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    resolve(Array.from({ length: data.length / 4 }, (_, place) => (data[place * 4] + data[place * 4 + 1] + data[place * 4 + 2]) / 3));
  }));
  await preview.setLocalDescription(await preview.createOffer());
  await new Promise((resolve) => {
    if (preview.iceGatheringState === 'complete') return resolve();
    preview.addEventListener('icegatheringstatechange', () => preview.iceGatheringState === 'complete' && resolve());
  });
  return preview.localDescription.sdp;
})()`;
