import { depot } from './depot';
import { runOnBoth } from './differential';
import { shop } from './shop';
import { startTestFederation, type TestFederation } from './test-federation';

// Each is run by both engines, and the answers have to be the same. The expected texts guard against both being wrong.
const depotCases: [string, string, string][] = [
  [
    'an interface with fields of an interface object',
    '{ vehicles { id kilometres tours { name } } }',
    '{"vehicles":[{"id":"v1","kilometres":200,"tours":[{"name":"North"}]},{"id":"v2","kilometres":200,"tours":[]}]}',
  ],
  [
    'the type behind an interface object',
    '{ tours { name by { __typename id plate } alternatives { __typename ... on Bike { gears } ... on Truck { load due } } } }',
    '{"tours":[{"name":"North","by":{"__typename":"Truck","id":"v1","plate":"B-1"},"alternatives":[{"__typename":"Bike","gears":21},{"__typename":"Truck","load":9,"due":"B-1 crane 12"}]}]}',
  ],
  [
    'an interface object by a concrete type',
    '{ vehicle(id: "v2") { ... on Bike { kilometres sticker due } } }',
    '{"vehicle":{"kilometres":200,"sticker":"b-v2","due":"B-2 soon"}}',
  ],
  [
    'nested requires that are null',
    '{ things { ... on Truck { due extra { kind } } ... on Bike { due } } }',
    '{"things":[{"due":"B-1 crane 12","extra":{"kind":"crane"}},{"due":"B-2 soon"}]}',
  ],
  [
    'a compound key and an overridden field',
    '{ depot { staff moved open color street { number } } }',
    '{"depot":{"staff":10,"moved":"new","open":true,"color":"RED","street":{"number":5}}}',
  ],
  [
    'one field with two types, from two places',
    '{ things { ... on Vehicle { id note } ... on Bike { gears note } } }',
    '{"things":[{"id":"v1","note":"clean"},{"id":"v2","note":null,"gears":21}]}',
  ],
  [
    'fragments in fragments',
    'fragment A on Vehicle { ...B ... on Truck { load } } fragment B on Vehicle { id ... on Bike { gears } } { vehicles { ...A ...B } }',
    '{"vehicles":[{"id":"v1","load":9},{"id":"v2","gears":21}]}',
  ],
];

const shopCases: [string, string, string][] = [
  [
    'friends of friends with reviews',
    '{ me { friends { friends { name reviews { product { title reviews { author { nick } } } } } } } }',
    '{"me":{"friends":[{"friends":[{"name":"Ada","reviews":[{"product":{"title":"Table","reviews":[{"author":{"nick":null}},{"author":{"nick":null}}]}},{"product":{"title":"Table","reviews":[{"author":{"nick":null}},{"author":{"nick":null}}]}}]}]}]}}',
  ],
  [
    'merged selections of one field',
    '{ product(upc: "p1") { maker { name } } product(upc: "p1") { maker { nick reviews { id } } title } }',
    '{"product":{"maker":{"name":"Ada","nick":null,"reviews":[{"id":"r1"},{"id":"r3"}]},"title":"Table"}}',
  ],
  [
    'an entity that is not there',
    '{ product(upc: "none") { title inStock } user(id: "none") { reviews { id } } }',
    '{"product":null,"user":null}',
  ],
  ['an empty list', '{ products(first: 0) { title shipping reviews { id } } }', '{"products":[]}'],
];

describe.each([
  ['depot', depot, depotCases],
  ['shop', () => shop(), shopCases],
])('both engines, over the %s', (_name, subgraphs, cases) => {
  let federation: TestFederation;
  beforeAll(async () => {
    federation = await startTestFederation(subgraphs());
  });
  afterAll(() => federation.close());

  it.each(cases)('answer %s alike', async (_case, query, expected) => {
    const { ours, differences } = await runOnBoth(federation, { query });
    expect(JSON.stringify(ours)).toBe(`{"data":${expected}}`);
    expect(differences).toEqual([]);
  });
});

it('tells a difference when there is one', async () => {
  const federation = await startTestFederation(shop());
  const broken = {
    ...federation,
    reference: { execute: () => Promise.resolve({ data: { me: { id: 'other' } } }), close: () => Promise.resolve() },
  };
  const { differences } = await runOnBoth(broken, { query: '{ me { id } }' });
  expect(differences).toEqual(['data: {"me":{"id":"u1"}} instead of {"me":{"id":"other"}}']);
  await federation.close();
});

// The planner of the reference mixes these aliases up with keys and required fields; the answers here are those of the GraphQL specification.
it.each([
  [
    '{ vehicles { id: plate tours { name } } }',
    '{"vehicles":[{"id":"B-1","tours":[{"name":"North"}]},{"id":"B-2","tours":[]}]}',
  ],
  [
    '{ vehicles { key: id id: plate sticker: __typename ... on Truck { no: id s: sticker } } }',
    '{"vehicles":[{"key":"v1","id":"B-1","sticker":"Truck","no":"v1","s":"t-v1"},{"key":"v2","id":"B-2","sticker":"Bike"}]}',
  ],
  ['{ things { ... on Truck { s: sticker id: load } } }', '{"things":[{"s":"t-v1","id":9},{}]}'],
  [
    '{ vehicles { plate: id ... on Truck { due } } }',
    '{"vehicles":[{"plate":"v1","due":"B-1 crane 12"},{"plate":"v2"}]}',
  ],
])('keeps aliases apart from the keys that it needs: %s', async (query, expected) => {
  const federation = await startTestFederation(depot());
  const { ours } = await runOnBoth(federation, { query });
  expect(JSON.stringify(ours)).toBe(`{"data":${expected}}`);
  expect(federation.differences.take()).toHaveLength(1);
  await federation.close();
});
