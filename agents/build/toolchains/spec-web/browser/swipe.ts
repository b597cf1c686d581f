import type { Attributes } from './element';

const BEGIN_PIXELS = 10;
const HOLD_MILLISECONDS = 500;

/** There is one finger at a time; a picture drawn anew in the middle of a swipe must not lose it. */
let drag: Drag | null = null;
let hold: ReturnType<typeof setTimeout> | undefined;

interface Drag {
  id: number;
  x: number;
  y: number;
  from: number;
  moved: boolean;
}

/** Lets a row be drawn to the left to show its actions; holding it, or a right click, opens them as a menu. */
export function swipeable(isOn: boolean, openMenu: () => void): Attributes {
  if (!isOn) return {};
  const end = (event: PointerEvent) => {
    clearTimeout(hold);
    if (!drag) return;
    const row = event.currentTarget as HTMLElement;
    const isOpen = drag.moved && offsetOf(row) < -widthOf(row) / 2;
    if (drag.moved) settle(row, isOpen);
    drag = null;
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      const row = event.currentTarget as HTMLElement;
      closeOthers(row);
      drag = { id: event.pointerId, x: event.clientX, y: event.clientY, from: offsetOf(row), moved: false };
      hold = setTimeout(() => {
        drag = null;
        row.dataset.swiped = 'true';
        openMenu();
      }, HOLD_MILLISECONDS);
    },
    onPointerMove: (event: PointerEvent) => {
      if (!drag || drag.id !== event.pointerId) return;
      const row = event.currentTarget as HTMLElement;
      const across = event.clientX - drag.x;
      if (Math.hypot(across, event.clientY - drag.y) > BEGIN_PIXELS) clearTimeout(hold);
      if (!drag.moved && (widthOf(row) === 0 || Math.abs(across) < BEGIN_PIXELS)) return;
      if (!drag.moved) row.setPointerCapture(event.pointerId);
      drag.moved = true;
      row.dataset.swiped = 'true';
      const offset = Math.min(0, Math.max(-widthOf(row) - 24, drag.from + across));
      row.style.transition = 'none';
      row.style.transform = `translateX(${offset}px)`;
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      openMenu();
    },
    // The click that ends a swipe is no tap.
    onClickCapture: (event: MouseEvent) => {
      const row = event.currentTarget as HTMLElement;
      if (row.dataset.swiped !== 'true' && offsetOf(row) === 0) return;
      event.stopPropagation();
      event.preventDefault();
      if (row.dataset.swiped !== 'true') settle(row, false);
      delete row.dataset.swiped;
    },
  };
}

/** A tap beside an open row closes it. */
export function closeSwipesOnTap(): void {
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Element && !event.target.closest('.row-item')) closeOthers(null);
  });
}

const widthOf = (row: HTMLElement) => (row.nextElementSibling as HTMLElement | null)?.offsetWidth ?? 0;
const offsetOf = (row: HTMLElement) => Number(/translateX\((-?[\d.]+)px\)/.exec(row.style.transform)?.[1] ?? 0);

function settle(row: HTMLElement, isOpen: boolean): void {
  row.style.transition = '';
  row.style.transform = isOpen ? `translateX(${-widthOf(row)}px)` : '';
}

function closeOthers(row: HTMLElement | null): void {
  for (const other of document.querySelectorAll<HTMLElement>('.row-front'))
    if (other !== row && other.style.transform) settle(other, false);
  if (row) delete row.dataset.swiped;
}
