import { compose } from '../compose';
import { BoundedCache } from './bounded-cache';
import { printApiSchema } from './gateway-fields';
import { OperationStore } from './prepare';
import { loadSupergraph } from './supergraph';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@inaccessible"])';
const sdl = compose([
  {
    name: 'one',
    sdl: `${LINK} type Query { a: A secret: String @authenticated b: [A!]! } type A @key(fields: "id") { id: ID! inner: A hidden: Int @inaccessible }`,
  },
  { name: 'two', sdl: `${LINK} type A @key(fields: "id") { id: ID! more: String }` },
]);
const store = () => new OperationStore(loadSupergraph(sdl));
const messages = (source: string, name?: string) => {
  const preparation = store().prepare(source, name);
  return 'errors' in preparation ? preparation.errors.map(({ message }) => message) : [];
};

describe('composition', () => {
  it('lists every problem with the subgraph that it is in', () => {
    const broken = [
      { name: 'one', sdl: 'type Query { a: Int' },
      { name: 'two', sdl: 'type Query { b: }' },
    ];
    expect(() => compose(broken)).toThrow(/do not compose \(2\):\n- \[one\] .*\n- \[two\] /);
    expect(() =>
      compose([
        { name: 'one', sdl: 'type Query { a: Int }' },
        { name: 'two', sdl: 'type Query { a: String }' },
      ]),
    ).toThrow(/FIELD_TYPE_MISMATCH|INVALID_FIELD_SHARING/);
  });

  it('gives the same supergraph whatever the order of the subgraphs', () => {
    const subgraphs = [
      { name: 'b', sdl: 'type Query { b: Int }' },
      { name: 'a', sdl: 'type Query { a: Int }' },
    ];
    expect(compose(subgraphs)).toBe(compose(subgraphs.toReversed()));
  });

  it('loads a supergraph with security features, and shows clients what is accessible and what the gateway adds', () => {
    const api = printApiSchema(sdl);
    expect(api).toContain('rateLimit: RateLimit!');
    expect(api).toContain('secret: String');
    expect(api).not.toMatch(/hidden|join__|link__/);
  });
});

it('a supergraph that needs what the gateway does not do is refused when it is loaded', () => {
  const imports = 'import: ["@key", "@context", "@fromContext"]';
  const uses = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", ${imports})
    type Query { u: U } type U @key(fields: "id") @context(name: "c") { id: ID! currency: String! t: T }
    type T @key(fields: "id") { id: ID! price(cur: String @fromContext(field: "$c { currency }")): String }`;
  expect(() => loadSupergraph(compose([{ name: 'one', sdl: uses }]))).toThrow(/uses @context/);
});

describe('preparing', () => {
  it('plans an operation once', () => {
    const operations = store();
    expect(operations.prepare('{ a { id more } }')).toBe(operations.prepare('{ a { id more } }'));
  });

  it('chooses the named operation, and says what to do when there is none or no choice', () => {
    expect(messages('query A { a { id } } query B { b { id } }', 'B')).toEqual([]);
    expect(messages('query A { a { id } } query B { b { id } }')[0]).toMatch(/say in `operationName`/);
    expect(messages('query A { a { id } }', 'C')[0]).toMatch(/no operation named "C"/);
    expect(messages('fragment F on A { id }')[0]).toBeDefined();
  });

  it('refuses what does not parse or validate, with the code and the place', () => {
    const preparation = store().prepare('{ a { nope } }');
    expect(preparation).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_INPUT' }, locations: [{ line: 1, column: 7 }] }],
    });
    expect(messages('{ a {')[0]).toMatch(/Syntax Error/);
    expect(messages('{ a { hidden } }')[0]).toMatch(/Cannot query field/);
    expect(messages('{ a @defer { id } }')[0]).toMatch(/Unknown directive/);
  });

  it('an operation that no subgraph can answer is an error, not an empty answer', () => {
    const link =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject"])';
    const key = '@key(fields: "id"';
    const places = compose([
      { name: 'one', sdl: `${link} type Query { place: Place } interface Place ${key}) { id: ID! }` },
      {
        name: 'two',
        sdl: `${link} type Query { b: Place } type Place ${key}, resolvable: false) @interfaceObject { id: ID! name: String }`,
      },
    ]);
    const operations = new OperationStore(loadSupergraph(places));
    expect(operations.prepare('{ place { name } }')).toMatchObject({
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(
      operations.prepare('{ __typename b @skip(if: true) { id } ... @skip(if: true) { place { id } } }'),
    ).toHaveProperty('prepared');
  });

  it('survives documents that nest or repeat without measure', () => {
    expect(messages(`{ ${'a { inner '.repeat(5)}${'{'.repeat(100_000)}`)).toHaveLength(1);
    expect(messages(`{ a ${'{ inner '.repeat(4_000)} { id } ${'}'.repeat(4_001)}`)).toHaveLength(1);
    expect(messages(`{ ${'a { id } '.repeat(10_000)} }`)).toHaveLength(1);
  });
});

describe('the bounded cache', () => {
  it('lets go what was not used for longest, by weight', () => {
    const cache = new BoundedCache<number>(10);
    cache.set('a', 1, 4);
    cache.set('b', 2, 4);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3, 4);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
    cache.set('huge', 4, 11);
    expect(cache.get('huge')).toBeUndefined();
    expect(cache.size).toBe(2);
  });
});
