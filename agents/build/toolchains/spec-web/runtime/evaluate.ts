import type { Condition, Expression } from '#schema/app-spec/expression';
import type { Model } from '#schema/app-spec/model';
import { dayOf, localDay } from './days';
import { formatValue, type Region } from './format';
import { countWithin, streak } from './streak';
import { isEmptyValue, type StoredObject, toNumber, toText, type Value } from './value';

/** The object in focus and what it is an object of. */
export interface Focus {
  model: Model;
  object: StoredObject;
}

/** All that an expression may look at. */
export interface Surroundings {
  focus: Focus | null;
  now: Date;
  region: Region;
  /** The model of the form that is being filled in. */
  inputModel?: Model;
  state(name: string): Value | undefined;
  input(name: string): Value | undefined;
  model(name: string): Model | undefined;
  objects(model: string): readonly StoredObject[];
}

type Aggregate = Extract<Expression, { kind: 'aggregate' }>;
type Arithmetic = Extract<Expression, { kind: 'arithmetic' }>;
type Compare = Extract<Condition, { kind: 'compare' }>;

/** The value of an expression; what is not there is empty text. Never throws. */
export function evaluate(expression: Expression, around: Surroundings): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'field':
      return around.focus?.object[expression.name] ?? '';
    case 'related':
      return related(expression.reference, around)?.[expression.name] ?? '';
    case 'state':
      return around.state(expression.name) ?? '';
    case 'input':
      return around.input(expression.name) ?? '';
    case 'today':
      return today(around);
    case 'now':
      return around.now.toISOString();
    case 'aggregate':
      return aggregate(expression, around);
    case 'streak':
      return streak(datesOf(expression.field, around), today(around));
    case 'countWithin':
      return countWithin(datesOf(expression.field, around), expression.days, today(around));
    case 'arithmetic':
      return calculate(
        expression.operation,
        toNumber(evaluate(expression.left, around)),
        toNumber(evaluate(expression.right, around)),
      );
    case 'random':
      return randomWhole(
        toNumber(evaluate(expression.minimum, around)),
        toNumber(evaluate(expression.maximum, around)),
      );
    case 'join':
      return expression.parts.map((part) => toText(evaluate(part, around), around.region.locale)).join('');
    case 'format':
      return formatValue(evaluate(expression.value, around), expression.as, around.region);
    case 'when':
      return evaluate(holds(expression.condition, around) ? expression.whenTrue : expression.whenFalse, around);
  }
}

/** Whether a condition is met. Never throws. */
export function holds(condition: Condition, around: Surroundings): boolean {
  switch (condition.kind) {
    case 'compare':
      return compare(condition, around);
    case 'contains': {
      const { locale } = around.region;
      const text = toText(evaluate(condition.text, around), locale).toLocaleLowerCase(locale);
      return toText(evaluate(condition.value, around), locale).toLocaleLowerCase(locale).includes(text);
    }
    case 'isTrue':
      return evaluate(condition.value, around) === true;
    case 'isEmpty':
      return isEmptyValue(evaluate(condition.value, around));
    case 'doneToday':
      return datesOf(condition.field, around).includes(today(around));
    case 'and':
      return condition.conditions.every((part) => holds(part, around));
    case 'or':
      return condition.conditions.some((part) => holds(part, around));
    case 'not':
      return !holds(condition.condition, around);
  }
}

/** The same surroundings with another object in focus. */
export const focusOn = (around: Surroundings, focus: Focus | null): Surroundings => ({ ...around, focus });

const today = ({ now, region }: Surroundings) => localDay({ now, timeZone: region.timeZone });

function datesOf(field: string, { focus }: Surroundings): string[] {
  const value = focus?.object[field];
  return Array.isArray(value) ? value : [];
}

function related(reference: string, around: Surroundings): StoredObject | undefined {
  const field = around.focus?.model.fields.find((candidate) => candidate.name === reference);
  const id = around.focus?.object[reference];
  return field?.model ? around.objects(field.model).find((object) => object.id === id) : undefined;
}

function aggregate({ operation, model: name, value, where }: Aggregate, around: Surroundings): number {
  const model = around.model(name);
  if (!model) return 0;
  const inside = around.objects(name).map((object) => focusOn(around, { model, object }));
  const met = where ? inside.filter((each) => holds(where, each)) : inside;
  if (operation === 'count' || met.length === 0) return met.length;
  const numbers = met.map((each) => (value ? toNumber(evaluate(value, each)) : 0));
  const sum = numbers.reduce((total, number) => total + number, 0);
  switch (operation) {
    case 'sum':
      return sum;
    case 'average':
      return sum / numbers.length;
    case 'minimum':
      return numbers.reduce((least, number) => Math.min(least, number));
    case 'maximum':
      return numbers.reduce((most, number) => Math.max(most, number));
  }
}

/** A whole number by chance between the bounds, both included, in either order. */
function randomWhole(one: number, other: number): number {
  const least = Math.round(Math.min(one, other));
  return least + Math.floor(Math.random() * (Math.round(Math.max(one, other)) - least + 1));
}

/** A division by zero, and a power that is no number, is 0, as an aggregate of nothing is. */
function calculate(operation: Arithmetic['operation'], left: number, right: number): number {
  switch (operation) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      return right === 0 ? 0 : left / right;
    case 'power':
      return Number.isFinite(left ** right) ? left ** right : 0;
  }
}

function compare({ operation, left, right }: Compare, around: Surroundings): boolean {
  const order = compareValues(evaluate(left, around), evaluate(right, around), around.region.timeZone);
  switch (operation) {
    case 'equals':
      return order === 0;
    case 'notEquals':
      return order !== 0;
    case 'less':
      return order < 0;
    case 'lessOrEqual':
      return order <= 0;
    case 'greater':
      return order > 0;
    case 'greaterOrEqual':
      return order >= 0;
  }
}

/** Negative, 0 or positive. Numbers by size; a moment beside a day by the day it falls on; text as it is written. */
export function compareValues(left: Value, right: Value, timeZone?: string): number {
  if (typeof left === 'number' || typeof right === 'number') return toNumber(left) - toNumber(right);
  if (typeof left === 'boolean' || typeof right === 'boolean') return Number(left === true) - Number(right === true);
  let [one, other] = [String(left), String(right)];
  if (one.length !== other.length && (one.length === 10 || other.length === 10)) {
    const days = [dayOf(one, timeZone), dayOf(other, timeZone)] as const;
    if (days[0] && days[1]) [one, other] = days;
  }
  return one < other ? -1 : Number(one > other);
}
