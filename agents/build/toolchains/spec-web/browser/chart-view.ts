import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import { chartBars } from '../runtime/chart-bars';
import { el } from './element';
import type { Place } from './place';

const WIDTH = 320;
const HEIGHT = 168;
const BASE = 140;
const TOP = 22;

/** Bars with their values above and their names below. */
export function chartView(component: Extract<Component, { type: 'chart' }>, place: Place): VNode {
  const bars = chartBars(component, place.around);
  const label = place.label(component.label);
  const attributes = { key: component.id, 'data-testid': component.id, class: 'chart card' };
  const title = el('h3', { class: 'chart-title' }, label);
  if (bars.length === 0)
    return el('div', attributes, title, el('p', { class: 'text caption' }, place.session.language.words.noData));
  const highest = Math.max(...bars.map((bar) => bar.value), 1e-9);
  const step = WIDTH / bars.length;
  const width = Math.min(44, step * 0.62);
  const drawn = bars.map((bar, index) => {
    const height = Math.max(bar.value > 0 ? 4 : 0, (Math.max(0, bar.value) / highest) * (BASE - TOP));
    const middle = step * (index + 0.5);
    const radius = Math.min(8, width / 4, height / 2);
    const shape = { class: 'bar', x: middle - width / 2, y: BASE - height, width, height, rx: radius };
    return el(
      'g',
      { key: bar.label },
      el('rect', shape),
      el('text', { class: 'bar-value', x: middle, y: BASE - height - 7 }, bar.text),
      el('text', { class: 'bar-label', x: middle, y: BASE + 19 }, short(place.label(bar.label), bars.length)),
    );
  });
  const grid = [0, 0.5, 1].map((part) => {
    const y = BASE - (BASE - TOP) * part;
    return el('line', { class: 'grid-line', x1: 0, x2: WIDTH, y1: y, y2: y });
  });
  const spoken = `${label}: ${bars.map((bar) => `${place.label(bar.label)} ${bar.text}`).join(', ')}`;
  const picture = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': spoken };
  return el('div', attributes, title, el('svg', picture, ...grid, ...drawn));
}

/** Names share the width; one that does not fit is cut. */
function short(text: string, bars: number): string {
  const letters = Math.max(3, Math.floor(52 / bars));
  return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
}
