import { parse, type ExecutionArgs, type ExecutionResult, type GraphQLError } from 'graphql';
import { DomainError } from '#platform/kernel/errors';
import type { ViewerSource } from '../auth/identify';
import type { OperationRun } from '../engine/engine';
import { toGraphRequest } from '../http/graph-request';
import { HttpRefusal } from '../http/refusal';
import { requestIdOf, scopeOf } from '../http/scope';
import { isSubscription, refusal, type Graph, type GraphRequest } from '../operations/graph';
import type { PreparedOperation } from '../supergraph/prepare';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import type { SocketContext } from './admit-connection';

export interface OperationParts {
  supergraph: LoadedSupergraph;
  graph: Graph;
}

/** An operation of a socket that may run. */
export interface Admitted {
  prepared: PreparedOperation;
  request: GraphRequest;
  run: OperationRun;
  viewerNow: ViewerSource;
}

const nobody: ViewerSource = () => Promise.resolve(null);

/** Looks the viewer up again, charges and prepares the operation. Gives what graphql-ws runs it with, the admitted operation as its context; or the errors. */
export async function admitOperation(
  { extra }: SocketContext,
  payload: unknown,
  { graph, supergraph }: OperationParts,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const requestId = requestIdOf({});
  const viewerNow = extra.viewerNow ?? nobody;
  try {
    const request = toGraphRequest(payload);
    const scope = await scopeOf(extra.request.headers, viewerNow, requestId);
    const admission = await graph.admit(request, scope, extra.request.socket.remoteAddress ?? 'unknown');
    if ('refused' in admission) return errorsOf(admission.refused);
    const { prepared } = admission;
    const run: OperationRun = { variables: request.variables, scope, rateLimit: admission.limit };
    const contextValue: Admitted = { prepared, request, run, viewerNow };
    return { schema: supergraph.schema, document: isSubscription(prepared) ? SUBSCRIPTION : QUERY, contextValue };
  } catch (error) {
    if (error instanceof HttpRefusal || error instanceof DomainError) return errorsOf(refusal(error, requestId));
    throw error;
  }
}

// graphql-ws asks the document only for the kind of operation, so it is given one with nothing to choose from.
const SUBSCRIPTION = parse('subscription { chosen }');
const QUERY = parse('{ chosen }');

const errorsOf = ({ errors }: ExecutionResult): readonly GraphQLError[] => errors ?? [];
