import type { Condition, Expression } from '#schema/app-spec/expression';
import type { Model } from '#schema/app-spec/model';
import { evaluate, holds, type Surroundings } from './evaluate';
import type { StoredObject, Value } from './value';

const field = (name: string): Expression => ({ kind: 'field', name });
const literal = (value: string | number | boolean): Expression => ({ kind: 'literal', value });

const shop: Model = {
  name: 'Shop',
  plural: 'Shops',
  icon: 'bag',
  fields: [{ name: 'name', label: 'Name', type: 'text', required: true }],
  samples: [],
};
const item: Model = {
  name: 'Item',
  plural: 'Items',
  icon: 'tag',
  fields: [
    { name: 'name', label: 'Name', type: 'text', required: true },
    { name: 'price', label: 'Price', type: 'money', required: true },
    { name: 'shop', label: 'Shop', type: 'reference', model: 'Shop', required: false },
    { name: 'doneOn', label: 'Done', type: 'dates', required: false },
  ],
  samples: [],
};
const objects: Record<string, StoredObject[]> = {
  Shop: [{ id: 's1', name: 'Corner' }],
  Item: [
    { id: 'i1', name: 'Tea', price: 350, shop: 's1', doneOn: ['2026-11-22', '2026-11-23'] },
    { id: 'i2', name: 'Ünder', price: 1250, shop: '', doneOn: [] },
  ],
};

function around(overrides: Partial<Surroundings> = {}): Surroundings {
  const [first] = objects.Item ?? [];
  const state: Record<string, Value> = { search: 'te', on: true };
  return {
    focus: first ? { model: item, object: first } : null,
    now: new Date('2026-11-23T22:30:00Z'),
    region: { locale: 'en-US', currency: 'EUR', timeZone: 'UTC' },
    state: (name) => state[name],
    input: (name) => (name === 'name' ? 'typed' : undefined),
    model: (name) => [shop, item].find((model) => model.name === name),
    objects: (name) => objects[name] ?? [],
    ...overrides,
  };
}

const total: Expression = { kind: 'aggregate', operation: 'sum', model: 'Item', value: field('price') };
const dear: Condition = { kind: 'compare', operation: 'greater', left: field('price'), right: literal(1000) };

describe('an expression', () => {
  it.each<[string, Expression, Value]>([
    ['a literal', literal(3), 3],
    ['a field', field('name'), 'Tea'],
    ['the id', field('id'), 'i1'],
    ['a field that is not there', field('nothing'), ''],
    ['a related field', { kind: 'related', reference: 'shop', name: 'name' }, 'Corner'],
    ['a state variable', { kind: 'state', name: 'search' }, 'te'],
    ['an input', { kind: 'input', name: 'name' }, 'typed'],
    ['today', { kind: 'today' }, '2026-11-23'],
    ['now', { kind: 'now' }, '2026-11-23T22:30:00.000Z'],
    ['a count', { kind: 'aggregate', operation: 'count', model: 'Item' }, 2],
    ['a count of some', { kind: 'aggregate', operation: 'count', model: 'Item', where: dear }, 1],
    ['a sum', total, 1600],
    ['an average', { ...total, operation: 'average' }, 800],
    ['a minimum', { ...total, operation: 'minimum' }, 350],
    ['a maximum', { ...total, operation: 'maximum' }, 1250],
    ['a minimum of nothing', { kind: 'aggregate', operation: 'minimum', model: 'None', value: field('price') }, 0],
    ['a streak', { kind: 'streak', field: 'doneOn' }, 2],
    ['a count within days', { kind: 'countWithin', field: 'doneOn', days: 1 }, 1],
    ['an addition', { kind: 'arithmetic', operation: 'add', left: literal(2), right: literal(3) }, 5],
    ['a subtraction', { kind: 'arithmetic', operation: 'subtract', left: literal(2), right: literal(3) }, -1],
    ['a multiplication', { kind: 'arithmetic', operation: 'multiply', left: literal(2), right: literal(3) }, 6],
    ['a division', { kind: 'arithmetic', operation: 'divide', left: literal(3), right: literal(2) }, 1.5],
    ['a power', { kind: 'arithmetic', operation: 'power', left: literal(2), right: literal(-1) }, 0.5],
    [
      'a power that is no number',
      { kind: 'arithmetic', operation: 'power', left: literal(-8), right: literal(0.5) },
      0,
    ],
    ['a die with one side', { kind: 'random', minimum: literal(4), maximum: literal(4) }, 4],
    ['a division by zero', { kind: 'arithmetic', operation: 'divide', left: literal(3), right: literal(0) }, 0],
    ['joined parts', { kind: 'join', parts: [field('name'), literal(': '), literal(2.5)] }, 'Tea: 2.5'],
    ['money', { kind: 'format', as: 'money', value: field('price') }, '€3.50'],
    [
      'a choice of two',
      { kind: 'when', condition: dear, whenTrue: literal('dear'), whenFalse: literal('cheap') },
      'cheap',
    ],
  ])('gives %s', (_, expression, value) => {
    expect(evaluate(expression, around())).toEqual(value);
  });

  it('takes the day of the place where the device is', () => {
    const region = { locale: 'en', currency: 'EUR', timeZone: 'Asia/Tokyo' };
    expect(evaluate({ kind: 'today' }, around({ region }))).toBe('2026-11-24');
  });

  it('gives empty values where there is no item', () => {
    const nowhere = around({ focus: null });
    expect(evaluate(field('name'), nowhere)).toBe('');
    expect(evaluate({ kind: 'related', reference: 'shop', name: 'name' }, nowhere)).toBe('');
    expect(evaluate({ kind: 'streak', field: 'doneOn' }, nowhere)).toBe(0);
  });
});

describe('a condition', () => {
  const compare = (
    operation: 'equals' | 'less' | 'greaterOrEqual' | 'notEquals',
    left: Expression,
    right: Expression,
  ): Condition => ({
    kind: 'compare',
    operation,
    left,
    right,
  });

  it.each<[string, Condition, boolean]>([
    ['numbers that are equal', compare('equals', literal(2), literal(2)), true],
    ['numbers by size, not by their letters', compare('less', literal(9), literal(10)), true],
    ['texts that differ', compare('notEquals', literal('a'), literal('A')), true],
    ['days in their order', compare('less', literal('2026-11-22'), { kind: 'today' }), true],
    ['a moment on a day', compare('equals', { kind: 'now' }, { kind: 'today' }), true],
    ['truths', compare('equals', literal(true), literal(false)), false],
    ['at least', compare('greaterOrEqual', literal(2), literal(2)), true],
    [
      'text within, of any case',
      { kind: 'contains', value: field('name'), text: { kind: 'state', name: 'search' } },
      true,
    ],
    ['text that is not within', { kind: 'contains', value: field('name'), text: literal('coffee') }, false],
    ['empty text within anything', { kind: 'contains', value: literal(''), text: literal('') }, true],
    ['a true state', { kind: 'isTrue', value: { kind: 'state', name: 'on' } }, true],
    ['text that is no truth', { kind: 'isTrue', value: literal('true') }, false],
    ['an empty field', { kind: 'isEmpty', value: field('nothing') }, true],
    ['a zero, which is not empty', { kind: 'isEmpty', value: literal(0) }, false],
    ['done today', { kind: 'doneToday', field: 'doneOn' }, true],
    ['all of two', { kind: 'and', conditions: [{ kind: 'isTrue', value: literal(true) }, dear] }, false],
    ['one of two', { kind: 'or', conditions: [{ kind: 'isTrue', value: literal(true) }, dear] }, true],
    ['not', { kind: 'not', condition: dear }, true],
  ])('tells of %s', (_, condition, expected) => {
    expect(holds(condition, around())).toBe(expected);
  });
});
