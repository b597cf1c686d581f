import { Kind, type TypeDefinitionNode } from 'graphql';
import { namedType } from './type-definition';

const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** The definitions that some operation can meet: of those that roots lead to, also the objects that an interface may turn out to be. */
export function reachableDefinitions(definitions: readonly TypeDefinitionNode[]): TypeDefinitionNode[] {
  const byName = new Map(definitions.map((one) => [one.name.value, one]));
  const implementers = new Map<string, string[]>();
  for (const one of definitions)
    if ('interfaces' in one)
      for (const { name } of one.interfaces ?? [])
        implementers.set(name.value, [...(implementers.get(name.value) ?? []), one.name.value]);
  const reached = new Set<string>();
  const waiting = ROOTS.filter((name) => byName.has(name));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const definition = byName.get(name);
    if (!definition || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...typesIn(definition), ...(implementers.get(name) ?? []));
  }
  return definitions.filter(({ name }) => reached.has(name.value));
}

/** Every type that the definition names. */
function typesIn(definition: TypeDefinitionNode): string[] {
  if (definition.kind === Kind.UNION_TYPE_DEFINITION) return (definition.types ?? []).map(({ name }) => name.value);
  if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    return (definition.fields ?? []).map(({ type }) => namedType(type));
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
  const interfaces = (definition.interfaces ?? []).map(({ name }) => name.value);
  const fields = (definition.fields ?? []).flatMap((field) => [
    namedType(field.type),
    ...(field.arguments ?? []).map(({ type }) => namedType(type)),
  ]);
  return [...interfaces, ...fields];
}
