import type { Condition } from '#schema/app-spec/expression';

import { literal, field, state, compare } from './notation';

/** One condition of each kind, and comparisons of each pair of types. */
export const conditions: Condition[] = [
  compare(field('amount'), 'less', literal(3)),
  compare(field('amount'), 'greaterOrEqual', field('weight')),
  compare(field('weight'), 'lessOrEqual', literal(3)),
  compare(field('name'), 'equals', literal('x')),
  compare(field('name'), 'greater', literal('x')),
  compare(field('type'), 'equals', literal('A+')),
  compare(field('type'), 'notEquals', literal('unheard')),
  compare(field('type'), 'equals', state('query')),
  compare(field('due'), 'less', { kind: 'today' }),
  compare(field('due'), 'equals', literal('')),
  compare(field('due'), 'lessOrEqual', literal('2026-02-28')),
  compare(field('since'), 'greater', { kind: 'today' }),
  compare(field('since'), 'equals', state('query')),
  compare(field('due'), 'equals', state('query')),
  compare(field('made'), 'greaterOrEqual', { kind: 'now' }),
  compare(field('seen'), 'less', field('made')),
  compare(field('at'), 'less', literal('12:00')),
  compare(field('later'), 'greater', field('at')),
  compare(field('done'), 'equals', state('flag')),
  compare(field('owner'), 'equals', literal('p-1')),
  compare({ kind: 'related', reference: 'owner', name: 'rank' }, 'equals', literal('First')),
  compare({ kind: 'related', reference: 'owner', name: 'score' }, 'greater', state('level')),
  compare({ kind: 'related', reference: 'owner', name: 'born' }, 'less', { kind: 'today' }),
  { kind: 'contains', value: field('name'), text: state('query') },
  { kind: 'contains', value: { kind: 'related', reference: 'owner', name: 'title' }, text: state('query') },
  { kind: 'isTrue', value: field('done') },
  { kind: 'isTrue', value: { kind: 'related', reference: 'owner', name: 'mine' } },
  { kind: 'isEmpty', value: field('name') },
  { kind: 'isEmpty', value: field('due') },
  { kind: 'isEmpty', value: field('since') },
  { kind: 'isEmpty', value: field('days') },
  { kind: 'doneToday', field: 'days' },
  { kind: 'not', condition: { kind: 'doneToday', field: 'days' } },
  {
    kind: 'and',
    conditions: [
      {
        kind: 'or',
        conditions: [
          { kind: 'isEmpty', value: state('query') },
          { kind: 'isTrue', value: state('flag') },
        ],
      },
      {
        kind: 'not',
        condition: {
          kind: 'or',
          conditions: [
            { kind: 'isTrue', value: field('done') },
            { kind: 'isEmpty', value: field('photo') },
          ],
        },
      },
    ],
  },
];
