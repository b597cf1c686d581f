import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { DeviceButton, TouchInput } from '#schema/shared/preview-input';
import { type Device, type DeviceDescription, DeviceRefusal, type Frame } from './device';
import type { StoredEntries } from './kept-data';
import { APP_ORIGIN, isolate } from './web/isolation';
import { TouchPoints } from './web/touch-points';

const WIDTH = 400;
const HEIGHT = 848;
// Chromium's screencast comes in points whatever the scale is; a larger one would only cost time.
const SCALE = 1;
const JPEG_QUALITY = 85;

const USER_AGENT = {
  IOS: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  ANDROID:
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36',
};

/** Runs the web bundle of an app in a browser context of its own: a clean profile, no network, no permission. */
export class WebDevice implements Device {
  #document: Buffer = Buffer.alloc(0);
  #isLying = false;
  #isClosed = false;
  readonly #touches: TouchPoints;

  private constructor(
    readonly identity: { name: string; platform: 'IOS' | 'ANDROID' },
    readonly context: BrowserContext,
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {
    this.#touches = new TouchPoints(cdp, () => this.description());
    // What the app opens beside itself would be invisible and stay.
    context.on('page', (other) => void other.close().catch(() => undefined));
    page.on('framenavigated', (frame) => frame === page.mainFrame() && this.#touches.forget());
  }

  /** `stored` is what an app of the same session had stored on the device before. */
  static async start(
    browser: Browser,
    identity: { name: string; platform: 'IOS' | 'ANDROID' },
    stored: StoredEntries = [],
  ): Promise<WebDevice> {
    const context = await browser.newContext({
      viewport: { width: WIDTH, height: HEIGHT },
      deviceScaleFactor: SCALE,
      hasTouch: true,
      // Not `isMobile`: two fingers belong to the app, and a mobile page is zoomed by them.
      userAgent: USER_AGENT[identity.platform],
      colorScheme: 'light',
      acceptDownloads: false,
      serviceWorkers: 'block',
      ...(stored.length > 0 && {
        storageState: { cookies: [], origins: [{ origin: APP_ORIGIN, localStorage: stored }] },
      }),
    });
    const page = await context.newPage();
    const device = new WebDevice(identity, context, page, await context.newCDPSession(page));
    await isolate(context, () => device.#document);
    return device;
  }

  description(): DeviceDescription {
    const [width, height] = this.#isLying ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
    return { ...this.identity, width, height, scale: SCALE };
  }

  async open(bundle: Buffer): Promise<void> {
    this.#document = bundle;
    await this.page
      .goto(`${APP_ORIGIN}/`, { waitUntil: 'domcontentloaded', timeout: 20_000 })
      .catch((error: unknown) => {
        throw new DeviceRefusal(`The app did not start within 20 seconds: ${firstLine(error)}`);
      });
    // "Back" leads to the app's own pages, not to what was before it.
    await this.cdp.send('Page.resetNavigationHistory');
  }

  async onFrame(handler: (frame: Frame) => Promise<void>): Promise<void> {
    let isBusy = false;
    let waiting: Frame | null = null;
    const show = async (frame: Frame) => {
      isBusy = true;
      for (let next: Frame | null = frame; next && !this.#isClosed;) {
        waiting = null;
        await handler(next);
        next = waiting;
      }
      isBusy = false;
    };
    this.cdp.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
      this.cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
      const frame = { jpeg: data, capturedAt: metadata.timestamp ? metadata.timestamp * 1000 : Date.now() };
      if (isBusy) waiting = frame;
      else void show(frame);
    });
    await this.cdp.send('Page.startScreencast', { format: 'jpeg', quality: JPEG_QUALITY, everyNthFrame: 1 });
  }

  onFailure(handler: (error: Error) => void): void {
    const fail = (sentence: string) => {
      if (!this.#isClosed) handler(new Error(sentence));
    };
    this.page.once('crash', () =>
      fail('The app crashed the device: it ran out of memory or hit a fault. Start the preview again.'),
    );
    this.page.once('close', () => fail('The device was closed from outside. Start the preview again.'));
  }

  async touch(touch: Pick<TouchInput, 'phase' | 'pointer' | 'x' | 'y'>): Promise<void> {
    await this.#touches.touch(touch);
  }

  async text(text: string): Promise<void> {
    await this.cdp.send('Input.insertText', { text });
  }

  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key).catch(() => {
      throw new DeviceRefusal(`The device has no key "${key}".`);
    });
  }

  async button(name: DeviceButton): Promise<void> {
    if (name === 'rotate') await this.rotate();
    else if (name === 'home') await this.open(this.#document);
    // Cordova's name for Android's button; an app that does not take the event goes back in its history.
    else
      await this.page.evaluate(
        `document.dispatchEvent(new CustomEvent('backbutton', { cancelable: true })) && setTimeout(() => history.back())`,
      );
  }

  async rotate(): Promise<DeviceDescription> {
    this.#isLying = !this.#isLying;
    const { width, height } = this.description();
    await this.page.setViewportSize({ width, height });
    return this.description();
  }

  async stored(): Promise<StoredEntries> {
    const storageId = { securityOrigin: APP_ORIGIN, isLocalStorage: true };
    const { entries } = await this.cdp.send('DOMStorage.getDOMStorageItems', { storageId });
    return entries.flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [{ name, value }]));
  }

  screenshot(): Promise<Buffer> {
    return this.page.screenshot({ type: 'png', timeout: 10_000 });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.context.close().catch(() => undefined);
  }
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
