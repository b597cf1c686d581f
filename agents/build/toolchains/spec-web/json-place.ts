import type { JsonNode } from './json-tree';

/**
 * The value that a path leads to. A step is a key, an index, or the `id` or `name` of something further in: the specification's checks
 * name screens and components instead of counting them. A path that leads nowhere ends at the closest place on its way.
 */
export function placeOf(root: JsonNode, path: readonly PropertyKey[]): JsonNode {
  let place = root;
  for (const step of path) {
    const next = childOf(place, step) ?? named(place, step);
    if (!next) break;
    place = next;
  }
  return place;
}

function childOf(node: JsonNode, step: PropertyKey): JsonNode | undefined {
  if (typeof step === 'symbol') return undefined;
  return node.children?.get(step) ?? (Array.isArray(node.value) ? node.children?.get(Number(step)) : undefined);
}

/** The nearest descendant of that id or name. */
function named(from: JsonNode, name: PropertyKey): JsonNode | undefined {
  let level = [from];
  while (level.length > 0) {
    level = level.flatMap((node) => [...(node.children?.values() ?? [])]);
    const found = level.find((node) => ['id', 'name'].some((key) => node.children?.get(key)?.value === name));
    if (found) return found;
  }
  return undefined;
}
