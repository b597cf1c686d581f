import type { ExecutionResult } from 'graphql';
import type { ViewerSource } from '../auth/identify';
import type { OperationRun } from '../engine/engine';
import { isSubscriptionPlan } from '../executor/compile-plan';
import { coerceVariables, type PlanExecutor } from '../executor/executor';
import { presentErrors } from '../executor/errors';
import type { PreparedOperation } from '../supergraph/prepare';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import { upstreamOperation, type UpstreamOperation } from './resume';
import { upstreamEvents, type UpstreamEvent, type UpstreamParts } from './upstream';

/** Runs subscriptions whose events come from one subgraph and whose fields come from several. */
export class FederatedSubscriptions {
  readonly #upstreams = new WeakMap<PreparedOperation, UpstreamOperation>();

  constructor(
    private readonly supergraph: LoadedSupergraph,
    private readonly executor: PlanExecutor,
    private readonly parts: UpstreamParts,
  ) {}

  /**
   * The answers of a subscription, each as complete as that of a query. `return` closes the upstream at once, also while an event is awaited.
   * A subscription that its subgraph refuses, answers once with the errors.
   */
  open(
    prepared: PreparedOperation,
    run: OperationRun,
    viewerNow: ViewerSource,
  ): AsyncIterableIterator<ExecutionResult> | ExecutionResult {
    const { node } = prepared.plan;
    if (!isSubscriptionPlan(node)) throw new Error('The operation is planned as no subscription.');
    const variables = coerceVariables(this.supergraph, prepared, run.variables);
    if ('errors' in variables) return { errors: presentErrors(variables.errors, run.scope.requestId) };
    const used = (node.primary.variableUsages ?? []).filter((name) => Object.hasOwn(run.variables, name));
    const abort = new AbortController();
    const events = upstreamEvents(
      {
        subgraph: node.primary.serviceName,
        operation: this.#upstreamOf(prepared),
        variables: Object.fromEntries(used.map((name) => [name, run.variables[name]])),
        scope: run.scope,
        viewerNow,
      },
      this.parts,
      abort.signal,
    );
    return untilAborted(this.#answers(prepared, run, events), abort);
  }

  async *#answers(prepared: PreparedOperation, run: OperationRun, events: AsyncIterable<UpstreamEvent>) {
    for await (const { answer, scope } of events) {
      const result = await this.executor.answerEvent(prepared, { ...run, scope }, answer);
      yield answer.data === undefined ? { errors: result.errors } : result;
    }
  }

  #upstreamOf(prepared: PreparedOperation): UpstreamOperation {
    let upstream = this.#upstreams.get(prepared);
    const { node } = prepared.plan;
    if (!upstream && isSubscriptionPlan(node)) {
      upstream = upstreamOperation(this.supergraph.schema, node.primary);
      this.#upstreams.set(prepared, upstream);
    }
    if (!upstream) throw new Error('The operation is planned as no subscription.');
    return upstream;
  }
}

/** A generator takes `return` only between two events; aborting ends the wait for the next one first. */
function untilAborted<Value>(generator: AsyncGenerator<Value>, abort: AbortController): AsyncIterableIterator<Value> {
  const iterator: AsyncIterableIterator<Value> = {
    next: () => generator.next(),
    return() {
      abort.abort();
      return generator.return(undefined);
    },
    throw(error: unknown) {
      abort.abort();
      return generator.throw(error);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
