import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Condition, Expression } from '#schema/app-spec/expression';
import type { Field, Model } from '#schema/app-spec/model';

export const literal = (value: string | number | boolean): Expression => ({ kind: 'literal', value });
export const field = (name: string): Expression => ({ kind: 'field', name });
export const state = (name: string): Expression => ({ kind: 'state', name });
export const join = (...parts: Expression[]): Expression => ({ kind: 'join', parts });
export const money = (value: Expression): Expression => ({ kind: 'format', as: 'money', value });
export const equals = (left: Expression, right: Expression): Condition => ({
  kind: 'compare',
  operation: 'equals',
  left,
  right,
});
export const above = (left: Expression, right: Expression): Condition => ({
  kind: 'compare',
  operation: 'greater',
  left,
  right,
});
export const not = (condition: Condition): Condition => ({ kind: 'not', condition });
export const isTrue = (name: string): Condition => ({ kind: 'isTrue', value: field(name) });

/** All conditions at once; one alone stands for itself. */
export function all(conditions: (Condition | undefined)[]): Condition | undefined {
  const given = conditions.flatMap((one) => (one?.kind === 'and' ? one.conditions : one ? [one] : []));
  return given.length > 1 ? { kind: 'and', conditions: given } : given[0];
}

export const count = (model: string, where?: Condition): Expression => ({
  kind: 'aggregate',
  operation: 'count',
  model,
  ...(where ? { where } : {}),
});
export const over = (
  operation: 'sum' | 'average' | 'maximum',
  model: string,
  value: Expression,
  where?: Condition,
): Expression => ({
  kind: 'aggregate',
  operation,
  model,
  value,
  ...(where ? { where } : {}),
});

/** The field that names an object to a person: the first required text, else the first text, else the first of all. */
export function titleOf(model: Model): Field {
  const texts = model.fields.filter((one) => one.type === 'text');
  const chosen =
    texts.find((one) => one.required) ??
    texts[0] ??
    model.fields.find((one) => one.type === 'longText') ??
    model.fields[0];
  if (!chosen) throw new Error(`The model ${model.name} has no fields.`);
  return chosen;
}

/** The value of the item's field as a person reads it; null for pictures, which are no text. */
export function shown(spec: AppSpec, one: Field): Expression | null {
  const value = field(one.name);
  switch (one.type) {
    case 'money':
      return money(value);
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
      return { kind: 'format', as: one.type, value };
    case 'decimal':
      return { kind: 'format', as: 'number', value };
    case 'boolean':
      return { kind: 'when', condition: isTrue(one.name), whenTrue: literal('Yes'), whenFalse: literal('No') };
    case 'dates':
      return { kind: 'countWithin', field: one.name, days: 30 };
    case 'image':
      return null;
    case 'reference': {
      const target = spec.models.find((model) => model.name === one.model);
      if (!target) return null;
      const title = titleOf(target);
      return ['image', 'dates', 'reference'].includes(title.type)
        ? null
        : { kind: 'related', reference: one.name, name: title.name };
    }
    default:
      return one.name === 'rating' ? join(value, literal(' / 5')) : value;
  }
}

/** True where the value may be empty, so that a label before nothing is not shown. */
export const mayBeEmpty = (one: Field) =>
  ['text', 'longText', 'date', 'time', 'dateTime', 'email', 'phone', 'url', 'reference', 'image'].includes(one.type);

/** A field that one ticks off: `done`, `bought`, `doneOn`. */
const TICKED =
  /^(done|completed|finished|bought|packed|paid|taken|read|watched|learned|visited|returned|checked|attended|purchased)$/;
export const isTick = (one: Field) => one.type === 'dates' || (one.type === 'boolean' && TICKED.test(one.name));

/** Fields that people do not fill in a form: they have a control of their own, or are set by actions. */
export const isEntered = (one: Field) =>
  one.type !== 'dates' && !(one.type === 'boolean' && (isTick(one) || one.name === 'favourite'));
