import { isDeepStrictEqual } from 'node:util';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Engine, OperationRun } from '../engine/engine';
import type { OperationStore, PreparedOperation } from '../supergraph/prepare';
import { testScope } from './test-federation';

export interface DifferentialOperation {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

export interface BothAnswers {
  ours: ExecutionResult;
  reference: ExecutionResult;
  /** How the answers differ, a sentence each; empty when they agree. */
  differences: string[];
}

export interface Engines {
  operations: OperationStore;
  ours: Engine;
  reference: Engine;
}

/** Runs an operation on the gateway's executor and on @apollo/gateway and compares. Throws when it does not validate. */
export async function runOnBoth(engines: Engines, operation: DifferentialOperation): Promise<BothAnswers> {
  const preparation = engines.operations.prepare(operation.query, operation.operationName);
  if ('errors' in preparation) throw new Error(preparation.errors.map(({ message }) => message).join('\n'));
  const run: OperationRun = { variables: operation.variables ?? {}, scope: testScope(), rateLimit: null };
  const ours = await settle(engines.ours, preparation.prepared, run);
  const reference = await settle(engines.reference, preparation.prepared, run);
  return { ours, reference, differences: compare(ours, reference) };
}

// Through JSON, as a client gets it: the engines differ in the prototypes of the objects they build.
async function settle(engine: Engine, prepared: PreparedOperation, run: OperationRun): Promise<ExecutionResult> {
  return JSON.parse(JSON.stringify(await engine.execute(prepared, run))) as ExecutionResult;
}

/**
 * Data has to be equal to the last key. Of errors, the reference tells nothing of nulls that the gateway itself finds, and gives no path to a subgraph
 * that is away; so each of its errors has to be among ours by message and code, and we may tell more.
 */
function compare(ours: ExecutionResult, reference: ExecutionResult): string[] {
  const differences: string[] = [];
  if (!isDeepStrictEqual(ours.data, reference.data))
    differences.push(`data: ${JSON.stringify(ours.data)} instead of ${JSON.stringify(reference.data)}`);
  const told = new Set(ours.errors?.map(signature));
  for (const error of reference.errors ?? [])
    if (!told.has(signature(error))) differences.push(`the error is not told: ${signature(error)}`);
  return differences;
}

const signature = ({ message, extensions }: Pick<GraphQLError, 'message' | 'extensions'>) =>
  JSON.stringify([message, extensions?.code]);
