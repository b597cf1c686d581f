import DataLoader from 'dataloader';
import { execute, isInterfaceType, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { JsonObject } from '../executor/json';
import type { RequestScope } from '../subgraphs/request-scope';
import type { SubgraphClient, SubgraphUnavailable } from '../subgraphs/subgraph-client';
import { BoundedCache } from '../supergraph/bounded-cache';
import { nodeFinder, type FoundNode } from './find-nodes';
import { GATEWAY_SUBGRAPH } from './node-source';

// The sum of the lengths of the operations that are kept parsed.
const MAX_CHARACTERS = 1_000_000;

interface NodeRequest {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/**
 * The same client, which also answers what plans ask of the gateway's own subgraph: `node(id)` is an entity's type and id once its owner has said that
 * the viewer may know of it. Everything else about the entity is the plan's next fetch, as for any other entity.
 */
export function withNodes(
  client: SubgraphClient,
  schema: GraphQLSchema,
  onUnavailable: (error: SubgraphUnavailable, scope: RequestScope) => void,
): SubgraphClient {
  const find = nodeFinder(client, typeTest(schema), onUnavailable);
  const documents = new BoundedCache<DocumentNode>(MAX_CHARACTERS);
  const parseOnce = (query: string): DocumentNode => {
    let document = documents.get(query);
    if (!document) documents.set(query, (document = parse(query)), query.length);
    return document;
  };
  const answer = async (body: string, scope: RequestScope): Promise<JsonObject> => {
    const { query, operationName, variables } = JSON.parse(body) as NodeRequest;
    const nodes = new DataLoader<string, FoundNode>((ids) => find(ids, scope));
    const result = await execute({
      schema,
      document: parseOnce(query),
      operationName,
      variableValues: variables,
      rootValue: { node: ({ id }: { id: string }) => nodes.load(id) },
    });
    return JSON.parse(JSON.stringify(result)) as JsonObject;
  };
  return {
    ask: (subgraph, body, scope) =>
      subgraph === GATEWAY_SUBGRAPH ? answer(body, scope) : client.ask(subgraph, body, scope),
    close: () => client.close(),
  };
}

function typeTest(schema: GraphQLSchema): (type: string) => boolean {
  const node = schema.getType('Node');
  const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
  return (type) => types.includes(type);
}
