import { isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import type { CostModel } from './cost-model';

/** Points of a value that is sent: a part of one for each object in it, and what its types and fields weigh. The value may be anything; only its sound part counts. */
export function costOfInput(model: CostModel, type: GraphQLInputType, value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (isNonNullType(type)) return costOfInput(model, type.ofType, value);
  if (isListType(type)) {
    const items = Array.isArray(value) ? (value as unknown[]) : [value];
    return items.reduce<number>((sum, item) => sum + costOfInput(model, type.ofType, item), 0);
  }
  if (!isInputObjectType(type)) return model.weightOfType(type);
  if (typeof value !== 'object') return 0;
  let sum = model.options.inputWeight;
  for (const field of Object.values(type.getFields())) {
    if (!Object.hasOwn(value, field.name)) continue;
    const given = (value as Record<string, unknown>)[field.name];
    sum += model.weightOfInput(`${type.name}.${field.name}`) + costOfInput(model, field.type, given);
  }
  return sum;
}
