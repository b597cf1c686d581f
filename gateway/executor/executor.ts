import { GraphQLError, getVariableValues, type ExecutionResult } from 'graphql';
import { ErrorCode } from '#schema/error-code';
import type { Engine, OperationRun } from '../engine/engine';
import type { PreparedOperation } from '../supergraph/prepare';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import { LeafWriters } from './complete';
import { CompiledOperation } from './compiled-operation';
import type { ExecutorParts } from './compile-plan';
import { presentErrors } from './errors';
import { FailureLog, type Execution } from './execution';
import { emptyObject, type JsonObject } from './json';

/** Runs query plans against the subgraphs: the gateway's own engine. */
export class PlanExecutor implements Engine {
  readonly #compiled = new WeakMap<PreparedOperation, CompiledOperation>();
  readonly #leaves = new LeafWriters();
  readonly #parts: ExecutorParts;

  constructor(
    private readonly supergraph: LoadedSupergraph,
    parts: Omit<ExecutorParts, 'satisfies' | 'aliases'>,
  ) {
    this.#parts = { ...parts, satisfies: supergraph.satisfies, aliases: supergraph.aliases };
  }

  execute(prepared: PreparedOperation, run: OperationRun): Promise<ExecutionResult> {
    return this.#run(prepared, run);
  }

  /** The answer for one event of a subscription: what its owner sent, and the fields of other subgraphs. */
  answerEvent(prepared: PreparedOperation, run: OperationRun, event: JsonObject): Promise<ExecutionResult> {
    return this.#run(prepared, run, event);
  }

  /** The connections belong to the client that was given, and so does closing them. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  async #run(prepared: PreparedOperation, run: OperationRun, event?: JsonObject): Promise<ExecutionResult> {
    const { requestId } = run.scope;
    const variables = coerceVariables(this.supergraph, prepared, run.variables);
    if ('errors' in variables) return { errors: presentErrors(variables.errors, requestId) };
    const execution: Execution = {
      data: emptyObject(),
      variables: run.variables,
      coerced: variables.coerced,
      errors: [],
      failures: new FailureLog(),
      scope: run.scope,
      rateLimit: run.rateLimit,
    };
    const compiled = this.#compile(prepared);
    await compiled.run(execution, event);
    const data = compiled.complete(execution);
    tellTheRest(execution);
    return execution.errors.length > 0 ? { errors: presentErrors(execution.errors, requestId), data } : { data };
  }

  #compile(prepared: PreparedOperation): CompiledOperation {
    let compiled = this.#compiled.get(prepared);
    if (!compiled) {
      compiled = new CompiledOperation(this.supergraph, prepared, this.#leaves, this.#parts);
      this.#compiled.set(prepared, compiled);
    }
    return compiled;
  }
}

/** The values of the operation's variables, or why they do not fit: code `INVALID_INPUT`. */
export function coerceVariables(
  { schema }: LoadedSupergraph,
  { operation }: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): { coerced: Readonly<Record<string, unknown>> } | { errors: readonly GraphQLError[] } {
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 50 });
  if (!values.errors) return { coerced: values.coerced };
  const extensions = { code: ErrorCode.INVALID_INPUT };
  return { errors: values.errors.map((error) => new GraphQLError(error.message, { nodes: error.nodes, extensions })) };
}

/** A fetch may fail and yet leave no gap, for instance where an error came with data. It is told all the same. */
function tellTheRest({ failures, errors }: Execution): void {
  for (const failure of failures.all) {
    if (failure.told) continue;
    errors.push(new GraphQLError(failure.message, { extensions: failure.extensions }));
  }
}
