import { GraphQLError, Kind, parse } from 'graphql';
import type { FetchNode } from '@apollo/query-planner';
import { ErrorCode } from '#schema/error-code';
import { SubgraphUnavailable } from '../subgraphs/subgraph-client';
import type { ExecutorParts } from './compile-plan';
import { UNAVAILABLE_MESSAGE, subgraphErrors, type SubgraphError } from './errors';
import type { Execution } from './execution';
import { isObject, readField, type JsonObject } from './json';
import { mergeInto } from './merge';
import { applyRewrites } from './rewrite';
import { objectsAt, type ResponsePath } from './targets';

/** A fetch of root fields: its answer is merged into the objects at `path`, most often the answer's root. */
export function compileRootFetch(fetch: FetchNode, path: ResponsePath, parts: ExecutorParts) {
  const send = compileRequest(fetch, parts);
  const names = responseNames(fetch, 0);
  return async (execution: Execution): Promise<void> => {
    const targets = objectsAt(execution.data, path);
    if (targets.length === 0) return;
    const answer = await send(execution, null);
    absorbRootAnswer(execution, { fetch, targets, path, names, parts }, answer);
  };
}

export interface RootAnswerPlace {
  fetch: FetchNode;
  targets: JsonObject[];
  path: ResponsePath;
  names: ReadonlySet<string>;
  parts: ExecutorParts;
}

/** Takes in what a subgraph answered to a fetch of root fields; an event of a subscription is such an answer too. */
export function absorbRootAnswer(execution: Execution, place: RootAnswerPlace, answer: JsonObject): void {
  const { fetch, targets, path, names, parts } = place;
  for (const error of subgraphErrors(answer)) {
    if (error.path?.length) execution.errors.push(toGraphQLError(error, [...path, ...error.path], parts));
    else recordFailure(execution, targets, error, names);
  }
  const data = readField(answer, 'data');
  if (!isObject(data)) return;
  if (fetch.outputRewrites) applyRewrites(fetch.outputRewrites, data, parts.satisfies);
  for (const target of targets) mergeInto(target, data);
}

/** Sends the fetch; a subgraph that is away is an answer with one error and no data. */
export type SendFetch = (execution: Execution, representations: readonly string[] | null) => Promise<JsonObject>;

export function compileRequest(fetch: FetchNode, { client, onUnavailable }: ExecutorParts): SendFetch {
  const name = fetch.operationName === undefined ? '' : `,"operationName":${JSON.stringify(fetch.operationName)}`;
  const head = `{"query":${JSON.stringify(fetch.operation)}${name},"variables":{`;
  return async (execution, representations) => {
    const variables = (fetch.variableUsages ?? [])
      .filter((variable) => Object.hasOwn(execution.variables, variable))
      .map((variable) => `${JSON.stringify(variable)}:${JSON.stringify(execution.variables[variable] ?? null)}`);
    if (representations) variables.push(`"representations":[${representations.join(',')}]`);
    try {
      return await client.ask(fetch.serviceName, `${head}${variables.join(',')}}}`, execution.scope);
    } catch (error) {
      if (!(error instanceof SubgraphUnavailable)) throw error;
      onUnavailable(error, execution.scope);
      return { errors: [{ message: UNAVAILABLE_MESSAGE, extensions: { code: ErrorCode.UNAVAILABLE } }] };
    }
  };
}

/** Notes that a fetch failed as a whole; which fields of the answer are null for it, is told when they are written. */
export function recordFailure(
  execution: Execution,
  targets: Iterable<JsonObject>,
  { message, extensions }: SubgraphError,
  names: ReadonlySet<string>,
): void {
  execution.failures.add(targets, { message, extensions, names, told: false });
}

/** The error as the client may see it, at the client's own names. */
export function toGraphQLError(error: SubgraphError, path: ResponsePath, { aliases }: ExecutorParts): GraphQLError {
  const clientPath = path.map((step) => (typeof step === 'string' ? aliases.responseNameOf(step) : step));
  return new GraphQLError(error.message, { path: clientPath, extensions: error.extensions });
}

/** The names that a fetch fills in each object: at depth 0 the root's fields, at depth 1 those below `_entities`. */
export function responseNames(fetch: FetchNode, depth: 0 | 1): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: unknown, level: number): void => {
    if (typeof node !== 'object' || node === null || !('kind' in node)) return;
    const { selectionSet } = node as { selectionSet?: { selections: readonly unknown[] } };
    for (const selection of selectionSet?.selections ?? []) {
      const field = selection as { kind: Kind; alias?: { value: string }; name?: { value: string } };
      if (field.kind !== Kind.FIELD) visit(selection, level);
      else if (level === depth) names.add(field.alias?.value ?? field.name?.value ?? '');
      else visit(selection, level + 1);
    }
  };
  for (const definition of parse(fetch.operation).definitions)
    visit(definition, definition.kind === Kind.FRAGMENT_DEFINITION ? depth : 0);
  return names;
}
