import { Kind, parse, type DocumentNode } from 'graphql';
import { NODE_TYPES } from '#schema/shared/node-types';

/** The gateway's own part of the supergraph: `node(id)`. It listens nowhere; the gateway answers for it in its own process. */
export const GATEWAY_SUBGRAPH = 'gateway';

const HEAD = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])

  type Query {
    "Finds anything that has an id, by the id alone. Null with \`NOT_FOUND\` when there is nothing of this id that the viewer may know of."
    node("The id, as any other field has given it." id: ID!): Node @tag(name: "partner")
  }

  interface Node {
    id: ID!
  }
`;

/** The type definitions of that part, made of the entities that the subgraphs own. Null: they own none. */
export function nodeSource(
  subgraphs: readonly { name: string; typeDefs: DocumentNode }[],
): { name: string; url: string; typeDefs: DocumentNode } | null {
  const owned = new Map(subgraphs.map(({ name, typeDefs }) => [name, implementersOfNode(typeDefs)]));
  const types = Object.values(NODE_TYPES).filter(({ type, subgraph }) => owned.get(subgraph)?.has(type));
  if (types.length === 0) return null;
  const entities = types.map(
    ({ type }) => `type ${type} implements Node @key(fields: "id", resolvable: false) { id: ID! }`,
  );
  return {
    name: GATEWAY_SUBGRAPH,
    url: `http://${GATEWAY_SUBGRAPH}/graphql`,
    typeDefs: parse([HEAD, ...entities].join('\n')),
  };
}

function implementersOfNode(typeDefs: DocumentNode): Set<string> {
  const names = new Set<string>();
  for (const definition of typeDefs.definitions) {
    const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
    if (isObject && definition.interfaces?.some(({ name }) => name.value === 'Node')) names.add(definition.name.value);
  }
  return names;
}
