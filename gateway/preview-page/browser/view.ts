export type ViewState = 'waiting' | 'starting' | 'live' | 'reconnecting' | 'failed' | 'ended' | 'token';

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
}

export const view = {
  phone: element('phone', HTMLElement),
  screen: element('screen', HTMLElement),
  video: element('video', HTMLVideoElement),
  keyboard: element('keyboard', HTMLTextAreaElement),
  typing: element('typing', HTMLFormElement),
  typed: element('typed', HTMLInputElement),
  tokenForm: element('token-form', HTMLFormElement),
  token: element('token', HTMLInputElement),
  retry: element('retry', HTMLButtonElement),
  screenshot: element('screenshot', HTMLButtonElement),
};

const title = element('notice-title', HTMLElement);
const text = element('notice-text', HTMLElement);
const hint = element('notice-hint', HTMLElement);
const badge = element('badge', HTMLElement);
const deviceName = element('device-name', HTMLElement);

export const isLive = (): boolean => document.body.dataset.state === 'live';

/** There is no state without words: what is so, and what may be done. */
export function show(
  state: ViewState,
  words: { title: string; text?: string | null; hint?: string | null; canRetry?: boolean },
): void {
  document.body.dataset.state = state;
  // Screen readers read what changes, so the same words are not written again.
  for (const [target, value] of [
    [title, words.title],
    [text, words.text ?? ''],
    [hint, words.hint ?? ''],
  ] as const)
    if (target.textContent !== value) target.textContent = value;
  view.retry.hidden = !words.canRetry;
  view.tokenForm.hidden = state !== 'token';
  badge.hidden = state !== 'live' || badge.textContent === '';
  for (const control of document.querySelectorAll<HTMLButtonElement>('.buttons button, .typing button'))
    control.disabled = state !== 'live';
  view.typed.disabled = state !== 'live';
}

export function showDevice(device: { name: string; platform: string; width: number; height: number }): void {
  deviceName.textContent = device.name;
  document.title = `${device.name} – Preview`;
  view.phone.dataset.platform = device.platform;
  if (!view.video.videoWidth) resize(device.width, device.height);
}

/** Shapes the phone like its picture; upright or lying. */
export function resize(width: number, height: number): void {
  if (!width || !height) return;
  // A picture of more pixels than points is still shown as large as the phone.
  const scale = 848 / Math.max(width, height);
  view.screen.style.setProperty('--width', String(Math.round(width * scale)));
  view.screen.style.setProperty('--height', String(Math.round(height * scale)));
}

export function showMeasure(latencyMilliseconds: number | null, framesPerSecond: number): void {
  const latency = latencyMilliseconds === null ? '' : `${Math.round(latencyMilliseconds)} ms · `;
  badge.textContent = `${latency}${Math.round(framesPerSecond)} fps`;
  badge.hidden = !isLive();
}

/** Saves the picture as it is now. */
export function saveScreenshot(): void {
  const canvas = Object.assign(document.createElement('canvas'), {
    width: view.video.videoWidth,
    height: view.video.videoHeight,
  });
  canvas.getContext('2d')?.drawImage(view.video, 0, 0);
  canvas.toBlob((blob) => {
    if (!blob) return;
    const url = URL.createObjectURL(blob);
    Object.assign(document.createElement('a'), {
      href: url,
      download: `preview-${new Date().toISOString().slice(0, 19).replace(/:/g, '-')}.png`,
    }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  });
}
