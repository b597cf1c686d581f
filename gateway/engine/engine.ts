import type { ExecutionResult } from 'graphql';
import type { RateLimitState } from '../supergraph/gateway-fields';
import type { PreparedOperation } from '../supergraph/prepare';
import type { RequestScope } from '../subgraphs/request-scope';

/** What an operation runs with. */
export interface OperationRun {
  /** As the client sent them. */
  variables: Readonly<Record<string, unknown>>;
  scope: RequestScope;
  /** The viewer's allowance after this request; null where requests are not counted. */
  rateLimit: RateLimitState | null;
}

/** Runs queries and mutations over the subgraphs. */
export interface Engine {
  /** Never rejects for what a client or a subgraph does; every error bears `extensions.code` and `extensions.requestId`. */
  execute(prepared: PreparedOperation, run: OperationRun): Promise<ExecutionResult>;
  close(): Promise<void>;
}
