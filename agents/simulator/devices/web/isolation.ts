import type { BrowserContext, Request } from 'playwright-core';

/** Where the app believes to be. The name cannot exist (RFC 2606), so that no request can mean a real host. */
export const APP_ORIGIN = 'https://app.preview.invalid';

// The bundle is code that nobody has checked: it gets a screen and a store of its own, and no way out.
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' data: blob:",
  "style-src 'unsafe-inline' data: blob:",
  'img-src data: blob:',
  'font-src data: blob:',
  'media-src data: blob:',
  'connect-src data: blob:',
  'worker-src blob: data:',
  "webrtc 'block'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

// WebRTC and WebTransport speak UDP, which request interception does not see.
const WITHOUT_UDP = `for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'RTCDataChannel'])
  Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false });`;

// An app is not zoomed by two fingers as a page is; scrolling stays.
const WITHOUT_ZOOM = `addEventListener('DOMContentLoaded', () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { touch-action: pan-x pan-y; overscroll-behavior: none }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
});`;

/** Cuts the context off from every network and serves the app's one document to it. `document` is asked at each load. */
export async function isolate(context: BrowserContext, document: () => Buffer): Promise<void> {
  await context.addInitScript(WITHOUT_UDP);
  await context.addInitScript(WITHOUT_ZOOM);
  await context.route('**/*', (route) => {
    const request = route.request();
    if (request.url().split(/[?#]/)[0] === `${APP_ORIGIN}/` && request.isNavigationRequest())
      return route.fulfill({
        body: document(),
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': POLICY,
          'cache-control': 'no-store',
        },
      });
    // "No content" leaves the app on the screen, where an aborted navigation would show the browser's error page.
    return leavesApp(request) ? route.fulfill({ status: 204 }) : route.abort('internetdisconnected');
  });
}

function leavesApp(request: Request): boolean {
  if (!request.isNavigationRequest()) return false;
  try {
    return request.frame().parentFrame() === null;
  } catch {
    // A page beside the app, not yet there and about to be closed.
    return false;
  }
}
