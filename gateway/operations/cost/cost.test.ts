import { createHash } from 'node:crypto';
import { getIntrospectionQuery } from 'graphql';
import { compose } from '../../compose';
import { OperationStore } from '../../supergraph/prepare';
import { loadSupergraph } from '../../supergraph/supergraph';
import { DEFAULT_COST, type CostOptions } from './cost-options';
import type { OperationAllowances } from './overrides';
import { PriceList, type Price } from './price';

const PAGED =
  '@size(slicingArguments: ["first", "last"], assumedSize: 20, sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)';
const supergraph = loadSupergraph(
  compose([
    {
      name: 'shop',
      sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost", { name: "@listSize", as: "@size" }])
        type Query {
          me: User
          users(first: Int, last: Int, after: String): UserConnection! ${PAGED}
          some(count: Int! = 7): [User!]! @size(slicingArguments: ["count"])
          exact(a: Int, b: Int): [User!]! @size(slicingArguments: ["a", "b"])
          unsized: [User!]!
          grid: [[User!]!]!
          dear: User @cost(weight: 50)
          find(text: String @cost(weight: 7), filter: Filter): [Thing!]!
          any: Thing
          things: [Named!]! @size(assumedSize: 3)
        }
        type Mutation { rename(input: Rename!): User buy(input: Rename!): User @cost(weight: 200) }
        input Rename { name: String tags: [Tag!] }
        input Tag { text: String @cost(weight: 2) }
        input Filter { words: [String!] }
        type UserConnection { nodes: [User!]! edges: [Edge!]! total: Int @cost(weight: 4) }
        type Edge { node: User! cursor: String! }
        interface Named { name: String heavy: Heavy }
        type User implements Named @key(fields: "id") { id: ID! name: String photo: Photo heavy: Heavy friends(first: Int = 2): UserConnection! ${PAGED.replace(', "last"', '')} }
        type Shop implements Named { name: String heavy: Heavy @cost(weight: 9) owner: User staff: [User!]! }
        union Thing = User | Shop
        type Photo @cost(weight: 5) { url: Url }
        type Heavy { value: Int }
        scalar Url @cost(weight: 1)`,
    },
  ]),
);
const store = new OperationStore(supergraph);

function priceOf(
  document: string,
  variables: Record<string, unknown> = {},
  { allowances = {}, ...options }: Partial<CostOptions> & { allowances?: OperationAllowances } = {},
): Price {
  const preparation = store.prepare(document);
  if ('errors' in preparation) throw preparation.errors[0];
  const prices = new PriceList(supergraph, { ...DEFAULT_COST, queryBase: 0, mutationBase: 0, ...options }, allowances);
  return prices.of(preparation.prepared, document, variables);
}
function pointsOf(...given: Parameters<typeof priceOf>): number | string {
  const price = priceOf(...given);
  return 'points' in price ? price.points : `${String(price.errors[0]?.extensions.code)}: ${price.errors[0]?.message}`;
}

describe('an operation is taken to cost', () => {
  it.each<[string, string, number, Record<string, unknown>?]>([
    ['a point an object, and none for what is in it', '{ me { id name } }', 1],
    ['at least a point', '{ __typename }', 1],
    ['what a list is taken to hold of which nothing is said', '{ unsized { id heavy { value } } }', 10],
    ['that for each list inside another', '{ grid { id } }', 25],
    ['what `@listSize` assumes', '{ things { name } }', 3],
    ['what a page has by default', '{ users { nodes { id } } }', 21],
    ['what a page is asked to have', '{ users(first: 3) { nodes { id } } }', 4],
    ['what it is asked to have from the end', '{ users(last: 50) { nodes { id } } }', 51],
    ['the larger of the two', '{ users(first: 3, last: 5) { nodes { id } } }', 6],
    ['what its edges hold', '{ users(first: 3) { edges { cursor node { id } } } }', 7],
    [
      'pages inside pages, multiplied',
      '{ users(first: 10) { nodes { friends(first: 4) { nodes { id } } } } }',
      1 + 10 * (1 + 1 + 4),
    ],
    ['what an argument has by default', '{ me { friends { nodes { id } } } }', 1 + 1 + 2],
    ['nothing for a page of none', '{ users(first: 0) { nodes { id } } }', 1],
    ['nothing less for a page of less than none', '{ users(first: -5) { nodes { id } } }', 1],
    ['a page as large as there are', '{ users(first: 2000000000) { nodes { id } } }', 101],
    ['what a variable says', 'query ($n: Int) { users(first: $n) { nodes { id } } }', 31, { n: 30 }],
    [
      'a page by default where the variable is null',
      'query ($n: Int = 4) { users(first: $n) { nodes { id } } }',
      21,
      { n: null },
    ],
    ['what the variable has by default', 'query ($n: Int = 4) { users(first: $n) { nodes { id } } }', 5],
    [
      'a page by default where the variable is no number',
      'query ($n: Int) { users(first: $n) { nodes { id } } }',
      21,
      { n: 'x' },
    ],
    ['what a field weighs', '{ dear { id } }', 50],
    ['what a type weighs, and a scalar in it', '{ me { photo { url } } }', 1 + 5 + 1],
    ['what a leaf weighs', '{ users(first: 1) { total } }', 1 + 4],
    ['what an argument weighs that is given', '{ find(text: "a") { __typename } }', 7 + 5],
    ['nothing for one that is not', '{ find { __typename } }', 5],
    [
      'each object that is sent, a tenth',
      'mutation ($i: Rename!) { rename(input: $i) { id } }',
      2 + 1,
      { i: { tags: Array.from({ length: 15 }, () => ({})) } },
    ],
    [
      'what is sent in fields that weigh',
      'mutation ($t: String) { rename(input: { tags: [{ text: $t }, { text: "b" }] }) { id } }',
      6,
      { t: 'a' },
    ],
    [
      'of types that exclude each other, the dearest',
      '{ any { ... on User { photo { url } } ... on Shop { staff { id } owner { id } } } }',
      1 + 6,
    ],
    [
      'of types that do not, both',
      '{ any { ... on User { photo { url } } ... on Named { heavy { value } } } }',
      1 + 9 + 6,
    ],
    ['what an interface costs where it is dearest', '{ things { heavy { value } } }', 3 * (1 + 9)],
    [
      'the same by fragments',
      '{ ...Q } fragment Q on Query { users(first: 3) { ...C } } fragment C on UserConnection { nodes { id } }',
      4,
    ],
    ['what is asked for twice, once', '{ me { heavy { value } } me { heavy { value } name } }', 2],
    ['what is asked for under two names, twice', '{ me { heavy { value } } you: me { heavy { value } } }', 4],
    ['nothing for what is left out', '{ me { heavy @skip(if: true) { value } } }', 1],
    [
      'nothing for what variables leave out',
      'query ($all: Boolean!) { me { ...F @include(if: $all) } } fragment F on User { heavy { value } }',
      1,
      { all: false },
    ],
    [
      'what variables take in',
      'query ($all: Boolean!) { me { ...F @include(if: $all) } } fragment F on User { heavy { value } }',
      2,
      { all: true },
    ],
    ['nothing for asking what is left', '{ rateLimit { remaining } me { id } }', 1],
  ])('%s', (...[, document, points, variables]) => {
    expect(pointsOf(document, variables)).toBe(points);
  });

  it('a base besides, of a mutation a larger one', () => {
    const bases = { queryBase: 1, mutationBase: 10 };
    expect(pointsOf('{ me { id } }', {}, bases)).toBe(2);
    expect(pointsOf('mutation { rename(input: {}) { id } }', {}, bases)).toBe(12);
  });

  it('what its introspection has to tell, more the more it asks', () => {
    const whole = Number(pointsOf(getIntrospectionQuery()));
    expect(whole).toBeGreaterThan(10);
    expect(
      Number(
        pointsOf(
          `{ ${Array.from({ length: 10 }, (_, i) => `s${i}: __schema { types { fields { args { name } } } }`).join(' ')} }`,
        ),
      ),
    ).toBeGreaterThan(whole);
    expect(pointsOf('{ __type(name: "User") { name } }')).toBe(1);
  });
});

describe('an operation is refused when it', () => {
  it('may cost more than is allowed, with both numbers', () => {
    const document =
      '{ users(first: 100) { nodes { friends(first: 100) { nodes { friends(first: 2) { nodes { id } } } } } } }';
    expect(pointsOf(document)).toBe(
      'LIMIT_EXCEEDED: The query costs 40201 points; 20000 are allowed. Ask for shorter pages or fewer levels.',
    );
    expect(pointsOf(document, {}, { maxCost: 50_000 })).toBe(40_201);
  });

  it('sends more than is allowed', () => {
    const tags = Array.from({ length: 10_000 }, () => ({ text: 'a' }));
    expect(pointsOf('mutation ($i: Rename!) { rename(input: $i) { id } }', { i: { tags } })).toMatch(
      /^LIMIT_EXCEEDED: The mutation costs 2\d{4} points; 20000/,
    );
  });

  it('leaves the size of a list open that has to be said', () => {
    expect(pointsOf('{ exact { id } }')).toBe('INVALID_INPUT: Query.exact takes exactly one of `a`, `b`; 0 are given.');
    expect(pointsOf('{ exact(a: 1, b: 2) { id } }')).toMatch(/2 are given/);
    expect(pointsOf('{ exact(b: 2) { id } }')).toBe(2);
    expect(pointsOf('{ some { id } }')).toBe(7);
  });
});

describe('an answer costs', () => {
  const estimateOf = (document: string, variables?: Record<string, unknown>) => {
    const price = priceOf(document, variables);
    if (!('points' in price) || !price.estimate) throw new Error('It has no price.');
    return price.estimate;
  };

  it('its objects, and never more than was estimated', () => {
    const estimate = estimateOf('{ users(first: 100) { nodes { id } } }');
    expect([estimate.points, estimate.actualPoints(4), estimate.actualPoints(0), estimate.actualPoints(900)]).toEqual([
      101, 4, 1, 101,
    ]);
  });

  it('what weighs more in its lists in proportion, and the rest in full', () => {
    const estimate = estimateOf('{ dear { id } unsized { photo { id: url } } }');
    expect([estimate.points, estimate.actualPoints(1 + 10), estimate.actualPoints(1)]).toEqual([
      50 + 5 * (1 + 5 + 1),
      85,
      53,
    ]);
  });

  it('what introspection costs in full, since the objects of the answer do not show it', () => {
    const estimate = estimateOf(getIntrospectionQuery());
    expect(estimate.actualPoints(0)).toBe(estimate.points);
  });
});

describe('an operation that has an allowance of its own', () => {
  const document = 'query Report { users(first: 100) { nodes { id } } }';
  const hash = createHash('sha256').update(document).digest('hex');

  it('may be cheaper or dearer by its hash', () => {
    expect(pointsOf(document, {}, { allowances: { [hash]: { cost: 3 } } })).toBe(3);
    expect(pointsOf(document, {}, { allowances: { [hash]: { maxCost: 500 } }, maxCost: 50 })).toBe(101);
    expect(pointsOf(document, {}, { allowances: { [hash]: { maxCost: 5 } } })).toMatch(/101 points; 5 are allowed/);
  });

  it('may only be dearer by its name, which clients choose', () => {
    expect(pointsOf(document, {}, { allowances: { Report: { cost: 3 } } })).toBe(101);
    expect(pointsOf(document, {}, { allowances: { Report: { cost: 300 } } })).toBe(300);
    expect(pointsOf(document, {}, { allowances: { Report: { maxCost: 500 } }, maxCost: 50 })).toMatch(/50 are allowed/);
    expect(pointsOf(document, {}, { allowances: { Report: { maxCost: 5 } } })).toMatch(/5 are allowed/);
    expect(pointsOf('{ me { id } }', {}, { allowances: { constructor: { cost: 300 } } })).toBe(1);
  });

  it('gets nothing back of a cost that was set', () => {
    expect(priceOf(document, {}, { allowances: { [hash]: { cost: 3 } } })).toMatchObject({ estimate: null });
  });
});

it('what costs its owner money is a mutation whose field weighs much', () => {
  expect(priceOf('mutation { buy(input: {}) { id } }')).toMatchObject({ isPaid: true, points: 201 });
  expect(priceOf('mutation { ...M } fragment M on Mutation { buy(input: {}) { id } }')).toMatchObject({ isPaid: true });
  expect(priceOf('mutation { rename(input: {}) { id } }')).toMatchObject({ isPaid: false });
});
