type Send = (message: object) => void;

const WHEEL_POINTER = 0x7ffffffe;
const WHEEL_REST_MILLISECONDS = 140;

/** Turns what fingers, mouse and wheel do on the element into touches of the app, in shares of its width and height. */
export function sendTouches(element: HTMLElement, isLive: () => boolean, send: Send): void {
  const moved = new Map<number, { x: number; y: number }>();
  const held = new Set<number>();
  const touch = (phase: string, pointer: number, place: { x: number; y: number }) =>
    send({ type: 'touch', phase, pointer, ...place });

  // One move a picture is as many as anyone sees.
  const flush = () => {
    for (const [pointer, place] of moved) touch('move', pointer, place);
    moved.clear();
  };
  element.addEventListener('pointerdown', (event) => {
    if (!isLive() || (event.pointerType === 'mouse' && event.button !== 0)) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    held.add(event.pointerId);
    touch('down', event.pointerId, placeOf(element, event));
  });
  element.addEventListener('pointermove', (event) => {
    if (!held.has(event.pointerId)) return;
    if (moved.size === 0) requestAnimationFrame(flush);
    moved.set(event.pointerId, placeOf(element, event));
  });
  for (const [type, phase] of [
    ['pointerup', 'up'],
    ['pointercancel', 'cancel'],
  ] as const)
    element.addEventListener(type, (event) => {
      if (!held.delete(event.pointerId)) return;
      flush();
      touch(phase, event.pointerId, placeOf(element, event));
    });
  element.addEventListener('contextmenu', (event) => isLive() && event.preventDefault());
  sendWheel(element, isLive, touch);
}

/** A wheel is a finger that draws the page along. */
function sendWheel(
  element: HTMLElement,
  isLive: () => boolean,
  touch: (phase: string, pointer: number, place: { x: number; y: number }) => void,
): void {
  let finger: { x: number; y: number } | null = null;
  let rest: ReturnType<typeof setTimeout>;
  const lift = () => {
    if (finger) touch('up', WHEEL_POINTER, finger);
    finger = null;
  };
  element.addEventListener(
    'wheel',
    (event) => {
      if (!isLive()) return;
      event.preventDefault();
      const { width, height } = element.getBoundingClientRect();
      if (!finger) {
        finger = placeOf(element, event);
        touch('down', WHEEL_POINTER, finger);
      }
      const next = { x: finger.x - event.deltaX / width, y: finger.y - event.deltaY / height };
      finger = { x: share(next.x), y: share(next.y) };
      touch('move', WHEEL_POINTER, finger);
      clearTimeout(rest);
      // At the edge of the screen the finger is set down anew.
      if (next.y !== finger.y || next.x !== finger.x) lift();
      else rest = setTimeout(lift, WHEEL_REST_MILLISECONDS);
    },
    { passive: false },
  );
}

function placeOf(element: HTMLElement, event: MouseEvent): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: share((event.clientX - box.left) / box.width), y: share((event.clientY - box.top) / box.height) };
}

const share = (value: number) => Math.min(1, Math.max(0, value));
