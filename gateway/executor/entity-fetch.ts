import type { FetchNode } from '@apollo/query-planner';
import type { ExecutorParts } from './compile-plan';
import { subgraphErrors } from './errors';
import type { Execution } from './execution';
import { compileRequest, recordFailure, responseNames, toGraphQLError } from './fetch';
import { isObject, readField, type Json, type JsonObject } from './json';
import { mergeInto } from './merge';
import { compileRepresentation, type Represent } from './representation';
import { applyRewrites } from './rewrite';
import { objectsAt, pathsAt, type ResponsePath } from './targets';

/** A fetch of more fields of entities that other subgraphs have named. Equal entities are asked for once. */
export function compileEntityFetch(fetch: FetchNode, path: ResponsePath, parts: ExecutorParts) {
  const send = compileRequest(fetch, parts);
  const represent = compileRepresentation(fetch.requires ?? [], fetch.inputRewrites, parts.satisfies);
  const names = responseNames(fetch, 1);
  return async (execution: Execution): Promise<void> => {
    const asked = gather(objectsAt(execution.data, path), represent);
    if (asked.length === 0) return;
    const answer = await send(
      execution,
      asked.map(({ representation }) => representation),
    );
    const data = readField(answer, 'data');
    const entities = isObject(data) ? readField(data, '_entities') : undefined;
    if (Array.isArray(entities)) asked.forEach(({ targets }, index) => absorb(entities[index], targets, fetch, parts));
    tellErrors(execution, answer, asked, { path, names, parts });
  };
}

/** One entity to ask for, and every object of the answer that stands for it. */
interface Asked {
  representation: string;
  targets: JsonObject[];
}

function gather(objects: JsonObject[], represent: Represent): Asked[] {
  const asked = new Map<string, Asked>();
  for (const object of objects) {
    const representation = represent(object);
    if (representation === null) continue;
    const known = asked.get(representation);
    if (known) known.targets.push(object);
    else asked.set(representation, { representation, targets: [object] });
  }
  return [...asked.values()];
}

function absorb(entity: Json | undefined, targets: JsonObject[], fetch: FetchNode, parts: ExecutorParts): void {
  if (!isObject(entity)) return;
  if (fetch.outputRewrites) applyRewrites(fetch.outputRewrites, entity, parts.satisfies);
  // What lies below is shared by all places: they have the same path, so that later fetches treat them alike, and what they hold is written once.
  for (const target of targets) mergeInto(target, entity);
}

interface EntityPlace {
  path: ResponsePath;
  /** Response names that the fetch fills. */
  names: ReadonlySet<string>;
  parts: ExecutorParts;
}

/** `["_entities", 2, "price"]` is about the third entity asked for: the client sees an error at each place of that entity. */
function tellErrors(
  execution: Execution,
  answer: JsonObject,
  asked: Asked[],
  { path, names, parts }: EntityPlace,
): void {
  const errors = subgraphErrors(answer);
  if (errors.length === 0) return;
  const paths = pathsAt(execution.data, path);
  for (const error of errors) {
    const index = error.path?.[0] === '_entities' ? error.path[1] : undefined;
    const about = typeof index === 'number' ? asked[index] : undefined;
    const rest = error.path?.slice(2) ?? [];
    if (!about || rest.length === 0) {
      recordFailure(execution, about?.targets ?? asked.flatMap(({ targets }) => targets), error, names);
      continue;
    }
    for (const target of about.targets)
      for (const place of paths.get(target) ?? [path])
        execution.errors.push(toGraphQLError(error, [...place, ...rest], parts));
  }
}
