import { type Browser, chromium as playwright } from 'playwright-core';
import type { Chromium } from './chromium';

// A later list of features takes the place of an earlier one, so that what playwright says is said here again where it matters.
const WITHOUT = [
  'WebRtcHideLocalIpsWithMdns',
  // Two hidden pages of the address bar, 90 MB for every device; nobody types an address here.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  // Processes that are kept ready for pages and services that never come.
  'SpareRendererForSitePerProcess',
  'StorageServiceOutOfProcess',
  // Calls home.
  'AimEnabled',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'HttpsUpgrades',
  'PaintHolding',
  'DestroyProfileOnBrowserClose',
];

const WITH = [
  // It has nothing to do: apps are cut off from every network, and WebRTC has sockets of its own.
  'NetworkServiceInProcess2',
  // Playwright's.
  'CDPScreenshotNewSurface',
  'SkipListAccountsWithoutGaiaCookies',
];

// Nothing of what a browser does for a person at a desk: no calls home, no throttling of pages that nobody looks at.
const QUIET = [
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--autoplay-policy=no-user-gesture-required',
  '--force-color-profile=srgb',
  // One process for the pages of a context. Contexts never share one: apps stay apart from each other and from the encoders.
  '--renderer-process-limit=1',
  `--enable-features=${WITH.join(',')}`,
  `--disable-features=${WITHOUT.join(',')}`,
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
