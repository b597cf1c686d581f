import type { FetchDataRewrite } from '@apollo/query-planner';
import type { TypeTest } from './execution';
import { isObject, readField, writeField, type Json } from './json';

const CONDITION = '... on ';

/** Applies the planner's corrections of names and values, for instance of a field that two subgraphs type differently. Changes `value` in place. */
export function applyRewrites(rewrites: readonly FetchDataRewrite[], value: Json, satisfies: TypeTest): void {
  for (const rewrite of rewrites) walk(rewrite, value, 0, satisfies);
}

function walk(rewrite: FetchDataRewrite, value: Json | undefined, index: number, satisfies: TypeTest): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(rewrite, item, index, satisfies);
    return;
  }
  const step = rewrite.path[index];
  if (!isObject(value) || step === undefined) return;
  if (step.startsWith(CONDITION)) {
    const typeName = readField(value, '__typename');
    if (typeof typeName !== 'string' || satisfies(typeName, step.slice(CONDITION.length)))
      walk(rewrite, value, index + 1, satisfies);
    return;
  }
  if (index < rewrite.path.length - 1) {
    walk(rewrite, readField(value, step), index + 1, satisfies);
    return;
  }
  if (rewrite.kind === 'ValueSetter') {
    writeField(value, step, rewrite.setValueTo as Json);
    return;
  }
  const renamed = readField(value, step);
  if (renamed === undefined) return;
  delete value[step];
  writeField(value, rewrite.renameKeyTo, renamed);
}
