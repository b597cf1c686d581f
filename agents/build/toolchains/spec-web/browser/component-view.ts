import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import { calendarView } from './calendar-view';
import { chartView } from './chart-view';
import { el } from './element';
import { fieldView } from './field-view';
import { checkView, filterView, searchView, switchView } from './control-views';
import { imageView } from './image-view';
import { listView } from './list-view';
import { mapView } from './map-view';
import { messagesView } from './messages-view';
import type { Place } from './place';
import { badgeView, buttonView, iconView, progressView, statView, textView } from './simple-views';

/** Draws a component, or nothing while it is not visible. */
function componentView(component: Component, place: Place): VNode | null {
  if (!place.holds(component.visible)) return null;
  const naming = { key: component.id, 'data-testid': component.id };
  switch (component.type) {
    case 'text':
      return textView(component, place);
    case 'icon':
      return iconView(component, place);
    case 'image':
      return imageView(component, place);
    case 'badge':
      return badgeView(component, place);
    case 'progress':
      return progressView(component, place);
    case 'stat':
      return statView(component, place);
    case 'button':
      return buttonView(component, place);
    case 'field':
      return fieldView(component, place);
    case 'check':
      return checkView(component, place);
    case 'switch':
      return switchView(component, place);
    case 'search':
      return searchView(component, place);
    case 'filter':
      return filterView(component, place);
    case 'list':
      return listView(component, place, rowParts);
    case 'chart':
      return chartView(component, place);
    case 'calendar':
      return calendarView(component, place);
    case 'map':
      return mapView(component, place);
    case 'messages':
      return messagesView(component, place);
    case 'section': {
      const title = el('h2', { class: 'section-title' }, place.label(component.title));
      const attributes = { ...naming, class: 'section', role: 'group', 'aria-label': place.label(component.title) };
      return el('section', attributes, title, ...sectionParts(component.children, place));
    }
    case 'card':
      return el('div', { ...naming, class: 'card' }, ...componentViews(component.children, place.inside('group')));
    case 'row':
      return rowView(component, place);
    case 'column':
      return el('div', { ...naming, class: 'column' }, ...componentViews(component.children, place));
    case 'divider':
      return el('hr', { ...naming, class: 'divider' });
    case 'spacer':
      return el('div', { ...naming, class: 'spacer', 'aria-hidden': 'true' });
  }
}

const CELLS = new Set<Component['type']>(['field', 'check', 'switch']);

/** Draws components one below the other; controls that follow each other share a group. */
export function componentViews(components: readonly Component[], place: Place): (VNode | null)[] {
  const views: (VNode | null)[] = [];
  for (let at = 0; at < components.length; at += 1) {
    const component = components[at];
    if (!component) continue;
    if (!CELLS.has(component.type) || place.within !== 'screen') views.push(componentView(component, place));
    else {
      const run = components.slice(at).findIndex((next) => !CELLS.has(next.type));
      const cells = components.slice(at, run < 0 ? undefined : at + run);
      const drawn = cells.map((cell) => componentView(cell, place.inside('group')));
      if (drawn.some(Boolean)) views.push(el('div', { key: `group.${component.id}`, class: 'group' }, ...drawn));
      at += cells.length - 1;
    }
  }
  return views;
}

const STANDALONE = new Set<Component['type']>([
  'list',
  'row',
  'card',
  'button',
  'messages',
  'search',
  'filter',
  'calendar',
  'chart',
  'map',
]);

/** A section's parts stand in one box; what is a box of its own stands below the title as it is. */
function sectionParts(children: readonly Component[], place: Place): (VNode | null)[] {
  const parts: (VNode | null)[] = [];
  let group: VNode[] = [];
  const close = () => {
    if (group.length > 0) parts.push(el('div', { key: group[0]?.key ?? '', class: 'group' }, ...group));
    group = [];
  };
  for (const child of children) {
    if (STANDALONE.has(child.type) && !isPlainRow(child)) {
      close();
      parts.push(componentView(child, place));
      continue;
    }
    const view = componentView(child, place.inside('group'));
    if (view) group.push(CELLS.has(child.type) ? view : el('div', { key: child.id, class: 'cell plain' }, view));
  }
  close();
  return parts;
}

/** A name and its value side by side. */
const isPlainRow = (component: Component) =>
  component.type === 'row' &&
  component.children.every((child) => ['text', 'spacer', 'badge', 'icon'].includes(child.type));

function rowView(component: { id: string; children: Component[] }, place: Place): VNode {
  const inside = place.within === 'row' || place.within === 'bar' ? place : place.inside('tile');
  const views = component.children.map((child) => componentView(child, inside));
  return el('div', { key: component.id, 'data-testid': component.id, class: 'hrow' }, ...views);
}

/** A row of a list without a layout of its own: pictures lead, texts stand below each other, small things trail. */
function rowParts(row: readonly Component[], place: Place): (VNode | null)[] {
  const arranged = row.some((part) => ['spacer', 'row', 'column', 'card'].includes(part.type));
  if (arranged || place.within === 'tile') return stackBadges(row, place);
  const isSmall = (part: Component) => ['badge', 'button', 'icon', 'check', 'image'].includes(part.type);
  const firstText = row.findIndex((part) => !isSmall(part));
  const leading = row.filter((part, index) => index < firstText && isSmall(part));
  const trailing = row.filter((part, index) => index > firstText && isSmall(part));
  const texts = row.filter((part) => !isSmall(part));
  if (texts.length === 0) return row.map((part) => componentView(part, place));
  const draw = (parts: Component[]) => parts.map((part) => componentView(part, place));
  return [...draw(leading), el('div', { class: 'column grow' }, ...draw(texts)), ...draw(trailing)];
}

/** Badges side by side would leave no room for the text before them: they stand below each other. */
function stackBadges(row: readonly Component[], place: Place): (VNode | null)[] {
  const badges = row.filter((part) => part.type === 'badge');
  const isEnd = row.slice(-badges.length).every((part) => part.type === 'badge');
  const areTogether = badges.length > 1 && isEnd && place.within === 'row';
  if (!areTogether) return row.map((part) => componentView(part, place));
  const before = row.slice(0, -badges.length).map((part) => componentView(part, place));
  const stacked = badges.map((badge) => componentView(badge, place));
  return [...before, el('div', { class: 'badges' }, ...stacked)];
}
