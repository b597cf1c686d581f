import { Kind, executeSync, type GraphQLError, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { OperationRun } from '../engine/engine';
import type { PreparedOperation } from '../supergraph/prepare';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import { emptyObject, readField, type Json, type JsonObject } from './json';
import { Selection } from './selection';

/** The answers of root fields that the gateway gives by itself, introspection and `rateLimit`, under their response names. */
export function localValues(
  schema: GraphQLSchema,
  { operation, fragments }: PreparedOperation,
  root: GraphQLObjectType,
  selection: Selection,
  run: Pick<OperationRun, 'variables' | 'rateLimit'>,
): { data: JsonObject; errors: readonly GraphQLError[] } {
  const nodes = selection.fieldsOf(root).flatMap((field) => (field.kind === 'local' ? field.nodes : []));
  if (nodes.length === 0) return { data: emptyObject(), errors: [] };
  const { data, errors } = executeSync({
    schema,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        { ...operation, directives: [], selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } },
        ...fragments.values(),
      ],
    },
    rootValue: { rateLimit: run.rateLimit },
    variableValues: run.variables,
  });
  return { data: Object.assign(emptyObject(), data as Record<string, Json>), errors: errors ?? [] };
}

/** An answer of the subgraphs' fields, completed by the gateway's own, in the order of the operation. */
export function localAnswer(
  { schema, aliases }: LoadedSupergraph,
  prepared: PreparedOperation,
  run: OperationRun,
  conditions: Readonly<Record<string, unknown>>,
  federated: JsonObject,
): { data: JsonObject; errors: readonly GraphQLError[] } {
  const { operation, fragments } = prepared;
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The schema has no ${operation.operation} type.`);
  const selection = new Selection([operation.selectionSet], { schema, aliases, fragments, conditions });
  const local = localValues(schema, prepared, root, selection, run);
  const data = emptyObject();
  for (const { kind, responseName } of selection.fieldsOf(root))
    data[responseName] = readField(kind === 'local' ? local.data : federated, responseName) ?? null;
  return { data, errors: local.errors };
}
