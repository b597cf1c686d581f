import { OperationTypeNode, validate, parse } from 'graphql';
import { madeUpGraph } from '#gateway/testing/made-up-graph';
import { madeUpVariables } from '#gateway/testing/made-up-variables';
import { runOnBoth } from '#gateway/testing/differential';
import { startTestFederation, type TestFederation } from '#gateway/testing/test-federation';
import { testUser } from '#platform/testing/test-subgraph';
import { checkedInOperations, type CheckedInOperation } from './checked-in-documents';

jest.setTimeout(120_000);

let federation: TestFederation;
let operations: CheckedInOperation[];
beforeAll(async () => {
  federation = await startTestFederation(madeUpGraph());
  const { schema } = federation.supergraph;
  operations = checkedInOperations().filter(({ text }) => validate(schema, parse(text)).length === 0);
});
afterAll(() => federation.close());

it('knows the operations of the pages, of the agents, of the smoke test and of the suites', () => {
  const files = new Set(operations.map(({ file }) => file));
  const places = [
    'gateway/start-here/',
    'agents/build/',
    'agents/simulator/',
    'tests/smoke/',
    'subgraphs/',
    'embedded/',
  ];
  expect(places.filter((place) => ![...files].some((file) => file.startsWith(place)))).toEqual([]);
  expect(operations.length).toBeGreaterThan(60);
});

it('answers each query and each mutation of them as @apollo/gateway does', async () => {
  const problems: string[] = [];
  for (const { file, operation, text } of operations) {
    // @apollo/gateway refuses subscriptions.
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) continue;
    const variables = madeUpVariables(federation.supergraph.schema, operation);
    const { ours, differences } = await runOnBoth(federation, { query: text, variables, viewer: testUser() });
    const errors = ours.errors?.map(({ message }) => message) ?? [];
    problems.push(...[...differences, ...errors].map((problem) => `${file}: ${text}: ${problem}`));
  }
  expect(problems).toEqual([]);
});
