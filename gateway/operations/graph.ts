import { GraphQLError, OperationTypeNode, type ExecutionResult } from 'graphql';
import type { ErrorCode } from '#schema/error-code';
import type { Viewer } from '#platform/kernel/viewer';
import type { Engine } from '../engine/engine';
import { presentErrors } from '../executor/errors';
import { WrittenJson } from '../executor/written-json';
import type { RequestScope } from '../subgraphs/request-scope';
import type { RateLimitState } from '../supergraph/gateway-fields';
import type { OperationStore, PreparedOperation } from '../supergraph/prepare';
import type { Meter, Refused } from './allowance';
import { Charge } from './charge';
import { chargedTeam } from './charged-team';
import type { Price, PriceList } from './cost/price';
import { excessOfVariables } from './limits/measure-variables';

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
  readonly #prices: PriceList;

  constructor(
    private readonly operations: OperationStore,
    private readonly engine: Engine,
    private readonly meter: Meter,
    /** Hears who has changed something. */
    private readonly onMutation: (viewer: Viewer) => Promise<void> = async () => undefined,
  ) {
    this.#prices = meter.priceListOf(operations.supergraph);
  }

  /** Prepares the request and charges for it. Throws `Unavailable` for what may not run while nothing can be counted. */
  async admit(request: GraphRequest, scope: RequestScope, address: string): Promise<Admission> {
    const { operations, meter } = this;
    const { viewer, requestId } = scope;
    const known = operations.find(request.query, request.operationName);
    // Reading a document is work, whatever comes of it; what is kept of an earlier time is not.
    const reading = known ? null : await meter.chargeOwn(viewer, address, meter.cost.planningCost);
    if (reading && 'refusal' in reading) return tooMany(reading, requestId);
    const preparation = known ?? operations.prepare(request.query, request.operationName);
    const price = 'errors' in preparation ? preparation : this.#priceOf(preparation.prepared, request);
    if ('errors' in price || 'errors' in preparation) {
      const charge = reading ?? (await meter.chargeOwn(viewer, address, meter.cost.queryBase));
      if (charge && 'refusal' in charge) return tooMany(charge, requestId);
      const { errors } = 'errors' in price ? price : { errors: [] };
      return { limit: charge, refused: { errors: presentErrors(errors, requestId) }, because: 'document' };
    }
    reading?.giveBack();
    const { prepared } = preparation;
    const team = chargedTeam(viewer, prepared, request.variables);
    const charge = await meter.charge(meter.bucketsOf(viewer, address, team, price.allowance), price);
    return charge && 'refusal' in charge ? tooMany(charge, requestId) : { limit: charge, prepared };
  }

  /** Gives back the charge of an admitted operation that its transport does not run, but for its reading. */
  refuse(rateLimit: RateLimitState | null): void {
    if (rateLimit instanceof Charge) rateLimit.reduceTo(this.meter.cost.queryBase);
  }

  /** Runs an admitted query or mutation, and gives back what it did not need of its charge. */
  async execute(
    prepared: PreparedOperation,
    request: GraphRequest,
    scope: RequestScope,
    rateLimit: RateLimitState | null,
  ): Promise<ExecutionResult> {
    const result = await this.engine.execute(prepared, { variables: request.variables, scope, rateLimit });
    const objects = objectsOf(result);
    if (rateLimit instanceof Charge && objects !== null) rateLimit.settle(objects);
    if (isMutation(prepared) && scope.viewer) await this.onMutation(scope.viewer);
    return result;
  }

  #priceOf(prepared: PreparedOperation, { query, variables }: GraphRequest): Price {
    const excess = excessOfVariables(variables, this.operations.limits);
    return excess ? { errors: [excess] } : this.#prices.of(prepared, query, variables);
  }
}

function tooMany({ state, refusal: because }: Refused, requestId: string): Admission {
  const { retryAfterSeconds } = because;
  return { limit: state, refused: refusal(because, requestId), because: 'limit', retryAfterSeconds };
}

/** How many objects the answer has; null: whoever gave it did not count. */
function objectsOf({ data }: ExecutionResult): number | null {
  if (data === undefined || data === null) return 0;
  return data instanceof WrittenJson ? data.objects : null;
}

export const isSubscription = ({ operation }: PreparedOperation) =>
  operation.operation === OperationTypeNode.SUBSCRIPTION;

export const isMutation = ({ operation }: PreparedOperation) => operation.operation === OperationTypeNode.MUTATION;

/** The answer to a request that is refused as a whole. */
export function refusal({ code, message }: { code: ErrorCode; message: string }, requestId: string): ExecutionResult {
  return { errors: presentErrors([new GraphQLError(message, { extensions: { code } })], requestId) };
}
