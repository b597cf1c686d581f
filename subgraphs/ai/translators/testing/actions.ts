import type { Action } from '#schema/app-spec/action';

import { literal, field } from './notation';

const create: Action = {
  kind: 'create',
  model: 'Thing',
  values: {
    price: literal(100),
    name: { kind: 'join', parts: [field('name'), literal(' copy')] },
    due: { kind: 'today' },
    since: field('due'),
    type: literal('A-'),
    weight: field('amount'),
    owner: field('owner'),
    made: { kind: 'now' },
    at: field('later'),
  },
};

export const actions: Action[] = [
  { kind: 'open', screen: 'detail', passItem: true },
  { kind: 'open', screen: 'deciding', passItem: true },
  { kind: 'open', screen: 'edit', passItem: true },
  { kind: 'open', screen: 'talk', passItem: false },
  { kind: 'open', screen: 'adding', passItem: false },
  { kind: 'back' },
  create,
  {
    kind: 'update',
    values: {
      amount: { kind: 'arithmetic', operation: 'multiply', left: field('amount'), right: literal(2) },
      due: literal(''),
      type: literal('default'),
      since: literal('2026-01-01'),
    },
  },
  {
    kind: 'addTo',
    model: 'Person',
    match: 'title',
    equals: field('name'),
    values: { rank: literal('First') },
    increment: { field: 'score', by: 2 },
  },
  { kind: 'toggle', field: 'done' },
  { kind: 'toggleToday', field: 'days' },
  { kind: 'increment', field: 'amount', by: 1 },
  { kind: 'increment', field: 'amount', by: -1, minimum: 0, deleteAtMinimum: true },
  { kind: 'increment', field: 'weight', by: 0.5, minimum: 0, maximum: 10 },
  { kind: 'delete', confirm: 'Really?' },
  { kind: 'deleteAll', model: 'Person' },
  { kind: 'setState', name: 'query', value: field('name') },
  { kind: 'setState', name: 'level', value: field('amount') },
  { kind: 'setState', name: 'level', value: { kind: 'random', minimum: field('amount'), maximum: literal(6) } },
  { kind: 'setState', name: 'kept', value: literal(false) },
  { kind: 'notify', message: "It's done" },
  { kind: 'share', text: { kind: 'join', parts: [literal('See '), field('name')] } },
  {
    kind: 'sequence',
    actions: [
      { kind: 'increment', field: 'amount', by: 1 },
      { kind: 'setState', name: 'level', value: field('amount') },
      {
        kind: 'addTo',
        model: 'Person',
        match: 'title',
        equals: field('name'),
        values: {},
        increment: { field: 'score', by: 1 },
      },
      {
        kind: 'sequence',
        actions: [{ kind: 'delete', confirm: 'Sure?' }, { kind: 'notify', message: 'Gone' }, { kind: 'back' }],
      },
    ],
  },
];
