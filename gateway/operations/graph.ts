import { GraphQLError, OperationTypeNode, type ExecutionResult } from 'graphql';
import type { ErrorCode } from '#schema/error-code';
import type { Viewer } from '#platform/kernel/viewer';
import type { Engine } from '../engine/engine';
import { presentErrors } from '../executor/errors';
import type { RequestScope } from '../subgraphs/request-scope';
import type { RateLimitState } from '../supergraph/gateway-fields';
import type { OperationStore, PreparedOperation } from '../supergraph/prepare';
import type { Meter } from './allowance';

/** A GraphQL request, whatever it came by. */
export interface GraphRequest {
  query: string;
  operationName?: string;
  variables: Readonly<Record<string, unknown>>;
}

/** A request that may run, or the answer that it gets instead. */
export type Admission = { limit: RateLimitState | null } & (
  | { prepared: PreparedOperation }
  | { refused: ExecutionResult; because: 'limit' | 'document'; retryAfterSeconds?: number }
);

/** The graph as the transports see it. */
export class Graph {
  constructor(
    private readonly operations: OperationStore,
    private readonly engine: Engine,
    private readonly meter: Meter,
    /** Hears who has changed something. */
    private readonly onMutation: (viewer: Viewer) => Promise<void> = async () => undefined,
  ) {}

  /** Charges for the request and prepares it. */
  async admit(request: GraphRequest, scope: RequestScope, address: string): Promise<Admission> {
    const charge = await this.meter.charge(scope.viewer, address);
    const limit = charge?.state ?? null;
    if (charge?.refusal) {
      const { retryAfterSeconds } = charge.refusal;
      return { limit, refused: refusal(charge.refusal, scope.requestId), because: 'limit', retryAfterSeconds };
    }
    const preparation = this.operations.prepare(request.query, request.operationName);
    if ('prepared' in preparation) return { limit, prepared: preparation.prepared };
    return { limit, refused: { errors: presentErrors(preparation.errors, scope.requestId) }, because: 'document' };
  }

  /** Runs an admitted query or mutation. */
  async execute(
    prepared: PreparedOperation,
    request: GraphRequest,
    scope: RequestScope,
    rateLimit: RateLimitState | null,
  ): Promise<ExecutionResult> {
    const result = await this.engine.execute(prepared, { variables: request.variables, scope, rateLimit });
    if (isMutation(prepared) && scope.viewer) await this.onMutation(scope.viewer);
    return result;
  }
}

export const isSubscription = ({ operation }: PreparedOperation) =>
  operation.operation === OperationTypeNode.SUBSCRIPTION;

export const isMutation = ({ operation }: PreparedOperation) => operation.operation === OperationTypeNode.MUTATION;

/** The answer to a request that is refused as a whole. */
export function refusal({ code, message }: { code: ErrorCode; message: string }, requestId: string): ExecutionResult {
  return { errors: presentErrors([new GraphQLError(message, { extensions: { code } })], requestId) };
}
