import type { ExecutionResult } from 'graphql';
import { startTestFederation, testScope, type TestFederation } from '../../testing/test-federation';
import type { TestSubgraph } from '../../testing/test-subgraph';

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])\n`;

interface Given {
  sku: string;
  price?: number;
  rates?: { rate: number }[];
  code?: string;
}

/** Where @apollo/query-planner alone gives wrong data without an error: each of these federations shows one such fault. */
const freight: TestSubgraph[] = [
  {
    name: 'catalogue',
    sdl: `${link('"@key"')} type Query { items: [Item!]! }
      type Item @key(fields: "sku") { sku: ID! price(currency: String! = "USD"): Int! rates(zone: Int!): [Rate!]! }
      type Rate { rate(percent: Int!): Int! }`,
    resolvers: {
      Query: { items: () => [{ sku: 'i1' }, { sku: 'i2' }] },
      Item: {
        __resolveReference: (item: Given) => item,
        price: ({ sku }: Given, { currency }: { currency: string }) =>
          Number(sku.slice(1)) * { USD: 10, EUR: 9, JPY: 1500 }[currency]!,
        rates: (_: Given, { zone }: { zone: number }) => [{ zone }],
      },
      Rate: { rate: ({ zone }: { zone: number }, { percent }: { percent: number }) => zone * percent },
    },
  },
  {
    name: 'shipping',
    sdl: `${link('"@key", "@external", "@requires"')}
      type Rate @shareable { rate(percent: Int!): Int! @external }
      type Item @key(fields: "sku") {
        sku: ID!
        price(currency: String! = "USD"): Int! @external
        rates(zone: Int!): [Rate!]! @external
        dutyInDollars: Int! @requires(fields: "price(currency: \\"USD\\")")
        dutyInEuros: Int! @requires(fields: "price(currency: \\"EUR\\")")
        zoneRate: Int! @requires(fields: "rates(zone: 3) { rate(percent: 50) }")
        label: String!
      }`.replace('"@requires"]', '"@requires", "@shareable"]'),
    resolvers: {
      Item: {
        __resolveReference: (item: Given) => item,
        dutyInDollars: ({ price = -1 }: Given) => price / 10,
        dutyInEuros: ({ price = -1 }: Given) => price / 9,
        zoneRate: ({ rates = [] }: Given) => rates[0]?.rate ?? -1,
        label: ({ sku }: Given) => `to ship: ${sku}`,
      },
    },
  },
];

const LABELS: TestSubgraph[] = [
  {
    name: 'labels',
    sdl: `${link('"@key", "@external", "@requires"')} type Query { tags: [Tag!]! }
      type Tag @key(fields: "id", resolvable: false) @key(fields: "code serial") {
        id: ID! code: ID! serial: ID! text: String! @external shouted: String! @requires(fields: "text")
      }`,
    resolvers: {
      Query: { tags: () => [{ id: 't1', code: 'c1', serial: 's1' }] },
      Tag: {
        __resolveReference: ({ serial, text }: { serial?: string; text: string }) => (serial ? { text } : null),
        shouted: ({ text }: { text: string }) => text.toUpperCase(),
      },
    },
  },
  {
    name: 'texts',
    sdl: `${link('"@key"')} type Tag @key(fields: "id") { id: ID! text: String! }`,
    resolvers: { Tag: { __resolveReference: ({ id }: { id: string }) => ({ id, text: `text of ${id}` }) } },
  },
];

let federation: TestFederation;
beforeAll(async () => {
  federation = await startTestFederation(freight);
});
afterAll(async () => {
  federation.differences.take();
  await federation.close();
});

async function answer(
  query: string,
  variables: Record<string, unknown> = {},
  over = federation,
): Promise<ExecutionResult> {
  const preparation = over.operations.prepare(query);
  if ('errors' in preparation) throw preparation.errors[0];
  const result = await over.ours.execute(preparation.prepared, { variables, scope: testScope(), rateLimit: null });
  return JSON.parse(JSON.stringify(result)) as ExecutionResult;
}

describe('required fields with arguments', () => {
  it('are computed from the value of those arguments, whatever the client asks of the same field', async () => {
    expect(await answer('query ($c: String!) { items { price(currency: $c) dutyInDollars } }', { c: 'JPY' })).toEqual({
      data: {
        items: [
          { price: 1500, dutyInDollars: 1 },
          { price: 3000, dutyInDollars: 2 },
        ],
      },
    });
  });

  it('may be required with several arguments in one selection', async () => {
    expect(await answer('{ items { label dutyInDollars dutyInEuros price } }')).toEqual({
      data: {
        items: [
          { label: 'to ship: i1', dutyInDollars: 1, dutyInEuros: 1, price: 10 },
          { label: 'to ship: i2', dutyInDollars: 2, dutyInEuros: 2, price: 20 },
        ],
      },
    });
  });

  it('may lie inside one another', async () => {
    expect(await answer('{ items { zoneRate rates(zone: 1) { rate(percent: 1) } } }')).toEqual({
      data: {
        items: [
          { zoneRate: 150, rates: [{ rate: 1 }] },
          { zoneRate: 150, rates: [{ rate: 1 }] },
        ],
      },
    });
  });

  it('are no fields that a client could see', () => {
    const names = Object.keys(federation.supergraph.schema.getTypeMap().Item?.toConfig() ?? {});
    expect(names).not.toHaveLength(0);
    expect(federation.operations.prepare('{ items { required0_price } }')).toMatchObject({
      errors: [{ message: expect.stringContaining('Cannot query field "required0_price"') as string }],
    });
  });
});

it('a subgraph is asked by the key that it can resolve, though it names another one first', async () => {
  const labels = await startTestFederation(LABELS);
  expect(await answer('{ tags { id shouted } }', {}, labels)).toEqual({
    data: { tags: [{ id: 't1', shouted: 'TEXT OF T1' }] },
  });
  labels.differences.take();
  await labels.close();
});
