import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import type { CostModel } from './cost-model';

/** A field of an input that may cost something. */
interface CostedField {
  name: string;
  weight: number;
  type: GraphQLInputType;
}

/** Knows what values cost that are sent: a part of a point for each object, and what its types and fields weigh. */
export class InputCosts {
  readonly #fields = new Map<GraphQLInputObjectType, readonly CostedField[]>();

  constructor(private readonly model: CostModel) {}

  /** Points of a value. It may be anything; only its sound part counts. */
  of(type: GraphQLInputType, value: unknown): number {
    if (value === null || value === undefined) return 0;
    if (isNonNullType(type)) return this.of(type.ofType, value);
    if (isListType(type)) {
      const items = Array.isArray(value) ? (value as unknown[]) : [value];
      return items.reduce<number>((sum, item) => sum + this.of(type.ofType, item), 0);
    }
    if (!isInputObjectType(type)) return this.model.weightOfType(type);
    if (typeof value !== 'object') return 0;
    let sum = this.model.options.inputWeight;
    for (const { name, weight, type: inner } of this.#costedFieldsOf(type))
      if (Object.hasOwn(value, name)) sum += weight + this.of(inner, (value as Record<string, unknown>)[name]);
    return sum;
  }

  #costedFieldsOf(type: GraphQLInputObjectType): readonly CostedField[] {
    let fields = this.#fields.get(type);
    if (!fields) this.#fields.set(type, (fields = this.#lookUp(type)));
    return fields;
  }

  #lookUp(type: GraphQLInputObjectType): CostedField[] {
    return Object.values(type.getFields()).flatMap((field) => {
      const weight = this.model.weightOfInput(`${type.name}.${field.name}`);
      const named = getNamedType(field.type);
      const isCosted = weight !== 0 || isInputObjectType(named) || this.model.weightOfType(named) !== 0;
      return isCosted ? [{ name: field.name, weight, type: field.type }] : [];
    });
  }
}
