import type { ExecutionResult } from 'graphql';
import { asClientsGetIt } from '../engine/compare-answers';
import { runOnBoth } from '../testing/differential';
import { shop } from '../testing/shop';
import { startTestFederation, type TestFederation } from '../testing/test-federation';

let federation: TestFederation;
beforeAll(async () => {
  federation = await startTestFederation(shop());
});
afterAll(() => federation.close());

/** Our answer, after it was found to be the reference engine's as well. */
async function answer(query: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult> {
  const { ours, differences } = await runOnBoth(federation, { query, variables });
  expect(differences).toEqual([]);
  return ours;
}

describe('entities', () => {
  it('joins the fields of an entity from every subgraph', async () => {
    expect(
      await answer('{ product(upc: "p1") { title inStock warehouse { city } reviews { body author { name nick } } } }'),
    ).toEqual({
      data: {
        product: {
          title: 'Table',
          inStock: true,
          warehouse: { city: 'Bonn' },
          reviews: [
            { body: 'Love it', author: { name: 'Ada', nick: null } },
            { body: 'Wobbles', author: { name: 'Ada', nick: null } },
          ],
        },
      },
    });
  });

  it('asks once for an entity that occurs in several places', async () => {
    const { requests } = federation.subgraph('account');
    const before = requests.length;
    const preparation = federation.operations.prepare('{ reviews { author { nick } } }');
    if ('errors' in preparation) throw preparation.errors[0];
    const run = {
      variables: {},
      scope: { requestId: 'req_1', viewer: null, traceparent: null, tracestate: null },
      rateLimit: null,
    };
    expect(asClientsGetIt(await federation.ours.execute(preparation.prepared, run))).toMatchObject({
      data: { reviews: [{ author: { nick: null } }, { author: { nick: 'bobby' } }, { author: { nick: null } }] },
    });
    expect(requests.slice(before).map(({ body }) => body.variables?.representations)).toEqual([
      [
        { __typename: 'User', id: 'u1' },
        { __typename: 'User', id: 'u2' },
      ],
    ]);
  });

  it('gives the fields that a field requires to the subgraph that computes it', async () => {
    expect(await answer('{ products { upc shipping volume } }')).toEqual({
      data: {
        products: [
          { upc: 'p1', shipping: 50, volume: 20000 },
          { upc: 'p2', shipping: 0, volume: 2000000 },
          { upc: 'p3', shipping: 0, volume: 5000 },
        ],
      },
    });
  });

  it('does not ask another subgraph for what a field provides', async () => {
    const { requests } = federation.subgraph('account');
    const before = requests.length;
    expect(await answer('{ reviews { author { name } } }')).toMatchObject({
      data: { reviews: [{ author: { name: 'Ada' } }, {}, {}] },
    });
    expect(requests.length).toBe(before);
  });

  it('reaches entities in lists of lists and past nulls in lists', async () => {
    expect(
      await answer(
        '{ grid { upc reviews { id } } shelf { items { upc warehouse { city } } best { maker { name } } } }',
      ),
    ).toEqual({
      data: {
        grid: [
          [{ upc: 'p1', reviews: [{ id: 'r1' }, { id: 'r3' }] }],
          [
            { upc: 'p2', reviews: [{ id: 'r2' }] },
            { upc: 'p3', reviews: [] },
          ],
        ],
        shelf: {
          items: [{ upc: 'p1', warehouse: { city: 'Bonn' } }, null, { upc: 'p3', warehouse: null }],
          best: { maker: { name: 'Bob' } },
        },
      },
    });
  });

  it('runs mutations in their order and joins their fields', async () => {
    expect(
      await answer(
        'mutation { a: rename(id: "u1", name: "Eva") { name reviews { id } } b: rename(id: "none", name: "x") { name } }',
      ),
    ).toEqual({
      data: { a: { name: 'Eva', reviews: [{ id: 'r1' }, { id: 'r3' }] }, b: null },
    });
  });
});

describe('selections', () => {
  it('resolves unions and interfaces, with fields of other subgraphs', async () => {
    const query = `query {
      actors { __typename ... on User { id reviews { id } } ...Bots }
      named { id name ... on Bot { model } ... on User { nick } }
    }
    fragment Bots on Bot { model ... on Named { name } }`;
    expect(await answer(query)).toEqual({
      data: {
        actors: [
          { __typename: 'User', id: 'u1', reviews: [{ id: 'r1' }, { id: 'r3' }] },
          { __typename: 'User', id: 'u2', reviews: [{ id: 'r2' }] },
          { __typename: 'Bot', model: 'R2', name: 'Robo' },
        ],
        named: [
          { id: 'u1', name: 'Ada', nick: null },
          { id: 'u2', name: 'Bob', nick: 'bobby' },
          { id: 'b1', name: 'Robo', model: 'R2' },
        ],
      },
    });
  });

  it('answers under aliases, also when two read the same field with other arguments', async () => {
    const query = `{ one: product(upc: "p1") { name: title t: reviews { text: body } } two: product(upc: "p2") { name: title } a: echo(text: "x") b: echo(text: "y", shout: true, size: LARGE) }`;
    expect(await answer(query)).toEqual({
      data: {
        one: { name: 'Table', t: [{ text: 'Love it' }, { text: 'Wobbles' }] },
        two: { name: 'Couch' },
        a: 'x SMALL',
        b: 'Y LARGE',
      },
    });
  });

  it('leaves out what is skipped and fetches nothing for it', async () => {
    const query = `query ($stock: Boolean!, $text: Boolean = true) {
      product(upc: "p1") { title @skip(if: $text) inStock @include(if: $stock) ... on Product @include(if: $stock) { reviews { id } } }
      me @skip(if: true) { id }
    }`;
    const { requests } = federation.subgraph('stock');
    const before = requests.length;
    expect(await answer(query, { stock: false })).toEqual({ data: { product: {} } });
    expect(requests.length).toBe(before);
    expect(await answer(query, { stock: true, text: false })).toEqual({
      data: { product: { title: 'Table', inStock: true, reviews: [{ id: 'r1' }, { id: 'r3' }] } },
    });
  });

  it('keeps the order in which the client named the fields', async () => {
    const { ours } = await runOnBoth(federation, {
      query: '{ product(upc: "p1") { inStock title reviews { id } upc } me { name } }',
    });
    expect(JSON.stringify(ours.data)).toMatch(
      /^\{"product":\{"inStock":true,"title":"Table","reviews":.*,"upc":"p1"\},"me"/,
    );
  });

  it('passes variables on, nulls and lists and defaults as the client meant them', async () => {
    const query = 'query ($t: String, $s: Size = LARGE, $u: ID!) { echo(text: $t, size: $s) product(upc: $u) { upc } }';
    expect(await answer(query, { u: 'p1' })).toMatchObject({ data: { echo: 'nothing LARGE', product: { upc: 'p1' } } });
    expect(await answer(query, { u: 'p1', t: 'é"\\', s: 'SMALL' })).toMatchObject({ data: { echo: 'é"\\ SMALL' } });
  });

  it('answers __typename and introspection without a subgraph', async () => {
    const before = federation.subgraph('account').requests.length;
    const query =
      '{ __typename t: __type(name: "User") { name fields { name } } __schema { queryType { name } } nope: __type(name: "Nope") { name } }';
    expect(await answer(query)).toMatchObject({
      data: { __typename: 'Query', t: { name: 'User' }, __schema: { queryType: { name: 'Query' } }, nope: null },
    });
    expect(federation.subgraph('account').requests.length).toBe(before);
    expect(
      await answer(
        'query Q($n: String!) { ...F me { __typename id } } fragment F on Query { type: __type(name: $n) { kind } }',
        { n: 'Actor' },
      ),
    ).toEqual({
      data: { type: { kind: 'UNION' }, me: { __typename: 'User', id: 'u1' } },
    });
  });
});
