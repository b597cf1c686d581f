import type { VNode } from 'preact';
import { addMonths, monthGrid } from '../runtime/days';
import { button, classes, el } from './element';
import { icon } from './icon';
import type { Session } from './session';

export interface MonthOptions {
  id: string;
  /** `2026-11`. */
  month: string;
  today: string;
  isChosen(day: string): boolean;
  isMarked(day: string): boolean;
  choose(day: string): void;
  turn(month: string): void;
}

const FIRST_WEEKDAY_SUNDAY = new Set([
  'US',
  'CA',
  'MX',
  'BR',
  'JP',
  'KR',
  'IN',
  'IL',
  'ZA',
  'PH',
  'TW',
  'HK',
  'CO',
  'PE',
]);

/** One month as a grid of days. */
export function monthView(session: Session, options: MonthOptions): VNode {
  const { locale } = session.region;
  const { words } = session.language;
  const { month } = options;
  const first = FIRST_WEEKDAY_SUNDAY.has(new Intl.Locale(locale).maximize().region ?? '') ? 0 : 1;
  const written = (form: Intl.DateTimeFormatOptions, day: string) =>
    new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  const turn = (by: number, label: string, side: 'chevronRight' | 'chevronLeft') =>
    button(
      { class: 'month-turn', 'aria-label': label, 'data-testid': `${options.id}.${by < 0 ? 'previous' : 'next'}` },
      () => options.turn(addMonths(month, by)),
      icon('IOS', side),
    );
  // The first of January 2023 was a Sunday.
  const weekdays = [0, 1, 2, 3, 4, 5, 6].map((day) =>
    el('span', { class: 'weekday' }, written({ weekday: 'narrow' }, `2023-01-0${((day + first) % 7) + 1}`)),
  );
  const dayView = (day: string | null) => {
    if (!day) return el('span', { class: 'day none' });
    const isChosen = options.isChosen(day);
    const attributes = {
      key: day,
      class: classes('day', isChosen && 'chosen', options.isMarked(day) && 'marked', day === options.today && 'today'),
      'data-day': day,
      'aria-label': written({ dateStyle: 'full' }, day),
      'aria-pressed': String(isChosen),
    };
    return button(
      attributes,
      () => options.choose(day),
      el('span', { class: 'day-number' }, String(Number(day.slice(8)))),
    );
  };
  return el(
    'div',
    { class: 'month' },
    el(
      'div',
      { class: 'month-head' },
      el(
        'span',
        { class: 'month-name', 'aria-live': 'polite' },
        written({ month: 'long', year: 'numeric' }, `${month}-01`),
      ),
      turn(-1, words.previousMonth, 'chevronLeft'),
      turn(1, words.nextMonth, 'chevronRight'),
    ),
    el('div', { class: 'days', 'aria-hidden': 'true' }, ...weekdays),
    el('div', { class: 'days' }, ...monthGrid(month, first).flat().map(dayView)),
  );
}
