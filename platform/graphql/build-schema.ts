import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import { type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema, parse, print } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { requireBounded } from './bounded-arguments';
import type { Context } from './context';
import { withListSizes } from './list-sizes';
import type { ReferenceResolver } from './subgraph';
import { asPayload } from './user-errors';

const DIRECTIVES = [
  '@key',
  '@shareable',
  '@external',
  '@requires',
  '@provides',
  '@inaccessible',
  '@tag',
  '@override',
  '@interfaceObject',
  '@cost',
  '@listSize',
];
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(DIRECTIVES)})`;

/** The type definitions of a subgraph: its classes printed, with the federation's directives. */
export interface SchemaParts {
  /** Instances; their classes carry the decorators. */
  resolvers: object[];
  /** Types that no field leads to, such as entities that only `_entities` answers. */
  types: Function[];
  references: Record<string, ReferenceResolver>;
  /** Called when a mutation has done its work, before what it answers is read. */
  afterMutation?: (context: Context) => Promise<void>;
}

export function buildFederatedSchema({ resolvers, types, references, afterMutation }: SchemaParts): {
  schema: GraphQLSchema;
  sdl: string;
} {
  const instances = new Map<Function, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const schema = buildSchemaSync({
    resolvers: [...instances.keys()] as unknown as NonEmptyArray<Function>,
    orphanedTypes: types,
    container: { get: (resolver) => instances.get(resolver) },
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    // Subscriptions bring their own `subscribe`; type-graphql asks for this all the same.
    pubSub: noPubSub,
    skipCheck: true,
    validate: { forbidUnknownValues: false },
  });
  const sdl = `${LINK}\n\n${print(withListSizes(getDocumentNodeFromSchema(schema)))}\n`;
  const map = createResolversMap(schema) as Record<string, Record<string, unknown>>;
  bound(map.Query, schema.getQueryType());
  bound(map.Mutation, schema.getMutationType());
  for (const [name, resolve] of Object.entries((map.Mutation ?? {}) as Resolvers))
    map.Mutation![name] = ((...args) =>
      asPayload(async () => {
        const payload: unknown = await resolve(...args);
        await afterMutation?.(args[2]);
        return payload;
      })) satisfies Resolvers[string];
  for (const [name, __resolveReference] of Object.entries(references)) map[name] = { ...map[name], __resolveReference };
  return {
    schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: map as GraphQLResolverMap<unknown> }]),
    sdl,
  };
}

type Resolvers = Record<string, GraphQLFieldResolver<unknown, Context>>;

/** Lets every field of a root type look at its arguments' sizes first. */
function bound(resolvers: Record<string, unknown> | undefined, type: GraphQLObjectType | null | undefined): void {
  for (const [name, resolve] of Object.entries((resolvers ?? {}) as Resolvers)) {
    const known = type?.getFields()[name]?.args ?? [];
    resolvers![name] = ((...args) => {
      requireBounded(args[1], known);
      return resolve(...args);
    }) satisfies Resolvers[string];
  }
}

const noPubSub = {
  publish: () => undefined,
  subscribe: (topic: string): never => {
    throw new Error(`The subscription "${topic}" has no \`subscribe\` of its own.`);
  },
};
