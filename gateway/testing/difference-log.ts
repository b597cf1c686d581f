import type { Difference } from '../engine/compared-engine';

/**
 * Compares the engines over any graph that a test runs, without a word in its single tests:
 *
 *     const log = new DifferenceLog();
 *     const gateway = await startGateway({ …, onDifference: log.add });
 *     afterAll(() => log.expectNone());
 *
 * Every query of the run is then answered by both engines, as the same viewer. What changes between two answers of one engine, such as the signature of a URL, is no difference.
 */
export class DifferenceLog {
  readonly #heard: Difference[] = [];

  /** Bound, to be given away as `onDifference`. */
  readonly add = (difference: Difference): void => void this.#heard.push(difference);

  /** What was heard since the last call: for a test of a query at which the reference is wrong, which says so by expecting it. */
  take(): Difference[] {
    return this.#heard.splice(0);
  }

  /** Throws when the engines differed since the last call; the message holds each query with its variables and what differs. */
  expectNone(): void {
    const heard = this.take();
    if (heard.length > 0) throw new Error(`The engines answer differently:\n\n${heard.map(told).join('\n\n')}`);
  }
}

const told = ({ query, variables, differences }: Difference) =>
  [query, `variables: ${JSON.stringify(variables)}`, ...differences.map((difference) => `- ${difference}`)].join('\n');
