import {
  Kind,
  isInterfaceType,
  isObjectType,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';

/**
 * Keeps the aliases of clients apart from the fields of the schema. The planner adds fields of its own to a selection, keys above all, under their plain
 * names; where a client calls something else `id`, @apollo/query-planner mixes the two up, in some cases without a trace. So subgraphs are asked under
 * encoded aliases, which no field of the schema is called, and answers are read under them.
 */
export class AliasCode {
  readonly #prefix: string;

  constructor(schema: GraphQLSchema) {
    let prefix = 'a_';
    while (hasFieldLike(schema, prefix)) prefix = `a${prefix}`;
    this.#prefix = prefix;
  }

  /** The same document with every alias encoded. */
  encode(document: DocumentNode): DocumentNode {
    return visit(document, {
      Field: (field) =>
        isCoded(field)
          ? { ...field, alias: { kind: Kind.NAME, value: this.dataNameOf(field) } }
          : { ...field, alias: undefined },
    });
  }

  /** The name under which subgraphs answer a field of the client's document. */
  dataNameOf(field: FieldNode): string {
    return isCoded(field) ? `${this.#prefix}${field.alias?.value ?? field.name.value}` : field.name.value;
  }

  /** The client's name of what subgraphs answered under this name. */
  responseNameOf(dataName: string): string {
    return dataName.startsWith(this.#prefix) ? dataName.slice(this.#prefix.length) : dataName;
  }
}

// A field with arguments is the client's own, too: the planner may add the same field with others, or with none.
const isCoded = ({ alias, name, arguments: given }: FieldNode) =>
  (given?.length ?? 0) > 0 || (alias !== undefined && alias.value !== name.value);

function hasFieldLike(schema: GraphQLSchema, prefix: string): boolean {
  return Object.values(schema.getTypeMap()).some(
    (type) =>
      (isObjectType(type) || isInterfaceType(type)) &&
      Object.keys(type.getFields()).some((name) => name.startsWith(prefix)),
  );
}
