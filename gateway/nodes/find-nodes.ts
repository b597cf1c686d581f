import { GraphQLError } from 'graphql';
import { prefixOf } from '#platform/kernel/id';
import { ErrorCode } from '#schema/error-code';
import { NODE_TYPES } from '#schema/shared/node-types';
import { UNAVAILABLE_MESSAGE, subgraphErrors, type SubgraphError } from '../executor/errors';
import { isObject, readField } from '../executor/json';
import type { RequestScope } from '../subgraphs/request-scope';
import { SubgraphUnavailable, type SubgraphAnswer, type SubgraphClient } from '../subgraphs/subgraph-client';

/** An entity that is there: what it takes to ask its subgraphs for more. */
export interface FoundNode {
  __typename: string;
  id: string;
}

/** Looks entities up as the viewer of the request: one call to each subgraph that owns some of them. The results are in the order of the ids. */
export type FindNodes = (ids: readonly string[], scope: RequestScope) => Promise<(FoundNode | GraphQLError)[]>;

const OPERATION = 'query($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';

// What a subgraph may say of an id that is none of the viewer's business. Told apart, these would show which ids exist.
const UNKNOWN_TO_VIEWER: ReadonlySet<unknown> = new Set([
  ErrorCode.NOT_FOUND,
  ErrorCode.FORBIDDEN,
  ErrorCode.UNAUTHENTICATED,
  ErrorCode.INVALID_INPUT,
]);

/** `isNode` says whether a type is one of the graph's entities: a part of the platform may be missing from the supergraph. */
export function nodeFinder(
  client: SubgraphClient,
  isNode: (type: string) => boolean,
  onUnavailable: (error: SubgraphUnavailable, scope: RequestScope) => void,
): FindNodes {
  const ask = async (
    subgraph: string,
    nodes: FoundNode[],
    scope: RequestScope,
  ): Promise<(FoundNode | GraphQLError)[]> => {
    try {
      const body = JSON.stringify({ query: OPERATION, variables: { representations: nodes } });
      const answer = await client.ask(subgraph, body, scope);
      return readEntities(answer, nodes);
    } catch (error) {
      if (!(error instanceof SubgraphUnavailable)) throw error;
      onUnavailable(error, scope);
      return nodes.map(unavailable);
    }
  };
  return async (ids, scope) => {
    const bySubgraph = new Map<string, FoundNode[]>();
    for (const id of new Set(ids)) {
      const prefix = prefixOf(id);
      const known = prefix !== null && Object.hasOwn(NODE_TYPES, prefix) ? NODE_TYPES[prefix] : undefined;
      if (!known || !isNode(known.type)) continue;
      const nodes = bySubgraph.get(known.subgraph);
      const node = { __typename: known.type, id };
      if (nodes) nodes.push(node);
      else bySubgraph.set(known.subgraph, [node]);
    }
    const results = new Map<string, FoundNode | GraphQLError>();
    await Promise.all(
      [...bySubgraph].map(async ([subgraph, nodes]) => {
        const answers = await ask(subgraph, nodes, scope);
        nodes.forEach(({ id }, index) => results.set(id, answers[index] ?? notFound()));
      }),
    );
    return ids.map((id) => results.get(id) ?? notFound());
  };
}

function readEntities(answer: SubgraphAnswer, nodes: FoundNode[]): (FoundNode | GraphQLError)[] {
  const data = readField(answer, 'data');
  const entities = isObject(data) ? readField(data, '_entities') : undefined;
  const errors = subgraphErrors(answer);
  return nodes.map((node, index) => {
    if (Array.isArray(entities) && isObject(entities[index])) return node;
    const reason = errors.find((error) => isAbout(error, index));
    if (!reason || UNKNOWN_TO_VIEWER.has(reason.extensions.code)) return notFound();
    return new GraphQLError(reason.message, { extensions: reason.extensions });
  });
}

/** An error without the place of one entity is about all of them. */
const isAbout = ({ path }: SubgraphError, index: number) =>
  path?.[0] !== '_entities' || typeof path[1] !== 'number' || path[1] === index;

const notFound = () =>
  new GraphQLError('There is nothing of this id that you may know of.', { extensions: { code: ErrorCode.NOT_FOUND } });

const unavailable = () => new GraphQLError(UNAVAILABLE_MESSAGE, { extensions: { code: ErrorCode.UNAVAILABLE } });
