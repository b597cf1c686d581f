import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

export type EventValue = string | number | boolean;

/** A property keeps the type that it was sent with. */
export const EventValueScalar = new GraphQLScalarType<EventValue, EventValue>({
  name: 'EventValue',
  description: 'A string, a number or a boolean: the value of a property of an event.',
  serialize: requireValue,
  parseValue: requireValue,
  parseLiteral(node) {
    if (node.kind === Kind.STRING || node.kind === Kind.BOOLEAN) return node.value;
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return requireValue(Number(node.value));
    throw new GraphQLError('The value of a property is a string, a number or a boolean.', { nodes: node });
  },
});

function requireValue(value: unknown): EventValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new GraphQLError('The value of a property is a string, a finite number or a boolean.');
}
