import {
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { CostDirectives, ListSize } from './cost-directives';
import type { CostOptions } from './cost-options';
import { InputCosts } from './input-cost';
import { introspectionSizes } from './introspection-sizes';

/** What fields, types and arguments of a schema weigh: what the supergraph says, and one point an object where it says nothing. */
export class CostModel {
  readonly inputs = new InputCosts(this);
  readonly #introspection: ReadonlyMap<string, number>;

  constructor(
    readonly schema: GraphQLSchema,
    readonly options: CostOptions,
    private readonly directives: CostDirectives,
  ) {
    this.#introspection = introspectionSizes(schema);
  }

  /** Points of each value that a field yields. */
  weightOf(parent: GraphQLNamedType, field: string, type: GraphQLNamedType): number {
    if (isIntrospectionType(type)) return isCompositeType(type) ? this.options.introspectionWeight : 0;
    return this.#best(parent, field, this.directives.weights, Math.max) ?? this.weightOfType(type);
  }

  /** Points of each value of a type: one for an object, none for anything else. */
  weightOfType(type: GraphQLNamedType): number {
    return this.directives.weights.get(type.name) ?? (isCompositeType(type) && !isFree(type) ? 1 : 0);
  }

  /** Points for giving an argument or a field of an input. */
  weightOfInput(coordinate: string): number {
    return this.directives.weights.get(coordinate) ?? 0;
  }

  listSizeOf(parent: GraphQLNamedType, field: string): ListSize | null {
    return this.#best(parent, field, this.directives.sizes, (one) => one) ?? null;
  }

  /** How many values a field is taken to yield of which `@listSize` says nothing; `lists` counts lists inside lists. */
  assumedSizeOf(parent: GraphQLNamedType, field: string, lists: number): number {
    return this.#introspection.get(`${parent.name}.${field}`) ?? this.options.assumedListSize ** lists;
  }

  /** What is said of a field; of an interface's field, what is said where it is implemented. */
  #best<Value extends object | number>(
    parent: GraphQLNamedType,
    field: string,
    known: ReadonlyMap<string, Value>,
    choose: (one: Value, other: Value) => Value,
  ): Value | undefined {
    const own = known.get(`${parent.name}.${field}`);
    if (own !== undefined || !isAbstractType(parent)) return own;
    const found = this.schema.getPossibleTypes(parent).flatMap(({ name }) => known.get(`${name}.${field}`) ?? []);
    return found.length > 0 ? found.reduce((one, other) => choose(one, other)) : undefined;
  }
}

/** Nobody pays for asking how much is left. */
const isFree = ({ name }: GraphQLNamedType) => name === 'RateLimit';
