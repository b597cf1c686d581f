import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import { titleOf } from '../runtime/list-objects';
import { el } from './element';
import type { Place } from './place';

const ROADS = [
  'M-10 150 C 90 120 130 190 340 130',
  'M60 -10 C 80 80 40 160 90 250',
  'M210 -10 C 190 70 260 150 230 250',
  'M-10 60 C 100 40 220 90 340 40',
];
const STREETS = [
  'M20 0 V 240',
  'M130 0 L 150 240',
  'M180 0 V 240',
  'M290 0 L 270 240',
  'M0 95 H 320',
  'M0 190 L 320 205',
  'M0 20 L 320 10',
];
const MOST_PINS = 30;

/** A drawn town with one pin an object: where exactly is of no meaning, but the same at every start. */
export function mapView(component: Extract<Component, { type: 'map' }>, place: Place): VNode {
  const model = place.session.objects.model(component.model);
  const objects = place.around.objects(component.model).slice(0, MOST_PINS);
  const taken: Point[] = [];
  const pins = objects.map((object) => {
    const [x, y] = freePoint(object.id, taken);
    taken.push([x, y]);
    const title = model ? titleOf(model, object) : '';
    return el(
      'g',
      { key: object.id, class: 'pin', transform: `translate(${x} ${y})` },
      el('path', { d: 'M0 0 C -3 -9 -11 -13 -11 -21 A 11 11 0 1 1 11 -21 C 11 -13 3 -9 0 0 Z' }),
      el('circle', { r: 4, cy: -21 }),
      el('text', { class: 'pin-label', y: 12 }, title.length > 18 ? `${title.slice(0, 17)}…` : title),
    );
  });
  const label = place.label(component.label);
  const line = (name: string) => (d: string) => el('path', { class: name, d });
  return el(
    'div',
    { key: component.id, 'data-testid': component.id, class: 'map' },
    el(
      'svg',
      { viewBox: '0 0 320 240', preserveAspectRatio: 'xMidYMid slice', role: 'img', 'aria-label': label },
      el('rect', { class: 'land', width: 320, height: 240 }),
      el('path', { class: 'park', d: 'M100 100 h70 v70 h-62 z' }),
      el('path', { class: 'park', d: 'M238 16 h60 v42 h-66 z' }),
      el('path', { class: 'water', d: 'M-10 205 C 60 190 90 235 170 222 S 290 215 340 235 V 260 H -10 Z' }),
      ...STREETS.map(line('street')),
      ...ROADS.map(line('road')),
      ...pins,
    ),
  );
}

type Point = readonly [number, number];

/** Of a few points that follow from the id, the one that is farthest from all others. */
function freePoint(id: string, taken: readonly Point[]): Point {
  const candidates = [7, 13, 19, 29, 37, 43].map((seed): Point => [
    32 + (scatter(id, seed) % 256),
    46 + (scatter(id, seed + 60) % 168),
  ]);
  const room = ([x, y]: Point) => Math.min(1e6, ...taken.map(([left, top]) => Math.hypot(x - left, (y - top) * 1.4)));
  return candidates.reduce((best, next) => (room(next) > room(best) ? next : best));
}

function scatter(id: string, seed: number): number {
  let sum = seed;
  for (const letter of id) sum = (sum * 131 + (letter.codePointAt(0) ?? 0) * seed) % 1_000_003;
  return (sum * 7919) % 1_000_003;
}
