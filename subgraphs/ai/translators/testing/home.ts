import type { Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';

import { literal, field, state, format, compare } from './notation';

const parts: Component[] = [
  { id: 'home.search', type: 'search', state: 'query', prompt: 'Search' },
  {
    id: 'home.filter',
    type: 'filter',
    state: 'kind',
    options: [
      { label: 'All', value: '' },
      { label: 'Plus', value: 'A+' },
    ],
  },
  { id: 'home.icon', type: 'icon', name: 'star', label: 'Star' },
  { id: 'home.progress', type: 'progress', value: literal(0.5), label: 'Progress' },
  {
    id: 'home.stat',
    type: 'stat',
    label: 'Count',
    value: { kind: 'aggregate', operation: 'count', model: 'Thing' },
    icon: 'chart',
  },
  { id: 'home.switch', type: 'switch', state: 'darkMode', label: 'Dark' },
  { id: 'home.second', type: 'search', state: 'query', prompt: 'Search again' },
  { id: 'home.chart', type: 'chart', label: 'By type', model: 'Thing', group: 'type', value: 'price' },
  { id: 'home.chartDays', type: 'chart', label: 'By day', model: 'Thing', group: 'due' },
  { id: 'home.chartSince', type: 'chart', label: 'By start', model: 'Thing', group: 'since', value: 'weight' },
  { id: 'home.calendar', type: 'calendar', model: 'Thing', date: 'due', state: 'day' },
  { id: 'home.calendarMade', type: 'calendar', model: 'Thing', date: 'made', state: 'day' },
  { id: 'home.calendarSeen', type: 'calendar', model: 'Thing', date: 'seen', state: 'day' },
  { id: 'home.map', type: 'map', model: 'Person', label: 'Where' },
  { id: 'home.divider', type: 'divider' },
  { id: 'home.spacer', type: 'spacer' },
  {
    id: 'home.card',
    type: 'card',
    children: [
      {
        id: 'home.row',
        type: 'row',
        children: [
          {
            id: 'home.left',
            type: 'column',
            children: [{ id: 'home.t1', type: 'text', value: literal('Left'), style: 'title' }],
          },
          { id: 'home.gap', type: 'spacer' },
          { id: 'home.t2', type: 'text', value: literal('Right'), style: 'caption' },
          {
            id: 'home.clear',
            type: 'button',
            label: 'Clear',
            icon: 'delete',
            role: 'destructive',
            action: { kind: 'deleteAll', model: 'Thing' },
          },
        ],
      },
      {
        id: 'home.people',
        type: 'list',
        model: 'Person',
        sort: { field: 'rank', descending: true },
        row: [
          { id: 'home.person', type: 'text', value: field('title'), style: 'body' },
          { id: 'home.mine', type: 'check', field: 'mine', label: 'Mine' },
        ],
        rowActions: [],
        layout: 'grid',
        emptyTitle: 'Nobody',
        emptyMessage: 'Add somebody.',
      },
    ],
  },
];

const list = (id: string, sort: string | undefined, descending: boolean, more: object = {}): Component => ({
  id: `home.${id}`,
  type: 'list',
  model: 'Thing',
  ...(sort === undefined ? {} : { sort: { field: sort, descending } }),
  row: [
    { id: `home.${id}.photo`, type: 'image', field: 'photo', label: 'Photo', placeholder: 'image' },
    { id: `home.${id}.name`, type: 'text', value: field('name'), style: 'headline' },
    { id: `home.${id}.price`, type: 'text', value: format('money', field('price')), style: 'caption' },
    { id: `home.${id}.done`, type: 'check', field: 'days', label: 'Today' },
    {
      id: `home.${id}.plus`,
      type: 'button',
      label: 'More',
      icon: 'add',
      role: 'secondary',
      action: { kind: 'increment', field: 'amount', by: 1 },
    },
  ],
  rowActions: [
    {
      id: `home.${id}.remove`,
      label: 'Remove',
      icon: 'delete',
      role: 'destructive',
      action: { kind: 'delete', confirm: 'Remove?' },
    },
    {
      id: `home.${id}.open`,
      label: 'Look',
      icon: 'info',
      role: 'secondary',
      action: { kind: 'open', screen: 'deciding', passItem: true },
    },
    {
      id: `home.${id}.keep`,
      label: 'Keep',
      icon: 'star',
      role: 'secondary',
      action: { kind: 'toggle', field: 'done' },
    },
  ],
  layout: 'rows',
  emptyTitle: 'Nothing',
  emptyMessage: 'Nothing here.',
  ...more,
});

export const home: Screen = {
  id: 'home',
  title: 'Home',
  icon: 'home',
  state: [
    { name: 'query', type: 'text', initial: '', persisted: false },
    { name: 'kind', type: 'text', initial: '', persisted: false },
    { name: 'day', type: 'text', initial: '', persisted: false },
    { name: 'darkMode', type: 'boolean', initial: false, persisted: true },
  ],
  toolbar: [],
  primaryAction: {
    id: 'home.add',
    label: 'Add',
    icon: 'add',
    action: { kind: 'open', screen: 'adding', passItem: false },
  },
  components: [
    ...parts,
    {
      id: 'home.section',
      type: 'section',
      title: 'All of it',
      children: [
        list('byName', 'name', true, {
          where: compare(field('type'), 'equals', state('kind')),
          action: { kind: 'open', screen: 'detail', passItem: true },
        }),
      ],
    },
    ...['due', 'since', 'amount', 'type', 'done', 'owner', 'later', 'made', 'id'].map((sort, index) =>
      list(`by${index}`, sort, index % 2 === 0),
    ),
    list('plain', undefined, false, { layout: 'grid' }),
  ],
};
