import type { Condition, Expression } from '#schema/app-spec/expression';

export const literal = (value: string | number | boolean): Expression => ({ kind: 'literal', value });
export const field = (name: string): Expression => ({ kind: 'field', name });
export const state = (name: string): Expression => ({ kind: 'state', name });
export const format = (as: Extract<Expression, { kind: 'format' }>['as'], value: Expression): Expression => ({
  kind: 'format',
  as,
  value,
});
export const compare = (
  left: Expression,
  operation: Extract<Condition, { kind: 'compare' }>['operation'],
  right: Expression,
): Condition => ({ kind: 'compare', operation, left, right });
