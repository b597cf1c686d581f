import type { GraphQLDataSource } from '@apollo/gateway/dist/datasources/types';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ErrorCode } from '#schema/error-code';
import { UNAVAILABLE_MESSAGE, publicExtensions } from '../executor/errors';
import type { RequestScope } from '../subgraphs/request-scope';
import { SubgraphUnavailable, type SubgraphClient } from '../subgraphs/subgraph-client';

/** What the reference engine hands through to every call. */
export interface ReferenceContext {
  scope: RequestScope;
}

/** Lets @apollo/gateway ask a subgraph over the gateway's own connections, with the signed viewer. */
export function referenceDataSource(subgraph: string, client: SubgraphClient): GraphQLDataSource<ReferenceContext> {
  return {
    async process({ request, context }) {
      const { query, variables, operationName } = request;
      try {
        const body = JSON.stringify({ query, variables, operationName });
        const answer = await client.ask(subgraph, body, (context as ReferenceContext).scope);
        const errors = answer.errors as readonly GraphQLFormattedError[] | undefined;
        const data = answer.data as Record<string, unknown> | null | undefined;
        return {
          ...(data === undefined ? {} : { data }),
          ...(errors ? { errors: errors.map(withPublicExtensions) } : {}),
        };
      } catch (error) {
        if (!(error instanceof SubgraphUnavailable)) throw error;
        throw new GraphQLError(UNAVAILABLE_MESSAGE, { extensions: { code: ErrorCode.UNAVAILABLE } });
      }
    },
  };
}

const withPublicExtensions = (error: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  extensions: publicExtensions(error.extensions ?? {}),
});
