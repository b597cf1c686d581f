import { createRequire } from 'node:module';
import { OperationTypeNode, parse, type OperationDefinitionNode } from 'graphql';
import { onAsked, tellAsked } from '#platform/testing/asked-documents';
import { DifferenceLog } from './difference-log';

// Jest runs this before each test file: every query that a suite sends to a subgraph of its own is answered by both engines at the end of the test, and a difference fails it.
const differences = new DifferenceLog();
let closeComparisons = (): Promise<void> => Promise.resolve();

onAsked(async (asked) => {
  const queries = new Map(asked.map((one) => [JSON.stringify(one), one]));
  for (const query of queries.values()) {
    if (!isPlainQuery(query.document)) continue;
    // Only files that ask pay for the engines.
    const comparison = createRequire(__filename)('./compare-over-subgraph') as typeof import('./compare-over-subgraph');
    closeComparisons = comparison.closeComparisons;
    await comparison.compareOverSubgraph(query, differences.add);
  }
});
afterEach(async () => {
  await tellAsked();
  differences.expectNone();
});
afterAll(async () => {
  await tellAsked();
  await closeComparisons();
  differences.expectNone();
});

/** One query of the graph; not what only a gateway asks a subgraph, such as `_entities`. */
function isPlainQuery(document: string): boolean {
  const [operation, ...others] = operationsOf(document);
  if (operation?.operation !== OperationTypeNode.QUERY || others.length > 0) return false;
  const names = operation.selectionSet.selections.map((one) => ('name' in one ? one.name?.value : undefined));
  return !names.includes('_entities') && !names.includes('_service');
}

function operationsOf(document: string): OperationDefinitionNode[] {
  try {
    return parse(document).definitions.filter((one) => one.kind === 'OperationDefinition');
  } catch {
    // A suite may send what is no GraphQL at all; then there is nothing to compare.
    return [];
  }
}
