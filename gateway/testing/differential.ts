import type { ExecutionResult } from 'graphql';
import { asClientsGetIt, compareAnswers } from '../engine/compare-answers';
import type { Engine, OperationRun } from '../engine/engine';
import type { Viewer } from '#platform/kernel/viewer';
import type { OperationStore } from '../supergraph/prepare';
import { testScope } from './test-federation';

export interface DifferentialOperation {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  /** Who asks; nobody when left out. */
  viewer?: Viewer;
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

/** Runs an operation on the gateway's executor and on @apollo/gateway and compares. Differences of a query are in the federation's log too. Throws when it does not validate. */
export async function runOnBoth(engines: Engines, operation: DifferentialOperation): Promise<BothAnswers> {
  const preparation = engines.operations.prepare(operation.query, operation.operationName);
  if ('errors' in preparation) throw new Error(preparation.errors.map(({ message }) => message).join('\n'));
  const run: OperationRun = {
    variables: operation.variables ?? {},
    scope: testScope(operation.viewer ?? null),
    rateLimit: null,
  };
  const ours = asClientsGetIt(await engines.ours.execute(preparation.prepared, run));
  const reference = asClientsGetIt(await engines.reference.execute(preparation.prepared, run));
  return { ours, reference, differences: compareAnswers(ours, reference) };
}
