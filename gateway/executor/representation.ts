import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { TypeTest } from './execution';
import { emptyObject, isObject, readField, writeField, type Json, type JsonObject } from './json';
import { mergeInto } from './merge';
import { applyRewrites } from './rewrite';

/** The text by which a subgraph knows an entity: its type, its key, and the fields that it requires. Null: not everything is there to ask with. */
export type Represent = (entity: JsonObject) => string | null;

export function compileRepresentation(
  requires: readonly QueryPlanSelectionNode[],
  rewrites: readonly FetchDataRewrite[] | undefined,
  satisfies: TypeTest,
): Represent {
  return (entity) => {
    const representation = pick(entity, requires, satisfies);
    if (!representation || typeof readField(representation, '__typename') !== 'string') return null;
    if (rewrites?.length) applyRewrites(rewrites, representation, satisfies);
    return JSON.stringify(representation);
  };
}

function pick(
  source: JsonObject,
  selections: readonly QueryPlanSelectionNode[],
  satisfies: TypeTest,
): JsonObject | null {
  const picked = emptyObject();
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      // An alias is the name under which the value is known; the subgraph is told it under the field's own.
      const value = readField(source, selection.alias ?? selection.name);
      if (value === undefined) return null;
      writeField(picked, selection.name, selection.selections ? pickIn(value, selection.selections, satisfies) : value);
      continue;
    }
    const typeName = readField(source, '__typename');
    if (!selection.typeCondition || typeof typeName !== 'string' || !satisfies(typeName, selection.typeCondition))
      continue;
    const part = pick(source, selection.selections, satisfies);
    if (part) mergeInto(picked, part);
  }
  return picked;
}

function pickIn(value: Json, selections: readonly QueryPlanSelectionNode[], satisfies: TypeTest): Json {
  if (Array.isArray(value)) return value.map((item) => pickIn(item, selections, satisfies));
  return isObject(value) ? pick(value, selections, satisfies) : value;
}
