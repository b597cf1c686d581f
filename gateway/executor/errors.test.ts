import type { ExecutionResult } from 'graphql';
import { runOnBoth } from '../testing/differential';
import { shop } from '../testing/shop';
import { startTestFederation, type TestFederation } from '../testing/test-federation';

let federation: TestFederation;
beforeAll(async () => {
  federation = await startTestFederation(shop());
});
afterAll(() => federation.close());

/** Takes a subgraph down until the test has ended. */
async function stop(name: string): Promise<void> {
  await federation.stop(name);
  stopped.push(name);
}
const stopped: string[] = [];
afterEach(async () => {
  for (const name of stopped.splice(0)) await federation.restart(name);
});

async function answer(query: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult> {
  const { ours, differences } = await runOnBoth(federation, { query, variables });
  expect(differences).toEqual([]);
  return ours;
}

const codesAndPaths = ({ errors }: ExecutionResult) =>
  (errors ?? [])
    .map(({ path, extensions }) => `${String(extensions.code)} ${path?.join('.')}`)
    .toSorted((a, b) => (a < b ? -1 : 1));

describe('errors of subgraphs', () => {
  it('keeps the code and what else is said to clients, adds the request id and drops what shows the inside', async () => {
    const { data, errors } = await answer('{ refused me { id } }');
    expect(data).toEqual({ refused: null, me: { id: 'u1' } });
    expect(errors).toEqual([
      {
        message: 'You may not know this.',
        path: ['refused'],
        extensions: { code: 'FORBIDDEN', hint: 'ask the owner', requestId: 'req_test' },
      },
    ]);
  });

  it('moves a null up to the next nullable place, through entities and lists, and says where it came from', async () => {
    const { ours } = await runOnBoth(federation, { query: '{ shelf { label items { upc inStock } } }' });
    expect(ours.data).toEqual({ shelf: { label: 'front', items: [{ upc: 'p1', inStock: true }, null, null] } });
    expect(codesAndPaths(ours)).toEqual(['NOT_FOUND shelf.items.2.inStock']);
    const all = await runOnBoth(federation, { query: '{ products { upc inStock } me { id } }' });
    expect(all.ours.data).toBeNull();
    expect(codesAndPaths(all.ours)).toEqual(['NOT_FOUND products.2.inStock']);
  });

  it('tells an error of an entity at each place of the entity, under the client`s aliases', async () => {
    const { ours } = await runOnBoth(federation, {
      query:
        '{ a: product(upc: "p3") { stock: inStock } b: product(upc: "p3") { inStock } c: shelf { all: items { there: inStock } } }',
    });
    expect(ours.data).toEqual({ a: null, b: null, c: { all: [{ there: true }, null, null] } });
    expect(codesAndPaths(ours)).toEqual(['NOT_FOUND a.stock', 'NOT_FOUND b.inStock', 'NOT_FOUND c.all.2.there']);
  });

  it('lets a subgraph`s own null of a promised value void the answer, with its error', async () => {
    const { ours } = await runOnBoth(federation, { query: '{ nothing }' });
    expect(ours.data).toBeNull();
    expect(codesAndPaths(ours)).toEqual(['INTERNAL_SERVER_ERROR nothing']);
  });
});

describe('a subgraph that is away', () => {
  it('costs its own fields only, each with the code UNAVAILABLE and its path', async () => {
    await stop('reviews');
    const query =
      '{ product(upc: "p1") { title inStock reviews { body } } shelf { items { upc reviews { id } } } latest { id } }';
    const result = await answer(`query { product(upc: "p1") { title } }`);
    expect(result).toEqual({ data: { product: { title: 'Table' } } });
    const { ours } = await runOnBoth(federation, { query });
    expect(ours.data).toEqual({
      product: null,
      shelf: { items: [null, null, null] },
      latest: null,
    });
    expect(codesAndPaths(ours)).toEqual([
      'UNAVAILABLE latest',
      'UNAVAILABLE product.reviews',
      'UNAVAILABLE shelf.items.0.reviews',
      'UNAVAILABLE shelf.items.2.reviews',
    ]);
    expect(JSON.stringify(ours.errors)).not.toMatch(/127\.0\.0\.1|ECONN|reviews does/);
  });

  it('leaves nullable fields beside it as they are', async () => {
    await stop('stock');
    const result = await answer('{ products(first: 2) { title shipping warehouse { city } } }');
    expect(result.data).toEqual({
      products: [
        { title: 'Table', shipping: null, warehouse: null },
        { title: 'Couch', shipping: null, warehouse: null },
      ],
    });
    expect(codesAndPaths(result)).toHaveLength(4);
    expect(codesAndPaths(result)).toContainEqual('UNAVAILABLE products.1.shipping');
  });

  it('is told for fields that were never asked for, since an earlier fetch failed', async () => {
    await stop('catalog');
    const { ours } = await runOnBoth(federation, { query: '{ reviews { id product { upc shipping } } }' });
    expect(ours.data).toMatchObject({ reviews: [{ id: 'r1', product: { upc: 'p1', shipping: null } }, {}, {}] });
    expect(codesAndPaths(ours)).toContainEqual('UNAVAILABLE reviews.0.product.shipping');
  });

  it('answers again as soon as it is back', async () => {
    await stop('account');
    expect((await answer('{ user(id: "u1") { name } }')).errors).toHaveLength(1);
    await federation.restart('account');
    stopped.pop();
    expect(await answer('{ user(id: "u1") { name } }')).toEqual({ data: { user: { name: 'Ada' } } });
  });

  it('is unavailable as well when no address of it is known', async () => {
    const addresses = federation.registry.addressesOf('catalog');
    federation.registry.put('catalog', []);
    const { ours } = await runOnBoth(federation, { query: '{ product(upc: "p1") { title } }' });
    expect(codesAndPaths(ours)).toEqual(['UNAVAILABLE product']);
    federation.registry.put('catalog', addresses);
  });
});

describe('names that mean something to JavaScript', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'toJSON', 'length', 'prototype'];

  it.each(names)('answers under the response name %s like under any other', async (name) => {
    const preparation = federation.operations.prepare(
      `{ ${name}: product(upc: "p1") { ${name}: title inStock } plain: me { ${name}: name reviews { ${name}: body } } missing: user(id: "no") { id } }`,
    );
    if ('errors' in preparation) throw preparation.errors[0];
    const run = {
      variables: {},
      scope: { requestId: 'r', viewer: null, traceparent: null, tracestate: null },
      rateLimit: null,
    };
    const text = JSON.stringify(await federation.ours.execute(preparation.prepared, run));
    expect(text).toBe(
      `{"data":{"${name}":{"${name}":"Table","inStock":true},"plain":{"${name}":"Ada","reviews":[{"${name}":"Love it"},{"${name}":"Wobbles"}]},"missing":null}}`,
    );
    expect(({} as Record<string, unknown>).inStock).toBeUndefined();
  });

  it('answers null, not what objects inherit, where such a name has no value', async () => {
    await stop('stock');
    for (const name of names) {
      const { ours } = await runOnBoth(federation, { query: `{ product(upc: "p1") { ${name}: warehouse { city } } }` });
      expect(JSON.stringify(ours.data)).toBe(`{"product":{"${name}":null}}`);
    }
  });

  it('takes variables and introspection under such names, and refuses what cannot be kept apart', async () => {
    const query =
      'query ($constructor: String, $toString: Boolean = false) { __proto__: echo(text: $constructor, shout: $toString) t: __type(name: "User") { __proto__: name } }';
    const { ours } = await runOnBoth(federation, { query });
    expect(JSON.stringify(ours)).toBe('{"data":{"__proto__":"nothing SMALL","t":{"__proto__":"User"}}}');
    expect(federation.operations.prepare('query ($__proto__: String) { echo(text: $__proto__) }')).toHaveProperty(
      'errors',
    );
    expect(
      federation.operations.prepare('{ actors { __typename: __typename } me { __typename: name } }'),
    ).toHaveProperty('errors');
  });
});
