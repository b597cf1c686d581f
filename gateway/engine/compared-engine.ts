import { OperationTypeNode, print, type ExecutionResult } from 'graphql';
import type { PreparedOperation } from '../supergraph/prepare';
import { compareAnswers } from './compare-answers';
import type { Engine, OperationRun } from './engine';

/** A query that the two engines answer differently. */
export interface Difference {
  query: string;
  variables: Readonly<Record<string, unknown>>;
  differences: string[];
}

/** Answers like the first engine, and lets the reference answer every query too. For tests: it doubles the work. */
export class ComparedEngine implements Engine {
  constructor(
    private readonly ours: Engine,
    private readonly reference: Engine,
    private readonly onDifference: (difference: Difference) => void,
  ) {}

  async execute(prepared: PreparedOperation, run: OperationRun): Promise<ExecutionResult> {
    const answer = await this.ours.execute(prepared, run);
    if (prepared.operation.operation === OperationTypeNode.QUERY) await this.#compare(prepared, run, answer);
    return answer;
  }

  async close(): Promise<void> {
    await this.ours.close();
    await this.reference.close();
  }

  // Data may have changed between the two answers; only what our engine answers again in the same way is a difference of the engines.
  async #compare(prepared: PreparedOperation, run: OperationRun, answer: ExecutionResult): Promise<void> {
    const differences = compareAnswers(answer, await this.reference.execute(prepared, run));
    if (differences.length === 0) return;
    const again = await this.ours.execute(prepared, run);
    if (compareAnswers(answer, again).length > 0) return;
    this.onDifference({ query: print(prepared.document), variables: run.variables, differences });
  }
}
