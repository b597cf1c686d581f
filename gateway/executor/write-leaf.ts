import { isEnumType, type GraphQLLeafType } from 'graphql';
import type { Json } from './json';

const LEAST_INT = -(2 ** 31);
const GREATEST_INT = 2 ** 31 - 1;

/** Writes a value as the schema promises it to clients; undefined: the subgraph broke the promise. */
export type WriteLeaf = (value: Json) => string | undefined;

/** Custom scalars are any JSON. */
export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return (value) => (typeof value === 'string' ? texts.get(value) : undefined);
  }
  return SPECIFIED[type.name] ?? ((value) => JSON.stringify(value));
}

const SPECIFIED: Readonly<Record<string, WriteLeaf | undefined>> = {
  ID: (value) => (typeof value === 'number' ? `"${value}"` : writeString(value)),
  String: writeString,
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  Float: (value) => (typeof value === 'number' ? String(value) : undefined),
  Int: (value) => (typeof value === 'number' && isInt32(value) ? String(value) : undefined),
};

const isInt32 = (value: number) => Number.isInteger(value) && value >= LEAST_INT && value <= GREATEST_INT;

function writeString(value: Json): string | undefined {
  return typeof value === 'string' ? JSON.stringify(value) : undefined;
}
