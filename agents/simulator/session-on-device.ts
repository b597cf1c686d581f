import { setTimeout as pause } from 'node:timers/promises';
import type { PreviewInput, PreviewInputAnswer } from '#schema/shared/preview-input';
import { Encoder } from './capture/encoder';
import { FrameCount } from './capture/frame-count';
import type { Device, DeviceDescription } from './devices/device';
import { WebDevice } from './devices/web-device';
import { InputDispatcher } from './input/dispatcher';
import type { RunningSession, SessionOptions } from './running-session';
import { BrowserLost, type BrowserPlace } from './shared-browser';

const STATS_MILLISECONDS = 1000;
// What the app stores is kept this often, and when the session is closed.
const KEEP_DATA_MILLISECONDS = 2000;
// An app that hangs does not hang the end of its session.
const LAST_DATA_MILLISECONDS = 500;
const PUBLISH_ATTEMPTS = 5;
const GRAPH_VIEWER = 'graph';
// The page of a browser that ends is gone a moment before the browser itself is known to be.
const LOSS_SHOWS_MILLISECONDS = 200;

/** Runs an app on a fresh device in a place of the browser, for as long as that lives. Throws when it does not come about, `BrowserLost` when the browser is why; nothing is left then. */
export async function startOnDevice(options: SessionOptions): Promise<RunningSession> {
  const place = await options.browser.place();
  let session: Session | null = null;
  try {
    const device = await WebDevice.start(place.browser, options.device, options.data.entries);
    session = new Session(options, place, device);
    await session.start();
    return session;
  } catch (error) {
    const isLost = !place.browser.isConnected();
    await (session ? session.close() : place.release());
    throw isLost ? lostBrowser() : error;
  }
}

const lostBrowser = () => new BrowserLost('The browser that runs the device has ended.');

class Session implements RunningSession {
  readonly #frames = new FrameCount();
  readonly #inputs: InputDispatcher;
  #encoder: Encoder | null = null;
  #statsTimer: NodeJS.Timeout | null = null;
  #dataTimer: NodeJS.Timeout | null = null;
  #isReadingData = false;
  #isPublishing = false;
  #isClosed = false;

  constructor(
    readonly options: SessionOptions,
    readonly place: BrowserPlace,
    readonly screen: Device,
  ) {
    this.#inputs = new InputDispatcher(screen, () => this.#frames.next());
  }

  async start(): Promise<void> {
    const encoder = await Encoder.open(this.place.encoders, {
      input: (viewer, text) => void this.#answer(viewer, text),
      viewerLeft: (viewer) => void this.#inputs.release(viewer),
      disconnected: () => void this.#publishAgain(),
      crashed: () => this.#fail(new BrowserLost('The encoder of the video has crashed.')),
    });
    this.#encoder = encoder;
    this.screen.onFailure((error) => void this.#deviceFailed(error));
    this.place.browser.on('disconnected', this.#lost);
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
    this.#dataTimer = setInterval(() => void this.#keepData(), KEEP_DATA_MILLISECONDS);
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
    if (this.#dataTimer) clearInterval(this.#dataTimer);
    this.place.browser.off('disconnected', this.#lost);
    await Promise.race([this.#keepData(), pause(LAST_DATA_MILLISECONDS)]);
    await this.screen.close();
    await this.#encoder?.close();
    await this.place.release();
  }

  readonly #lost = () => this.#fail(lostBrowser());

  async #deviceFailed(error: Error): Promise<void> {
    await pause(LOSS_SHOWS_MILLISECONDS);
    this.#fail(this.place.browser.isConnected() ? error : lostBrowser());
  }

  async #keepData(): Promise<void> {
    if (this.#isReadingData) return;
    this.#isReadingData = true;
    // An app that hangs or is gone has stored nothing since; a disk that is full is no reason to end the app.
    await this.screen
      .stored()
      .then((entries) => this.options.data.keep(entries))
      .catch(() => undefined);
    this.#isReadingData = false;
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
