import type { GraphQLError } from 'graphql';
import type { LoadedSupergraph } from '../../supergraph/supergraph';
import type { PreparedOperation } from '../../supergraph/prepare';
import { limitExceeded } from '../limits/limit-exceeded';
import { refusedInput } from '../limits/refused-input';
import { readCostDirectives } from './cost-directives';
import { CostModel } from './cost-model';
import type { CostOptions } from './cost-options';
import { CostedOperation } from './costed-operation';
import type { Estimate } from './estimate';
import { AllowanceTable, type FoundAllowance, type OperationAllowances } from './overrides';

/** What a request is charged, or why it costs too much to run. */
export type Price =
  | {
      points: number;
      /** It costs its owner money. */
      isPaid: boolean;
      allowance: FoundAllowance | null;
      /** By which unused points are given back; null: none are. */
      estimate: Estimate | null;
    }
  | { errors: readonly GraphQLError[] };

/** Knows what operations cost. */
export class PriceList {
  readonly #model: CostModel;
  readonly #table: AllowanceTable;
  readonly #known = new WeakMap<PreparedOperation, CostedOperation>();

  constructor(
    { schema, sdl }: LoadedSupergraph,
    private readonly options: CostOptions,
    allowances: OperationAllowances,
  ) {
    this.#model = new CostModel(schema, options, readCostDirectives(sdl));
    this.#table = new AllowanceTable(allowances);
  }

  /** The price of an operation whose document is `text`, with these variables. */
  of(prepared: PreparedOperation, text: string, variables: Readonly<Record<string, unknown>>): Price {
    let operation = this.#known.get(prepared);
    if (!operation) this.#known.set(prepared, (operation = new CostedOperation(prepared, this.#model)));
    const estimate = operation.estimate(variables);
    if (estimate.problem) return { errors: [refusedInput(estimate.problem)] };
    const allowance = this.#table.find(prepared, text);
    const most = mostPoints(allowance, this.options.maxCost);
    if (estimate.points > most)
      return {
        errors: [
          limitExceeded(
            `The ${prepared.operation.operation} costs ${estimate.points} points; ${most} are allowed. Ask for shorter pages or fewer levels.`,
          ),
        ],
      };
    const points = pointsOf(allowance, estimate.points);
    return { points, isPaid: operation.isPaid, allowance, estimate: allowance?.cost === undefined ? estimate : null };
  }
}

function mostPoints(allowance: FoundAllowance | null, most: number): number {
  if (allowance?.maxCost === undefined) return most;
  return allowance.isByHash ? allowance.maxCost : Math.min(allowance.maxCost, most);
}

function pointsOf(allowance: FoundAllowance | null, estimated: number): number {
  if (allowance?.cost === undefined) return estimated;
  return allowance.isByHash ? allowance.cost : Math.max(allowance.cost, estimated);
}
