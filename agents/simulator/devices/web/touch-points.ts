import type { CDPSession } from 'playwright-core';
import type { TouchInput } from '#schema/shared/preview-input';

interface Point {
  x: number;
  y: number;
  id: number;
}

// As many fingers as two hands have.
const MAX_POINTERS = 10;

/** The fingers on the screen of a page, and how Chromium is told of them. */
export class TouchPoints {
  readonly #points = new Map<number, Point>();
  // Chromium wants small identifiers; a viewer's pointer ids may be any number.
  readonly #free = Array.from({ length: MAX_POINTERS }, (_, id) => id);

  constructor(
    readonly cdp: CDPSession,
    readonly screen: () => { width: number; height: number },
  ) {}

  async touch({ phase, pointer, x, y }: Pick<TouchInput, 'phase' | 'pointer' | 'x' | 'y'>): Promise<void> {
    const { width, height } = this.screen();
    // The last pixel is inside, the edge itself is not.
    const place = { x: Math.min(x * width, width - 1), y: Math.min(y * height, height - 1) };
    const known = this.#points.get(pointer);
    if (phase === 'down') {
      // A second "down" of a finger means that its "up" was lost.
      if (known) await this.#lift(pointer, 'touchEnd');
      const id = this.#free.shift();
      if (id === undefined) return;
      this.#points.set(pointer, { ...place, id });
      await this.#send('touchStart', [...this.#points.values()]);
    } else if (known && phase === 'move') {
      this.#points.set(pointer, { ...place, id: known.id });
      await this.#send('touchMove', [...this.#points.values()]);
    } else if (known) {
      await this.#lift(pointer, phase === 'cancel' ? 'touchCancel' : 'touchEnd');
    }
  }

  /** The app is gone from under the fingers. */
  forget(): void {
    for (const { id } of this.#points.values()) this.#free.push(id);
    this.#points.clear();
  }

  async #lift(pointer: number, type: 'touchEnd' | 'touchCancel'): Promise<void> {
    const point = this.#points.get(pointer);
    if (!point) return;
    this.#points.delete(pointer);
    this.#free.unshift(point.id);
    // With other fingers still down, an event that names only those lifts this one.
    if (this.#points.size === 0) await this.#send(type, []);
    else await this.#send('touchMove', [...this.#points.values()]);
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', touchPoints: Point[]): Promise<void> {
    await this.cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
