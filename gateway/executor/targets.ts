import { isObject, readField, type Json, type JsonObject } from './json';

export type ResponsePath = readonly (string | number)[];

/** The step of a plan's path that stands for every item of a list. */
const EACH = '@';

/** The objects that a plan's path leads to, each once, lists taken apart, nulls left out. */
export function objectsAt(data: JsonObject, path: ResponsePath): JsonObject[] {
  let found: Iterable<Json> = [data];
  for (const step of path) {
    const next = new Set<Json>();
    for (const value of found) {
      if (step === EACH) {
        if (Array.isArray(value)) for (const item of value) if (item !== null) next.add(item);
      } else if (isObject(value)) {
        const child = readField(value, String(step));
        if (child !== null && child !== undefined) next.add(child);
      }
    }
    found = next;
  }
  return [...found].filter(isObject);
}

/** Where each of those objects lies in the answer; an entity may stand in several places. Only errors need it, so it is not kept while walking. */
export function pathsAt(data: JsonObject, path: ResponsePath): Map<JsonObject, ResponsePath[]> {
  const paths = new Map<JsonObject, ResponsePath[]>();
  const walk = (value: Json | undefined, index: number, at: ResponsePath): void => {
    if (index === path.length) {
      if (isObject(value)) paths.set(value, [...(paths.get(value) ?? []), at]);
      return;
    }
    const step = String(path[index]);
    if (step === EACH) {
      if (Array.isArray(value)) value.forEach((item, position) => walk(item, index + 1, [...at, position]));
    } else if (isObject(value)) walk(readField(value, step), index + 1, [...at, step]);
  };
  walk(data, 0, []);
  return paths;
}
