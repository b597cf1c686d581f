import type { Expression } from '#schema/app-spec/expression';
import { fieldCalled } from '../lexicon/fields';
import { equals, join, literal } from '../weave/expressions';
import type { Sheet } from './build-tool';
import { type Dimension, DIMENSIONS, type Unit } from './units';

const UNITS = new Map(
  DIMENSIONS.flatMap((one) =>
    one.units.flatMap((unit) => unit.called.map((word) => [word, { dimension: one, unit }] as const)),
  ),
);
/** Letters that are words of their own far more often than units. */
const AMBIGUOUS = new Set([
  'm',
  'c',
  'f',
  'k',
  'g',
  'l',
  'in',
  'st',
  'mi',
  'ton',
  'second',
  'minute',
  'day',
  'week',
  'hour',
  'stone',
  'stones',
  'yard',
  'foot',
  'cup',
  'cups',
  'pound',
  'pounds',
  'feet',
  'days',
  'weeks',
  'hours',
  'minutes',
  'seconds',
]);
const USUAL = ['length', 'weight', 'temperature', 'volume'];

/** The sheets of a converter for the units and dimensions that the words name; the usual four when they name none. */
export function converters(words: readonly string[]): Sheet[] {
  const named = words.flatMap((word) => (UNITS.get(word) ? [{ word, ...UNITS.get(word)! }] : []));
  const sure = named.filter(
    ({ word, dimension }) =>
      !AMBIGUOUS.has(word) || named.some((other) => other.word !== word && other.dimension === dimension),
  );
  const dimensions = DIMENSIONS.filter(
    (one) => sure.some((unit) => unit.dimension === one) || one.words.some((word) => words.includes(word)),
  );
  const [first] = dimensions;
  const chosen = first ? dimensions.slice(0, 4) : DIMENSIONS.filter((one) => USUAL.includes(one.id));
  return chosen.map((one) =>
    sheetFor(
      one,
      sure.filter((unit) => unit.dimension === one).map(({ unit }) => unit),
    ),
  );
}

/** True when two units of one dimension are named: "celsius to fahrenheit". */
export function namesUnits(words: readonly string[]): boolean {
  const found = words.flatMap((word) => (AMBIGUOUS.has(word) ? [] : (UNITS.get(word) ?? [])));
  return found.some((one) => found.some((other) => other.dimension === one.dimension && other.unit !== one.unit));
}

function sheetFor(dimension: Dimension, named: Unit[]): Sheet {
  const choices = dimension.units.map((unit) => unit.name);
  const [from = dimension.units[0]] = named;
  const to = named.find((unit) => unit !== from) ?? dimension.units.find((unit) => unit !== from);
  return {
    id: dimension.id,
    title: dimension.title,
    icon: dimension.id === 'temperature' ? 'sun' : dimension.id === 'volume' ? 'water' : 'tools',
    noun: `${dimension.id} conversion`,
    fields: [
      { ...fieldCalled('value', { type: 'decimal' }), initial: 1 },
      { ...fieldCalled('from', { choices }), ...(from ? { initial: from.name } : {}) },
      { ...fieldCalled('to', { choices }), ...(to ? { initial: to.name } : {}) },
    ],
    results: (read) => {
      const base = calculate(
        'add',
        calculate(
          'multiply',
          read('value'),
          pick(read('from'), dimension.units, (unit) => unit.factor),
        ),
        pick(read('from'), dimension.units, (unit) => unit.zero),
      );
      const converted = calculate(
        'divide',
        calculate(
          'subtract',
          base,
          pick(read('to'), dimension.units, (unit) => unit.zero),
        ),
        pick(read('to'), dimension.units, (unit) => unit.factor),
      );
      const number = (value: Expression): Expression => ({ kind: 'format', as: 'number', value });
      return [
        {
          label: 'Converted',
          value: join(
            number(read('value')),
            literal(' '),
            read('from'),
            literal(' = '),
            number(converted),
            literal(' '),
            read('to'),
          ),
        },
      ];
    },
  };
}

const calculate = (
  operation: 'add' | 'subtract' | 'multiply' | 'divide',
  left: Expression,
  right: Expression,
): Expression => ({ kind: 'arithmetic', operation, left, right });

/** The number that belongs to the unit chosen; one number for all stands for itself. */
function pick(choice: Expression, units: readonly Unit[], of: (unit: Unit) => number): Expression {
  const [last, ...others] = [...units].toReversed();
  if (!last || units.every((unit) => of(unit) === of(last))) return literal(last ? of(last) : 0);
  return others.reduce<Expression>(
    (otherwise, unit) => ({
      kind: 'when',
      condition: equals(choice, literal(unit.name)),
      whenTrue: literal(of(unit)),
      whenFalse: otherwise,
    }),
    literal(of(last)),
  );
}
