import { buildASTSchema, extendSchema, parse, printSchema, type GraphQLSchema } from 'graphql';
import { Supergraph } from '@apollo/federation-internals';

const RATE_LIMIT = /* GraphQL */ `
  extend type Query {
    "How much of its allowance the viewer has used; what this request cost is included."
    rateLimit: RateLimit!
  }

  "An allowance: a bucket that holds so many points and fills up again steadily. Of those that the request drew on, the viewer's own and the team's among them, the one with least left."
  type RateLimit {
    "Points that the full bucket holds."
    limit: Int!
    "Points that this request took before it ran. Those that its answer did not need are given back, which the headers of the answer tell."
    cost: Int!
    "Points that are left."
    remaining: Int!
    "Points that are used at present."
    used: Int!
    "When the bucket is full again, if nothing more is taken."
    resetAt: DateTime!
  }
`;

const DATE_TIME = /* GraphQL */ `
  "A point in time as of RFC 3339, in UTC."
  scalar DateTime
`;

/** Root fields of `Query` that no subgraph answers: introspection and what the gateway adds. */
export const LOCAL_ROOT_FIELDS: ReadonlySet<string> = new Set(['__schema', '__type', 'rateLimit']);

/** The value of `rateLimit`. */
export interface RateLimitState {
  limit: number;
  cost: number;
  remaining: number;
  used: number;
  /** RFC 3339. */
  resetAt: string;
}

/** The schema that clients see: what the subgraphs offer and the root fields that the gateway adds. */
export function withGatewayFields(schema: GraphQLSchema): GraphQLSchema {
  return extendSchema(schema, parse(schema.getType('DateTime') ? RATE_LIMIT : RATE_LIMIT + DATE_TIME));
}

/** The SDL of `schema/api.graphql`: the public face of a supergraph. */
export function printApiSchema(supergraphSdl: string): string {
  const api = Supergraph.build(supergraphSdl, { supportedFeatures: null }).apiSchema().toGraphQLJSSchema();
  return `${printSchema(buildASTSchema(parse(printSchema(withGatewayFields(api)))))}\n`;
}
