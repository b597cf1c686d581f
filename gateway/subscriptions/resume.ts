import type { FetchNode } from '@apollo/query-planner';
import {
  Kind,
  getNamedType,
  isNonNullType,
  isInterfaceType,
  isObjectType,
  parse,
  parseType,
  print,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isObject, readField, type JsonObject } from '../executor/json';

/** The variable and the response name that the gateway adds; names that no operation of a client brings by chance. */
const AFTER = '_gatewayAfter';
const SEQUENCE = '_gatewaySequence';

/** How a subscription is asked of its owner, and asked again after a cut. */
export interface UpstreamOperation {
  /** The text to begin with. */
  first: string;
  /** The same, to go on after a sequence given in the variable `afterVariable`; null where the field delivers the present state anyway. */
  resumed: string | null;
  afterVariable: string;
  /** The sequence that an event has reached; null when it bears none. */
  sequenceOf(data: JsonObject): number | null;
}

/**
 * A field that takes `after` and delivers things with a `sequence` is an append-only log: after a cut it goes on behind the last line that came,
 * with no gap and no line twice. The sequence is selected in any case, under a name of the gateway's own.
 */
export function upstreamOperation(schema: GraphQLSchema, primary: FetchNode): UpstreamOperation {
  const document = parse(primary.operation);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const field = operation?.selectionSet.selections[0];
  const plain = { first: primary.operation, resumed: null, afterVariable: AFTER, sequenceOf: () => null };
  if (!operation || field?.kind !== Kind.FIELD) return plain;
  const afterType = appendOnlyAfterType(schema, field.name.value);
  if (!afterType) return plain;

  const counted = withSequence(field);
  const responseName = field.alias?.value ?? field.name.value;
  return {
    first: print(withRootField(document, operation, counted)),
    resumed: print(withRootField(document, withAfterVariable(operation, afterType), withAfter(counted))),
    afterVariable: AFTER,
    sequenceOf: (data) => lastSequence(readField(data, responseName) ?? null),
  };
}

/** The type of the argument `after` as a variable; null: the field is no append-only log. */
function appendOnlyAfterType(schema: GraphQLSchema, name: string): string | null {
  const definition = schema.getSubscriptionType()?.getFields()[name];
  const after = definition?.args.find((argument) => argument.name === 'after');
  const item = definition && getNamedType(definition.type);
  const isLog =
    (isObjectType(item) || isInterfaceType(item)) && getNamedType(item.getFields().sequence?.type)?.name === 'Int';
  if (!after || !isLog || getNamedType(after.type).name !== 'Int') return null;
  return String(isNonNullType(after.type) ? after.type : getNamedType(after.type));
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;

const withSequence = (field: FieldNode): FieldNode => ({
  ...field,
  selectionSet: {
    kind: Kind.SELECTION_SET,
    selections: [
      ...(field.selectionSet?.selections ?? []),
      { kind: Kind.FIELD, alias: name(SEQUENCE), name: name('sequence') },
    ],
  },
});

const withAfter = (field: FieldNode): FieldNode => ({
  ...field,
  arguments: [
    ...(field.arguments ?? []).filter((argument) => argument.name.value !== 'after'),
    { kind: Kind.ARGUMENT, name: name('after'), value: { kind: Kind.VARIABLE, name: name(AFTER) } },
  ],
});

// The client's own variable for `after` is not used any more; it may stay only where something else uses it.
function withAfterVariable(operation: OperationDefinitionNode, type: string): OperationDefinitionNode {
  const root = operation.selectionSet.selections[0];
  const given =
    root?.kind === Kind.FIELD ? root.arguments?.find((argument) => argument.name.value === 'after')?.value : undefined;
  const replaced = given?.kind === Kind.VARIABLE ? given.name.value : null;
  const uses = replaced === null ? 0 : print(operation).split(new RegExp(`\\$${replaced}\\b`)).length - 1;
  return {
    ...operation,
    variableDefinitions: [
      ...(operation.variableDefinitions ?? []).filter(({ variable }) => variable.name.value !== replaced || uses > 2),
      {
        kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name: name(AFTER) },
        type: parseType(type),
      },
    ],
  };
}

function withRootField(document: DocumentNode, operation: OperationDefinitionNode, field: FieldNode): DocumentNode {
  const changed = { ...operation, selectionSet: { ...operation.selectionSet, selections: [field] } };
  return {
    ...document,
    definitions: document.definitions.map((one) => (one.kind === Kind.OPERATION_DEFINITION ? changed : one)),
  };
}

function lastSequence(value: JsonObject[string] | null): number | null {
  const item = Array.isArray(value) ? value.at(-1) : value;
  const sequence = isObject(item) ? readField(item, SEQUENCE) : null;
  return typeof sequence === 'number' ? sequence : null;
}
