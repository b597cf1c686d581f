import {
  Kind,
  parseConstValue,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type TypeNode,
} from 'graphql';
import { DEFAULT_PAGE } from './connection';

/**
 * Says of every list that goes by a convention how long it is, for whoever estimates the cost of an operation: a connection is as long as its page, and
 * `userErrors` is one problem, if any. Where a field says so itself, that stands.
 */
export function withListSizes(schema: DocumentNode): DocumentNode {
  return visit(schema, {
    FieldDefinition(field) {
      const size = sizeOf(field);
      return size ? { ...field, directives: [...(field.directives ?? []), size] } : undefined;
    },
  });
}

function sizeOf({
  name,
  type,
  arguments: given = [],
  directives = [],
}: FieldDefinitionNode): ConstDirectiveNode | null {
  if (directives.some((directive) => directive.name.value === 'listSize')) return null;
  if (name.value === 'userErrors') return listSize({ assumedSize: '1' });
  const isPaged = ['first', 'last'].every((page) => given.some((argument) => argument.name.value === page));
  if (!isPaged || !typeName(type).endsWith('Connection')) return null;
  return listSize({
    assumedSize: String(DEFAULT_PAGE),
    slicingArguments: '["first", "last"]',
    sizedFields: '["edges", "nodes"]',
    requireOneSlicingArgument: 'false',
  });
}

const typeName = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type));

const listSize = (values: Record<string, string>): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'listSize' },
  arguments: Object.entries(values).map(([name, value]) => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value: parseConstValue(value, { noLocation: true }),
  })),
});
