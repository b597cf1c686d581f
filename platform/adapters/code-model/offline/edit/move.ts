import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import { bare, type Clause, done, type Outcome } from './clause';
import { key, screenNamed } from './target';

type Place =
  | { kind: 'first' }
  | { kind: 'last' }
  | { kind: 'up' }
  | { kind: 'down' }
  | { kind: 'before' | 'after'; other: string };

const wordsOf = (place: Place) =>
  place.kind === 'before' || place.kind === 'after' ? `${place.kind} ${bare(place.other)}` : place.kind;

const FORMS: [RegExp, (other: string) => Place][] = [
  [
    /^(?:move|put|place|bring|make|show|set|have|reorder)\s+(.+?)\s+(?:to be\s+)?(?:as\s+)?(?:to\s+)?(?:the\s+)?(?:very\s+)?(?:first(?:\s+(?:tab|place|position|screen|one))?|front|beginning|start|top|left|left side|far left|leftmost)$/i,
    () => ({ kind: 'first' }),
  ],
  [
    /^(?:move|put|place|bring|make|show|set|have|reorder)\s+(.+?)\s+(?:to be\s+)?(?:as\s+)?(?:to\s+|at\s+)?(?:the\s+)?(?:very\s+)?(?:last(?:\s+(?:tab|place|position|screen|one))?|end|back|bottom|right|far right|rightmost)$/i,
    () => ({ kind: 'last' }),
  ],
  [
    /^(?:move|put|place|bring|show)\s+(.+?)\s+(?:to\s+)?(?:before|above|over|in front of|left of|to the left of|on top of)\s+(.+)$/i,
    (other) => ({ kind: 'before', other }),
  ],
  [
    /^(?:move|put|place|bring|show)\s+(.+?)\s+(?:to\s+)?(?:after|below|under|underneath|behind|beneath|right of|to the right of)\s+(.+)$/i,
    (other) => ({ kind: 'after', other }),
  ],
  [/^(?:move|put|bring|shift)\s+(.+?)\s+(?:up|higher|upwards|one up|left)$/i, () => ({ kind: 'up' })],
  [/^(?:move|put|bring|shift)\s+(.+?)\s+(?:down|lower|downwards|one down|right)$/i, () => ({ kind: 'down' })],
];

/** Puts tabs and components into another order. Null when the clause moves nothing. */
export function move(spec: AppSpec, clause: Clause): Outcome | null {
  if (/^(?:swap|switch|reverse|exchange)\s+(?:the\s+)?(?:order of (?:the\s+)?)?(?:two\s+)?tabs$/i.test(clause.text)) {
    const [one, other] = spec.navigation.tabs;
    return one && other && spec.navigation.tabs.length === 2 ? swapTabs(spec, one.label, other.label) : null;
  }
  const swap = /^swap\s+(.+?)\s+(?:and|with)\s+(.+)$/i.exec(clause.text);
  if (swap?.[1] && swap[2]) return swapTabs(spec, swap[1], swap[2]);
  for (const [form, placeOf] of FORMS) {
    const found = form.exec(clause.text.replace(/\s+at\s+(?=the\s+(?:top|start|front|beginning)$)/i, ' to '));
    if (!found?.[1]) continue;
    const place = placeOf(found[2] ?? '');
    return (
      moveTab(spec, found[1], place) ??
      (/\b(?:tab|screen|page)\b/i.test(clause.text) ? null : moveComponent(spec, found[1], place))
    );
  }
  return null;
}

function tabIndex(spec: AppSpec, text: string): number {
  const screen = screenNamed(spec, text);
  return spec.navigation.tabs.findIndex(
    (tab) => tab.screen === screen?.id || key(tab.label) === key(text.replace(/\s+(?:tab|screen|page)$/i, '')),
  );
}

function swapTabs(spec: AppSpec, one: string, other: string): Outcome | null {
  const [left, right] = [tabIndex(spec, one), tabIndex(spec, other)];
  const { tabs } = spec.navigation;
  const [leftTab, rightTab] = [tabs[left], tabs[right]];
  if (!leftTab || !rightTab || left === right) return null;
  tabs[left] = rightTab;
  tabs[right] = leftTab;
  return done([`The tabs "${leftTab.label}" and "${rightTab.label}" have changed places.`]);
}

function moveTab(spec: AppSpec, text: string, place: Place): Outcome | null {
  if (/^(?:the\s+)?(?:search|filter|list|chart)\b/i.test(text.trim())) return null;
  const from = tabIndex(spec, text);
  const tab = spec.navigation.tabs[from];
  if (!tab) return null;
  const moved = reordered(spec.navigation.tabs, from, place, (other) => tabIndex(spec, other));
  if (!moved) return null;
  if (moved.every((one, index) => one === spec.navigation.tabs[index]))
    return done([], [`The tab "${tab.label}" stands there already.`]);
  spec.navigation.tabs = moved;
  return done([`The tabs stand in the order ${moved.map((one) => one.label).join(', ')}.`]);
}

/** The list with one of its members elsewhere; null when the place is not known. */
function reordered<Member>(
  members: readonly Member[],
  from: number,
  place: Place,
  find: (other: string) => number,
): Member[] | null {
  const member = members[from];
  if (member === undefined) return null;
  const rest = members.filter((_, index) => index !== from);
  let to = 0;
  if (place.kind === 'last') to = rest.length;
  else if (place.kind === 'up') to = Math.max(0, from - 1);
  else if (place.kind === 'down') to = Math.min(rest.length, from + 1);
  else if (place.kind === 'before' || place.kind === 'after') {
    const other = members[find(place.other)];
    if (other === undefined || other === member) return null;
    to = rest.indexOf(other) + (place.kind === 'after' ? 1 : 0);
  }
  return [...rest.slice(0, to), member, ...rest.slice(to)];
}

/** The words by which a person knows a component: what it is, and what is written on it. */
function isCalled(part: Component, text: string): boolean {
  const wanted = key(text.replace(/\s+(?:button|bar|field|section|box)$/i, ''));
  const names = [
    part.type,
    ...('label' in part ? [part.label] : []),
    ...('title' in part ? [part.title] : []),
    ...('field' in part ? [part.field] : []),
    part.id.split('.').at(-1) ?? '',
  ];
  return names.some((name) => key(name.replace(/([a-z])([A-Z])/g, '$1 $2')) === wanted);
}

interface Held {
  screen: Screen;
  siblings: Component[];
  index: number;
}

function moveComponent(spec: AppSpec, text: string, place: Place): Outcome | null {
  const within = / (?:on|in|of) (?:the )?(.+)$/i.exec(text);
  const on = within?.[1] ? screenNamed(spec, within[1]) : null;
  const name = bare(on && within ? text.replace(within[0], '') : text);
  const tabs = spec.navigation.tabs.map((tab) => tab.screen);
  const screens = on ? [on] : [...spec.screens].toSorted((left, right) => rank(tabs, left.id) - rank(tabs, right.id));
  for (const screen of screens) {
    const held = holderOf(screen, screen.components, name);
    if (!held) continue;
    const moved = reordered(held.siblings, held.index, place, (other) =>
      held.siblings.findIndex((part) => isCalled(part, bare(other))),
    );
    if (!moved) continue;
    if (moved.every((part, index) => part === held.siblings[index]))
      return done([], [`"${name}" stands there already.`]);
    held.siblings.splice(0, held.siblings.length, ...moved);
    return done([`On "${screen.title}" ${name} stands elsewhere: ${wordsOf(place)}.`]);
  }
  return null;
}

const rank = (tabs: string[], id: string) => (tabs.includes(id) ? tabs.indexOf(id) : tabs.length);

function holderOf(screen: Screen, siblings: Component[], name: string): Held | null {
  const index = siblings.findIndex((part) => isCalled(part, name));
  if (index >= 0) return { screen, siblings, index };
  for (const part of siblings) {
    const inside =
      'children' in part
        ? holderOf(screen, part.children, name)
        : part.type === 'list'
          ? holderOf(screen, part.row, name)
          : null;
    if (inside) return inside;
  }
  return null;
}
