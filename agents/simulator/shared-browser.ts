import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from './browser';
import type { Chromium } from './chromium';

/** The browser under a session has ended, through no fault that is known to be the app's: the session may begin anew in another. */
export class BrowserLost extends Error {
  override name = 'BrowserLost';
}

/** A place in the browser, for one session. */
export interface BrowserPlace {
  browser: Browser;
  /** Where the encoder pages of all sessions are; no app has a page in it. */
  encoders: BrowserContext;
  /** Gives the place back. Twice is no error. */
  release(): Promise<void>;
}

interface Running {
  places: number;
  opened: Promise<Omit<BrowserPlace, 'release'>>;
}

/** One Chromium for all sessions of an agent: it starts with the first of them and ends with the last. After it has crashed, the next place is in a new one. */
export class SharedBrowser {
  #running: Running | null = null;

  constructor(readonly find: () => Promise<Chromium>) {}

  /** Throws what `find` throws, and when the browser does not come up. */
  async place(): Promise<BrowserPlace> {
    const running = (this.#running ??= this.#begin());
    running.places++;
    let isReleased = false;
    const release = async () => {
      if (isReleased) return;
      isReleased = true;
      await this.#leave(running);
    };
    try {
      return { ...(await running.opened), release };
    } catch (error) {
      await release();
      throw error;
    }
  }

  #begin(): Running {
    const lost = () => {
      if (this.#running === running) this.#running = null;
    };
    const running: Running = { places: 0, opened: this.#open(lost) };
    return running;
  }

  async #open(lost: () => void): Promise<Omit<BrowserPlace, 'release'>> {
    const browser = await launchBrowser(await this.find());
    browser.once('disconnected', lost);
    return { browser, encoders: await browser.newContext({ viewport: { width: 400, height: 848 } }) };
  }

  async #leave(running: Running): Promise<void> {
    running.places--;
    if (running.places > 0) return;
    if (this.#running === running) this.#running = null;
    // One that never came up has nothing to close.
    const opened = await running.opened.catch(() => null);
    await opened?.browser.close();
  }
}
