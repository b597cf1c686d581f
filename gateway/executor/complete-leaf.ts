import { isEnumType, type GraphQLLeafType } from 'graphql';
import type { Json } from './json';

const LEAST_INT = -(2 ** 31);
const GREATEST_INT = 2 ** 31 - 1;

/** The value as the schema promises it to clients; undefined: the subgraph broke the promise. Custom scalars are any JSON. */
export function completeLeaf(type: GraphQLLeafType, value: Json): Json | undefined {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) ? value : undefined;
  switch (type.name) {
    case 'ID':
      return typeof value === 'number' ? String(value) : onlyIf(typeof value === 'string', value);
    case 'String':
      return onlyIf(typeof value === 'string', value);
    case 'Boolean':
      return onlyIf(typeof value === 'boolean', value);
    case 'Float':
      return onlyIf(typeof value === 'number', value);
    case 'Int': {
      const isInt = Number.isInteger(value) && Number(value) >= LEAST_INT && Number(value) <= GREATEST_INT;
      return onlyIf(isInt, value);
    }
    default:
      return value;
  }
}

const onlyIf = (holds: boolean, value: Json) => (holds ? value : undefined);
