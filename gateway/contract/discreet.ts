import { GraphQLError, type ExecutionResult } from 'graphql';
import { Unauthenticated } from '#platform/kernel/errors';
import type { Identify, ViewerSource } from '../auth/identify';
import type { Engine, OperationRun } from '../engine/engine';
import type { PlanExecutor } from '../executor/executor';
import { FederatedSubscriptions } from '../subscriptions/federated-subscription';
import type { UpstreamParts } from '../subscriptions/upstream';
import type { PreparedOperation } from '../supergraph/prepare';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import type { HiddenNames } from './hidden-names';

/** Answers like the engine that it is given, with errors that name nothing hidden: subgraphs write them for clients who see everything. */
export class DiscreetEngine implements Engine {
  constructor(
    private readonly engine: Engine,
    private readonly hidden: HiddenNames,
  ) {}

  async execute(prepared: PreparedOperation, run: OperationRun): Promise<ExecutionResult> {
    return discreet(await this.engine.execute(prepared, run), this.hidden);
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}

/** Says why a token is not taken without advice that cannot be followed here. */
export function discreetIdentify(identify: Identify, hidden: HiddenNames): Identify {
  const rethrow = (error: unknown): never => {
    throw error instanceof Unauthenticated ? new Unauthenticated(hidden.withoutThem(error.message)) : error;
  };
  return async (authorization) => {
    const viewerNow = await identify(authorization).catch(rethrow);
    return () => viewerNow().catch(rethrow);
  };
}

/** The same for subscriptions. */
export class DiscreetSubscriptions extends FederatedSubscriptions {
  constructor(
    contract: LoadedSupergraph,
    executor: PlanExecutor,
    upstream: UpstreamParts,
    private readonly hidden: HiddenNames,
  ) {
    super(contract, executor, upstream);
  }

  override open(prepared: PreparedOperation, run: OperationRun, viewerNow: ViewerSource) {
    const opened = super.open(prepared, run, viewerNow);
    return Symbol.asyncIterator in opened ? discreetIterator(opened, this.hidden) : discreet(opened, this.hidden);
  }
}

function discreetIterator(
  answers: AsyncIterableIterator<ExecutionResult>,
  hidden: HiddenNames,
): AsyncIterableIterator<ExecutionResult> {
  const iterator: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const { value, done } = (await answers.next()) as IteratorResult<ExecutionResult, ExecutionResult | undefined>;
      return done ? { value: undefined, done } : { value: discreet(value, hidden), done: false };
    },
    async return() {
      await answers.return?.();
      return { value: undefined, done: true };
    },
    async throw(error: unknown) {
      await answers.throw?.(error);
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

function discreet(result: ExecutionResult, hidden: HiddenNames): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => withoutHidden(error, hidden)) };
}

function withoutHidden(error: GraphQLError, hidden: HiddenNames): GraphQLError {
  const message = hidden.withoutThem(error.message);
  if (message === error.message) return error;
  const { nodes, source, positions, path, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}
