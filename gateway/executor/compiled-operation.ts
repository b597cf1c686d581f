import { Kind, visit, type GraphQLObjectType } from 'graphql';
import { BoundedCache } from '../supergraph/bounded-cache';
import type { PreparedOperation } from '../supergraph/prepare';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import { Completion, LeafWriters } from './complete';
import { compilePlan, isSubscriptionPlan, type ExecutorParts, type Step } from './compile-plan';
import type { Execution } from './execution';
import { absorbRootAnswer, responseNames } from './fetch';
import type { JsonObject } from './json';
import { localValues } from './local-values';
import { Selection } from './selection';
import { WrittenJson } from './written-json';

// An operation has one selection for each setting of its conditions; few of the possible ones are in use.
const MAX_SELECTIONS = 16;

/** Everything about an operation that is the same for each of its runs. */
export class CompiledOperation {
  readonly #steps: Step | null;
  readonly #absorbEvent: ((execution: Execution, event: JsonObject) => void) | null;
  readonly #selections = new BoundedCache<Selection>(MAX_SELECTIONS);
  readonly #conditions: string[];
  readonly #root: GraphQLObjectType;

  constructor(
    private readonly supergraph: LoadedSupergraph,
    private readonly prepared: PreparedOperation,
    private readonly leaves: LeafWriters,
    parts: ExecutorParts,
  ) {
    const root = supergraph.schema.getRootType(prepared.operation.operation);
    if (!root) throw new Error(`The schema has no ${prepared.operation.operation} type.`);
    this.#root = root;
    this.#conditions = conditionVariables(prepared);
    const { node } = prepared.plan;
    if (isSubscriptionPlan(node)) {
      const { primary, rest } = node;
      const names = responseNames(primary, 0);
      this.#steps = rest ? compilePlan(rest, parts) : null;
      this.#absorbEvent = (execution, event) =>
        absorbRootAnswer(execution, { fetch: primary, targets: [execution.data], path: [], names, parts }, event);
    } else {
      this.#steps = node ? compilePlan(node, parts) : null;
      this.#absorbEvent = null;
    }
  }

  /** Runs the plan. `event` is what the owner of a subscription sent: it takes the place of the plan's first fetch. */
  async run(execution: Execution, event?: JsonObject): Promise<void> {
    if (event && this.#absorbEvent) this.#absorbEvent(execution, event);
    await this.#steps?.(execution);
  }

  /** The answer's `data`, made of what the run brought. Adds to the execution's errors. */
  complete(execution: Execution): WrittenJson {
    const selection = this.#selectionFor(execution);
    const local = localValues(this.supergraph.schema, this.prepared, this.#root, selection, execution);
    execution.errors.push(...local.errors);
    const completion = new Completion(this.supergraph.schema, this.leaves, execution, local.data);
    const text = completion.complete(this.#root, selection);
    return new WrittenJson(text, completion.objects);
  }

  #selectionFor(execution: Execution): Selection {
    const key = this.#conditions.map((name) => (execution.coerced[name] === true ? '1' : '0')).join('');
    let selection = this.#selections.get(key);
    if (!selection) {
      const { operation, fragments } = this.prepared;
      const { schema, aliases } = this.supergraph;
      const conditions = { ...execution.coerced };
      selection = new Selection([operation.selectionSet], { schema, aliases, fragments, conditions });
      this.#selections.set(key, selection);
    }
    return selection;
  }
}

function conditionVariables({ document }: PreparedOperation): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given }) {
      const value = given?.[0]?.value;
      const isCondition = name.value === 'skip' || name.value === 'include';
      if (isCondition && value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
