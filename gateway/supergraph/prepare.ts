import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import {
  GraphQLError,
  Kind,
  MaxIntrospectionDepthRule,
  specifiedRules,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { ErrorCode } from '#schema/error-code';
import { readDocument } from '../operations/limits/read-document';
import { DEFAULT_LIMITS, type RequestLimits } from '../operations/limits/request-limits';
import { BoundedCache } from './bounded-cache';
import { withoutLocalFields } from './local-fields';
import { repairPlan } from './repair/repaired-plan';
import { reservedNames } from './reserved-names';
import type { LoadedSupergraph } from './supergraph';

/** An operation that was parsed, validated and planned; the same object for the same text, so that others may keep what they derive from it. */
export interface PreparedOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What is asked of subgraphs, under encoded aliases; its `node` is missing when nothing is. */
  plan: QueryPlan;
}

export type Preparation = { prepared: PreparedOperation } | { errors: readonly GraphQLError[] };

// Lists of introspection inside one another multiply: the types of fields of types of fields.
const RULES = [...specifiedRules, MaxIntrospectionDepthRule, reservedNames];
// The sum of the lengths of all texts kept. Trees and plans take some twenty times as much memory.
const MAX_CHARACTERS = 4_000_000;
const LEAST_WEIGHT = 1_000;

/** Prepares operations and keeps the results, refusals too, within a bound. */
export class OperationStore {
  readonly #known = new BoundedCache<Preparation>(MAX_CHARACTERS);

  constructor(
    readonly supergraph: LoadedSupergraph,
    readonly limits: RequestLimits = DEFAULT_LIMITS,
  ) {}

  /** What is kept of a document that was prepared before; undefined when nothing is. */
  find(source: string, operationName?: string): Preparation | undefined {
    return this.#known.get(keyOf(source, operationName));
  }

  /** Never throws for what a client can write; the errors bear the code `INVALID_INPUT`, or `LIMIT_EXCEEDED` for a document that is too much. */
  prepare(source: string, operationName?: string): Preparation {
    const key = keyOf(source, operationName);
    const known = this.#known.get(key);
    if (known) return known;
    const preparation = this.#prepare(source, operationName);
    this.#known.set(key, preparation, Math.max(LEAST_WEIGHT, key.length));
    return preparation;
  }

  #prepare(source: string, operationName?: string): Preparation {
    try {
      const read = readDocument(source, this.limits);
      if ('errors' in read) return read;
      const { document } = read;
      const errors = validate(this.supergraph.schema, document, RULES);
      if (errors.length > 0) return { errors: errors.map(asInvalidInput) };
      return { prepared: planOperation(this.supergraph, document, operationName) };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error.extensions.code ? error : asInvalidInput(error)] };
      if (error instanceof RangeError) return { errors: [invalid('The document nests too deeply; flatten it.')] };
      throw error;
    }
  }
}

const keyOf = (source: string, operationName?: string) =>
  operationName === undefined ? source : `${operationName}\n${source}`;

function planOperation(
  supergraph: LoadedSupergraph,
  document: DocumentNode,
  operationName?: string,
): PreparedOperation {
  const operation = chooseOperation(document, operationName);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const federated = withoutLocalFields(operation, fragments);
  const plan = federated ? planFederated(supergraph, federated) : EMPTY_PLAN;
  // The planner's answer to what no subgraph can resolve is a plan without steps; what is selected unconditionally is then missing.
  if (!plan.node && federated && selectsData(federated)) throw unanswerable();
  return { document, operation, fragments, plan };
}

const EMPTY_PLAN: QueryPlan = { kind: 'QueryPlan' };

function planFederated({ planner, planningSchema, aliases, required }: LoadedSupergraph, document: DocumentNode) {
  const plan = planner.buildQueryPlan(operationFromDocument(planningSchema, aliases.encode(document)));
  return plan.node ? { ...plan, node: repairPlan(plan.node, required) } : plan;
}

function chooseOperation(document: DocumentNode, operationName?: string): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operationName === undefined) {
    if (operations.length > 1)
      throw invalid('The document has several operations; say in `operationName` which one to run.');
    if (operations[0]) return operations[0];
    throw invalid('The document has no operation, only fragments.');
  }
  const chosen = operations.find(({ name }) => name?.value === operationName);
  if (!chosen) throw invalid(`The document has no operation named "${operationName}".`);
  return chosen;
}

/** True when some root field other than `__typename` is sure to be asked for. */
function selectsData({ definitions }: DocumentNode): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const selects = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) return false;
      if (selection.kind === Kind.FIELD) return selection.name.value !== '__typename';
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return inner !== undefined && selects(inner.selectionSet);
    });
  return definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && selects(definition.selectionSet),
  );
}

const unanswerable = () =>
  new GraphQLError(
    'No part of the platform can answer what this operation selects; the schema promises more than there is.',
    {
      extensions: { code: ErrorCode.INTERNAL_SERVER_ERROR },
    },
  );

const invalid = (message: string) => new GraphQLError(message, { extensions: { code: ErrorCode.INVALID_INPUT } });

const asInvalidInput = (error: GraphQLError) =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { ...error.extensions, code: ErrorCode.INVALID_INPUT },
  });
