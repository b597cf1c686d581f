import type { VNode } from 'preact';
import { isDay, localDay, localTime } from '../runtime/days';
import { button, classes, el } from './element';
import type { Entry } from './field-frame';
import { monthView } from './month-view';
import { wheel } from './wheel';

// Pickers are drawn by the page itself: those of the browser are windows of their own, which a stream of the page does not show.

/** One of a few values, in a sheet. */
export function pickOne(entry: Entry, choices: { value: string; label: string }[]): void {
  const { session } = entry.place;
  const menu = choices.map(({ value, label }) => ({
    id: `${entry.id}.${value}`,
    label,
    isChosen: entry.value === value,
    choose: () => entry.set(value),
  }));
  session.show({ kind: 'menu', title: entry.label, choices: menu });
}

/** A day. */
export function pickDay(entry: Entry): void {
  const days = dayPicker(entry, String(entry.value), (day) => {
    entry.set(day);
    entry.place.session.show(null);
  });
  openSheet(entry, () => [days()]);
}

/** A time of day. */
export function pickTime(entry: Entry): void {
  let time = String(entry.value) || '08:00';
  if (entry.value === '') entry.set(time);
  const set = (changed: string) => {
    time = changed;
    entry.set(changed);
  };
  openSheet(entry, () => [timePicker(entry, time, set)]);
}

/** A day and a time of it, kept in UTC. */
export function pickMoment(entry: Entry): void {
  const clock = entry.place.session.clock();
  const kept = new Date(String(entry.value));
  const start = Number.isNaN(kept.getTime()) ? clock : { ...clock, now: kept };
  let [day, time] = [localDay(start), localTime(start)];
  const set = () => entry.set(new Date(`${day}T${time}`).toISOString());
  if (entry.value === '') set();
  const days = dayPicker(entry, day, (chosen) => {
    day = chosen;
    set();
  });
  const setTime = (chosen: string) => {
    time = chosen;
    set();
  };
  openSheet(entry, () => [days(), timePicker(entry, time, setTime)]);
}

function openSheet(entry: Entry, parts: () => VNode[]): void {
  entry.place.session.show({
    kind: 'sheet',
    title: entry.label,
    content: () => el('div', { class: 'sheet-parts' }, ...parts()),
  });
}

function dayPicker({ id, place }: Entry, first: string, choose: (day: string) => void): () => VNode {
  const { session } = place;
  const today = localDay(session.clock());
  let chosen = first;
  let month = (isDay(first) ? first : today).slice(0, 7);
  return () =>
    monthView(session, {
      id: `${id}.days`,
      month,
      today,
      isChosen: (day) => day === chosen,
      isMarked: () => false,
      choose: (day) => {
        chosen = day;
        choose(day);
        session.redraw();
      },
      turn: (turned) => {
        month = turned;
        session.redraw();
      },
    });
}

function timePicker({ id, place }: Entry, time: string, set: (time: string) => void): VNode {
  const [hour = '00', minute = '00'] = time.split(':');
  const { words } = place.session.language;
  return el(
    'div',
    { class: 'time-picker' },
    wheel({
      id: `${id}.hour`,
      label: words.hour,
      count: 24,
      value: Number(hour),
      set: (value) => set(`${two(value)}:${minute}`),
    }),
    el('span', { class: 'colon', 'aria-hidden': 'true' }, ':'),
    wheel({
      id: `${id}.minute`,
      label: words.minute,
      count: 60,
      value: Number(minute),
      set: (value) => set(`${hour}:${two(value)}`),
    }),
  );
}

const two = (number: number) => String(number).padStart(2, '0');

/** The rows of a menu. */
export function menuRow(
  choice: { label: string; isChosen?: boolean; isDestructive?: boolean; id: string },
  press: () => void,
  leading: VNode | null,
  trailing: VNode | null,
): VNode {
  const attributes = {
    key: choice.id,
    'data-testid': choice.id,
    class: classes('menu-choice ripple', choice.isDestructive && 'destructive', choice.isChosen && 'chosen'),
    role: 'menuitem',
  };
  return button(attributes, press, leading, el('span', { class: 'menu-label' }, choice.label), trailing);
}
