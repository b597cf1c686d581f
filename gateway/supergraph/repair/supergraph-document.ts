import {
  Kind,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** A type with fields, as a supergraph's document defines it. */
export type FieldsDefinition = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export const hasFields = (definition: DefinitionNode): definition is FieldsDefinition =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;

/** The same document with its object and interface types replaced. */
export const mapTypes = (document: DocumentNode, map: (type: FieldsDefinition) => FieldsDefinition): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) => (hasFields(definition) ? map(definition) : definition)),
});

export const directivesOf = (node: { directives?: readonly ConstDirectiveNode[] }, name: string) =>
  (node.directives ?? []).filter((directive) => directive.name.value === name);

const argumentOf = (directive: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  directive.arguments?.find((argument) => argument.name.value === name)?.value;

/** The value of an enum, string or boolean argument; undefined when it is not given. */
export function plainArgument(directive: ConstDirectiveNode, name: string): string | boolean | undefined {
  const value = argumentOf(directive, name);
  return value && 'value' in value ? value.value : undefined;
}

/** The same directive with some arguments left out and others set. */
export function withArguments(
  directive: ConstDirectiveNode,
  change: { without?: readonly string[]; set?: Readonly<Record<string, ConstValueNode>> },
): ConstDirectiveNode {
  const { without = [], set = {} } = change;
  const replaced = new Set([...without, ...Object.keys(set)]);
  const kept = (directive.arguments ?? []).filter(({ name }) => !replaced.has(name.value));
  const added = Object.entries(set).map(([name, value]): ConstArgumentNode => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value,
  }));
  return { ...directive, arguments: [...kept, ...added] };
}

export const fieldOf = (type: FieldsDefinition | undefined, name: string): FieldDefinitionNode | undefined =>
  type?.fields?.find((field) => field.name.value === name);

export const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
