import { OperationTypeNode, valueFromASTUntyped, type OperationDefinitionNode } from 'graphql';
import type { PreparedOperation } from '../../supergraph/prepare';
import { compileCost } from './compile-cost';
import type { CostModel } from './cost-model';
import { Estimate, ROOT, estimateSelection } from './estimate';
import type { SelectionCost } from './field-cost';

/** What all runs of an operation share of its cost. */
export class CostedOperation {
  /** It costs its owner money. */
  readonly isPaid: boolean;
  readonly #base: number;
  readonly #selection: SelectionCost;
  readonly #defaults: Readonly<Record<string, unknown>> | null;
  /** The estimate of an operation without variables. */
  #constant: Estimate | null = null;

  constructor(
    { operation, fragments }: PreparedOperation,
    private readonly model: CostModel,
  ) {
    const { options, schema } = model;
    const root = schema.getRootType(operation.operation);
    if (!root) throw new Error(`The schema has no ${operation.operation} type.`);
    const isMutation = operation.operation === OperationTypeNode.MUTATION;
    this.#base = isMutation ? options.mutationBase : options.queryBase;
    this.#selection = compileCost([operation.selectionSet], root, fragments, model);
    this.#defaults = defaultsOf(operation);
    this.isPaid = isMutation && this.#selection.fields.some(({ weight }) => weight >= options.paidWeight);
    if ((operation.variableDefinitions ?? []).length === 0) this.#constant = this.#estimate({});
  }

  /** Variables are as the client sent them, right or wrong. */
  estimate(variables: Readonly<Record<string, unknown>>): Estimate {
    return this.#constant ?? this.#estimate(this.#defaults ? { ...this.#defaults, ...variables } : variables);
  }

  #estimate(variables: Readonly<Record<string, unknown>>): Estimate {
    const estimate = new Estimate();
    estimate.fixed = this.#base;
    estimateSelection(this.#selection, ROOT, variables, this.model, estimate);
    return estimate;
  }
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> | null {
  const given = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return given.length > 0 ? Object.fromEntries(given) : null;
}
