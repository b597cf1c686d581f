import type { VNode } from 'preact';
import { classes, el } from './element';

/** Height of one number in pixels; the style sheet has the same. */
const STEP = 44;

export interface WheelOptions {
  id: string;
  label: string;
  /** Numbers from 0 up to one less. */
  count: number;
  value: number;
  set: (value: number) => void;
}

/** A column of numbers that one turns with a finger, or with the arrow keys. */
export function wheel({ id, label, count, value, set }: WheelOptions): VNode {
  const numbers = Array.from({ length: count }, (_, number) =>
    el(
      'div',
      {
        key: String(number),
        class: classes('wheel-number', number === value && 'chosen'),
        'data-value': number,
        onClick: () => set(number),
      },
      String(number).padStart(2, '0'),
    ),
  );
  const attributes = {
    class: 'wheel',
    'data-testid': id,
    role: 'spinbutton',
    tabindex: 0,
    'aria-label': label,
    'aria-valuenow': value,
    'aria-valuemin': 0,
    'aria-valuemax': count - 1,
    // While a finger turns the wheel it leads; at rest it shows the value.
    ref: (element: HTMLElement | null) => {
      if (element && Math.round(element.scrollTop / STEP) !== value) element.scrollTop = value * STEP;
    },
    onScroll: (event: Event) => {
      const turned = Math.round((event.currentTarget as HTMLElement).scrollTop / STEP);
      if (turned !== value && turned >= 0 && turned < count) set(turned);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      set((value + by + count) % count);
    },
  };
  return el('div', attributes, el('div', { class: 'wheel-end' }), ...numbers, el('div', { class: 'wheel-end' }));
}
