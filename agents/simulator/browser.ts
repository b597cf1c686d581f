import { type Browser, chromium as playwright } from 'playwright-core';
import type { Chromium } from './chromium';

// Nothing of what a browser does for a person at a desk: no calls home, no throttling of pages that nobody looks at.
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--force-color-profile=srgb',
];

/** Starts a headless Chromium of its own process and profile. Throws when it does not come up within 30 s. */
export function launchBrowser(chromium: Chromium): Promise<Browser> {
  return playwright.launch({
    executablePath: chromium.executablePath,
    args: [...QUIET, ...chromium.args],
    env: chromium.env,
    headless: true,
    timeout: 30_000,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
