import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import { dayOf, isDay, localDay } from '../runtime/days';
import type { OpenScreen } from '../runtime/navigation';
import { el } from './element';
import { monthView } from './month-view';
import type { Place } from './place';

/** Which month each calendar shows, as long as its screen is open. */
const shownMonths = new WeakMap<OpenScreen, Map<string, string>>();

/** A month whose days with an object are marked; a tap puts the day into the state variable. */
export function calendarView(component: Extract<Component, { type: 'calendar' }>, place: Place): VNode {
  const { session, open, around } = place;
  const today = localDay(session.clock());
  const chosen = String(around.state(component.state) ?? '');
  const marked = new Set(
    around.objects(component.model).flatMap((object) => {
      const value = object[component.date];
      return Array.isArray(value) ? value : [dayOf(String(value ?? ''), session.region.timeZone)];
    }),
  );
  const months = shownMonths.get(open) ?? new Map<string, string>();
  shownMonths.set(open, months);
  const view = monthView(session, {
    id: component.id,
    month: months.get(component.id) ?? (isDay(chosen) ? chosen : today).slice(0, 7),
    today,
    isChosen: (day) => day === chosen,
    isMarked: (day) => marked.has(day),
    choose: (day) => session.setState(open, component.state, day),
    turn: (month) => {
      months.set(component.id, month);
      session.redraw();
    },
  });
  return el('div', { key: component.id, 'data-testid': component.id, class: 'calendar card' }, view);
}
