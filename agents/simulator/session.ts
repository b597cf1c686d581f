import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { PreviewInput, PreviewInputAnswer } from '#schema/shared/preview-input';
import { launchBrowser } from './browser';
import { Encoder } from './capture/encoder';
import { FrameCount } from './capture/frame-count';
import type { Chromium } from './chromium';
import type { Device, DeviceDescription } from './devices/device';
import { WebDevice } from './devices/web-device';
import { InputDispatcher } from './input/dispatcher';

const STATS_MILLISECONDS = 1000;
const PUBLISH_ATTEMPTS = 5;
const GRAPH_VIEWER = 'graph';

export interface StreamStats {
  /** Changes of the screen in the last second; 0 while nothing moves. */
  framesPerSecond: number;
  /** Median milliseconds from the device's screen to the router: capture, encoding, half the way there and back. Null before the first frame. */
  p50LatencyMs: number | null;
  width: number;
  height: number;
}

export interface SessionOptions {
  chromium: Chromium;
  device: { name: string; platform: 'IOS' | 'ANDROID' };
  /** The app: one self-contained HTML document. */
  bundle: Buffer;
  /** Signals to the router: takes an SDP offer and gives the answer. Called again when the connection is lost. */
  publish: (offer: string) => Promise<string>;
  /** Hears about once a second. */
  onStats: (stats: StreamStats) => void;
  /** Hears at most once, when the session cannot go on; it is closed by then. The message is for the person at the viewer. */
  onFailure: (error: Error) => void;
}

export interface RunningSession {
  device(): DeviceDescription;
  /** Input that came through the graph; the same as over the data channel. */
  sendInput(input: PreviewInput): Promise<PreviewInputAnswer>;
  rotate(): Promise<DeviceDescription>;
  /** A PNG. */
  screenshot(): Promise<Buffer>;
  /** Runs another build of the app; viewers and the app's data stay. */
  reload(bundle: Buffer): Promise<void>;
  /** Connects to the router anew: it is known to have lost the video before the connection tells. */
  republish(): Promise<void>;
  /** Ends everything and leaves nothing behind. Twice is no error. */
  close(): Promise<void>;
}

/** Runs an app on a fresh device in a browser of its own and publishes its screen. Throws when that does not come about; nothing is left then. */
export async function startSession(options: SessionOptions): Promise<RunningSession> {
  const browser = await launchBrowser(options.chromium);
  const device = await WebDevice.start(browser, options.device).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const session = new Session(options, browser, device);
  try {
    await session.start();
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

class Session implements RunningSession {
  readonly #frames = new FrameCount();
  readonly #inputs: InputDispatcher;
  #encoder: Encoder | null = null;
  #statsTimer: NodeJS.Timeout | null = null;
  #isPublishing = false;
  #isClosed = false;

  constructor(
    readonly options: SessionOptions,
    readonly browser: Browser,
    readonly screen: Device,
  ) {
    this.#inputs = new InputDispatcher(screen, () => this.#frames.next());
  }

  async start(): Promise<void> {
    const encoder = await Encoder.open(this.browser, {
      input: (viewer, text) => void this.#answer(viewer, text),
      viewerLeft: (viewer) => void this.#inputs.release(viewer),
      disconnected: () => void this.#publishAgain(),
    });
    this.#encoder = encoder;
    this.screen.onFailure((error) => this.#fail(error));
    this.browser.once('disconnected', () =>
      this.#fail(new Error('The browser that runs the device has ended. Start the preview again.')),
    );
    await this.screen.open(this.options.bundle);
    await this.screen.onFrame(async ({ jpeg, capturedAt }) => {
      // A frame that cannot be drawn is a frame lost; a browser that is gone is told above.
      const isDrawn = await encoder.draw(jpeg).then(
        () => true,
        () => false,
      );
      if (isDrawn) this.#frames.drawn(capturedAt);
    });
    await encoder.publish(this.options.publish);
    this.#statsTimer = setInterval(() => void this.#tellStats(), STATS_MILLISECONDS);
  }

  device(): DeviceDescription {
    return this.screen.description();
  }

  sendInput(input: PreviewInput): Promise<PreviewInputAnswer> {
    return this.#inputs.perform(GRAPH_VIEWER, input);
  }

  rotate(): Promise<DeviceDescription> {
    return this.screen.rotate();
  }

  screenshot(): Promise<Buffer> {
    return this.screen.screenshot();
  }

  reload(bundle: Buffer): Promise<void> {
    return this.screen.open(bundle);
  }

  republish(): Promise<void> {
    return this.#publishAgain();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#statsTimer) clearInterval(this.#statsTimer);
    await this.screen.close();
    await this.#encoder?.close();
    await this.browser.close();
  }

  async #answer(viewer: string, text: string): Promise<void> {
    const answer = await this.#inputs.handle(viewer, text);
    await this.#encoder?.answer({ viewer, text: JSON.stringify(answer) }).catch(() => undefined);
  }

  async #publishAgain(): Promise<void> {
    if (this.#isPublishing || this.#isClosed) return;
    this.#isPublishing = true;
    for (let attempt = 0; attempt < PUBLISH_ATTEMPTS && !this.#isClosed; attempt++) {
      await pause(1000 * (2 ** attempt - 1));
      const problem = await this.#encoder?.publish(this.options.publish).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
      );
      if (!problem) break;
      if (attempt === PUBLISH_ATTEMPTS - 1)
        this.#fail(new Error(`The video does not reach the router any more: ${problem}. Start the preview again.`));
    }
    this.#isPublishing = false;
  }

  async #tellStats(): Promise<void> {
    const totals = await this.#encoder?.totals().catch(() => null);
    if (!totals || this.#isClosed) return;
    const { width, height, scale } = this.screen.description();
    const age = this.#frames.medianAge();
    const encoding = totals.framesEncoded > 0 ? totals.encodeTime / totals.framesEncoded : 0;
    this.options.onStats({
      framesPerSecond: this.#frames.perSecond(),
      p50LatencyMs: age === null ? null : Math.round(age + encoding + totals.roundTripTime / 2),
      width: width * scale,
      height: height * scale,
    });
  }

  #fail(error: Error): void {
    if (this.#isClosed) return;
    void this.close();
    this.options.onFailure(error);
  }
}
