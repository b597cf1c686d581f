import { isObject, readField, writeField, type Json, type JsonObject } from './json';

/** Adds what one subgraph answered about an object to what is known of it. Lists of equal length are the same list, merged item by item. */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const name of Object.keys(source)) {
    const value = source[name];
    if (value !== undefined) writeField(target, name, merged(readField(target, name), value));
  }
}

function merged(known: Json | undefined, value: Json): Json {
  if (isObject(known) && isObject(value)) {
    mergeInto(known, value);
    return known;
  }
  if (Array.isArray(known) && Array.isArray(value) && known.length === value.length)
    return known.map((item, index) => merged(item, value[index] ?? null));
  return value;
}
