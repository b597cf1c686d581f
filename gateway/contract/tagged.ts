import { Kind, visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/** The tags of a supergraph's elements, by coordinate: `Project`, `Project.name`, `Project.files(first:)`, `Color.RED`. */
export interface Tags {
  of(coordinate: string): ReadonlySet<string>;
  /** False for what no subgraph has: the gateway's own fields. */
  knows(coordinate: string): boolean;
}

const NONE: ReadonlySet<string> = new Set();
const TAG_SPEC = /^https:\/\/specs\.apollo\.dev\/tag\//;

/** Reads `@tag` from the SDL of a supergraph, where it may bear another name. */
export function readTags(supergraph: DocumentNode): Tags {
  const directive = nameOfTag(supergraph);
  const tags = new Map<string, Set<string>>();
  const path: string[] = [];
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const known = tags.get(coordinate) ?? new Set();
    for (const { name, arguments: given } of directives) {
      const value = given?.find((one) => one.name.value === 'name')?.value;
      if (name.value === directive && value?.kind === Kind.STRING) known.add(value.value);
    }
    tags.set(coordinate, known);
  };
  const element = {
    enter(node: { kind: Kind; name: { value: string }; directives?: readonly ConstDirectiveNode[] }) {
      const isArgument = node.kind === Kind.INPUT_VALUE_DEFINITION && path.length === 2;
      path.push(isArgument ? `(${node.name.value}:)` : node.name.value);
      note(path.join('.').replace('.(', '('), node.directives);
    },
    leave: () => void path.pop(),
  };
  visit(supergraph, {
    DirectiveDefinition: () => false,
    ObjectTypeDefinition: element,
    InterfaceTypeDefinition: element,
    UnionTypeDefinition: element,
    EnumTypeDefinition: element,
    ScalarTypeDefinition: element,
    InputObjectTypeDefinition: element,
    EnumValueDefinition: element,
    FieldDefinition: element,
    InputValueDefinition: element,
  });
  return { of: (coordinate) => tags.get(coordinate) ?? NONE, knows: (coordinate) => tags.has(coordinate) };
}

function nameOfTag({ definitions }: DocumentNode): string {
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION) continue;
    for (const { name, arguments: given = [] } of definition.directives ?? []) {
      const text = (argument: string) => {
        const value = given.find((one) => one.name.value === argument)?.value;
        return value?.kind === Kind.STRING ? value.value : undefined;
      };
      if (name.value === 'link' && TAG_SPEC.test(text('url') ?? '')) return text('as') ?? 'tag';
    }
  }
  return 'tag';
}
