import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import type { Focus } from '../runtime/evaluate';
import { listObjects } from '../runtime/list-objects';
import { button, classes, el } from './element';
import type { Place } from './place';
import { swipeable } from './swipe';

type List = Extract<Component, { type: 'list' }>;
type RowParts = (row: readonly Component[], place: Place) => (VNode | null)[];

const SPOKEN = new Set<Component['type']>(['text', 'badge', 'stat']);

/** The objects of a model in rows or tiles, or what to do while there are none. */
export function listView(list: List, place: Place, rowParts: RowParts): VNode {
  const found = listObjects(list, place.around);
  if (found.length === 0) return emptyView(list, place);
  const rows = found.map((focus) => rowView(list, place, focus, rowParts));
  return el('ul', { key: list.id, 'data-testid': list.id, class: `list ${list.layout}` }, ...rows);
}

function emptyView(list: List, place: Place): VNode {
  const symbol = place.session.objects.model(list.model)?.icon ?? 'list';
  return el(
    'div',
    { key: list.id, 'data-testid': list.id, class: 'empty', role: 'status' },
    el('span', { class: 'empty-icon' }, place.icon(symbol)),
    el('p', { class: 'text headline' }, place.label(list.emptyTitle)),
    el('p', { class: 'text body' }, place.label(list.emptyMessage)),
  );
}

function rowView(list: List, place: Place, focus: Focus, rowParts: RowParts): VNode {
  const isGrid = list.layout === 'grid';
  const inside = place.about(focus, isGrid ? 'tile' : 'row');
  const { action } = list;
  const spoken = list.row.flatMap((part) => spokenText(part, inside)).filter(Boolean);
  const openMenu = () => rowMenu(list, inside, spoken[0] ?? '');
  const hit = action
    ? button({ class: 'row-hit ripple', 'aria-label': spoken.join(', ') }, () => inside.run(action))
    : null;
  const moreNaming = {
    class: 'row-more',
    'data-testid': `${list.id}.menu`,
    'aria-label': place.session.language.words.more,
  };
  const isMoreShown = list.rowActions.length > 0 && (isGrid || place.session.platform === 'ANDROID');
  const more = isMoreShown ? button(moreNaming, openMenu, inside.icon('more')) : null;
  const chevron = action && !isGrid ? el('span', { class: 'chevron' }, inside.icon('chevronRight')) : null;
  const front = el(
    'div',
    { class: 'row-front', ...swipeable(list.rowActions.length > 0 && !isGrid, openMenu) },
    hit,
    el('div', { class: 'row-body' }, ...rowParts(list.row, inside)),
    chevron,
    more,
  );
  const attributes = {
    key: focus.object.id,
    class: classes('row-item', action && 'tappable'),
    'data-testid': `${list.id}.row`,
    'data-item': focus.object.id,
  };
  return el('li', attributes, front, isGrid ? null : swipeActions(list, inside));
}

function swipeActions(list: List, place: Place): VNode | null {
  if (list.rowActions.length === 0 || place.session.platform === 'ANDROID') return null;
  const actions = list.rowActions.map((action) =>
    button(
      { key: action.id, 'data-testid': action.id, class: `swipe-action ${action.role}`, tabindex: -1 },
      () => place.run(action.action),
      place.icon(action.icon),
      el('span', {}, place.label(action.label)),
    ),
  );
  return el('div', { class: 'swipe-actions' }, ...actions);
}

function rowMenu(list: List, place: Place, title: string): void {
  const choices = list.rowActions.map((action) => ({
    id: action.id,
    label: place.label(action.label),
    icon: action.icon,
    isDestructive: action.role === 'destructive',
    choose: () => place.run(action.action),
  }));
  place.session.show({ kind: 'menu', title, choices });
}

/** What a screen reader says for the row as a whole. */
function spokenText(component: Component, place: Place): string[] {
  if (!place.holds(component.visible)) return [];
  if ('children' in component) return component.children.flatMap((child) => spokenText(child, place));
  return SPOKEN.has(component.type) && 'value' in component && typeof component.value === 'object'
    ? [place.text(component.value)]
    : [];
}
