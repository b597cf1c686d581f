import type { GraphQLInputType, ValueNode } from 'graphql';
import type { ListSize } from './cost-directives';

/** What is known of a field's cost before its variables are. */
export interface FieldCost {
  /** As messages call it: `Query.projects`. */
  coordinate: string;
  name: string;
  /** Points of each value. */
  weight: number;
  /** Its values are objects of at least one point, by which an answer is counted. */
  isCounted: boolean;
  /** The gateway answers it by itself, so that the objects of an answer tell nothing of it. */
  isLocal: boolean;
  /** How many values it is taken to yield where `size` does not say. */
  assumedSize: number;
  isList: boolean;
  size: ListSize | null;
  arguments: readonly ArgumentCost[];
  conditions: readonly Condition[];
  children: SelectionCost | null;
}

export interface ArgumentCost {
  name: string;
  /** Giving it may cost something; other ones matter as sizes only. */
  isCosted: boolean;
  /** Points for giving it. */
  weight: number;
  type: GraphQLInputType;
  /** What stands in the document; undefined: the default. */
  value: ValueNode | undefined;
  defaultValue: unknown;
}

/** `@skip` or `@include`. */
export interface Condition {
  /** The field stays where the value is this. */
  holdsFor: boolean;
  value: ValueNode;
}

/** The fields of a selection, and of its fragments those that some types only have. */
export interface SelectionCost {
  fields: readonly FieldCost[];
  variants: readonly SelectionCost[];
  /** Which variants one object may have all at once; each is an index. */
  groups: readonly (readonly number[])[];
}
