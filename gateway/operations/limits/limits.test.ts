import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { compose } from '../../compose';
import { OperationStore } from '../../supergraph/prepare';
import { loadSupergraph } from '../../supergraph/supergraph';
import { DEFAULT_LIMITS, type RequestLimits } from './request-limits';
import { excessOfVariables } from './measure-variables';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const small = loadSupergraph(
  compose([
    {
      name: 'one',
      sdl: `${LINK} type Query { a(x: [[Int]], i: In): A b: A } input In { in: In } type A { id: ID! a(x: Int): A other: A }`,
    },
  ]),
);
const refusals = (document: string, limits: Partial<RequestLimits> = {}) => {
  const preparation = new OperationStore(small, { ...DEFAULT_LIMITS, ...limits }).prepare(document);
  return 'errors' in preparation
    ? preparation.errors.map(({ message, extensions }) => `${String(extensions.code)}: ${message}`)
    : [];
};
const nested = (levels: number) => `${'{ a '.repeat(levels - 1)}{ id }${' }'.repeat(levels - 1)}`;
const fragments = (count: number, body: (next: string) => string) =>
  Array.from({ length: count }, (_, i) => `fragment F${i} on A { ${i < count - 1 ? body(`F${i + 1}`) : 'id'} }`).join(
    ' ',
  );

const LONG = `{ a { id } } #${'x'.repeat(DEFAULT_LIMITS.documentCharacters)}`;

describe('a document is refused with its number and the limit when it', () => {
  it.each<[string, string, RegExp]>([
    ['nests too deeply', nested(31), /^The query nests 31 levels deep; 20 are allowed\. Split it\.$/],
    [
      'nests too deeply by fragments',
      `{ a { ...F0 } } ${fragments(30, (next) => `a { ...${next} }`)}`,
      /nests 31 levels/,
    ],
    ['nests so deeply that a parser could not follow', nested(3_000), /nests 3000 levels deep; 20 are allowed/],
    ['nests and never ends', '{ a '.repeat(2_900), /nests 2900 levels deep; 20 are allowed/],
    [
      'has a value that nests too deeply',
      `{ a(x: ${'['.repeat(3_000)}${']'.repeat(3_000)}) { id } }`,
      /A value .* 3000 levels deep; 20/,
    ],
    [
      'has an input that nests too deeply',
      `{ a(i: ${'{in: '.repeat(25)}null${'}'.repeat(25)}) { id } }`,
      /A value .* 25 levels deep; 20/,
    ],
    [
      'has too many root fields',
      `{ ${Array.from({ length: 21 }, (_, i) => `a${i}: a { id }`).join(' ')} }`,
      /^The query has 21 root fields; 20 are allowed/,
    ],
    [
      'has too many root fields by fragments',
      '{ ...Q ...Q ...Q } fragment Q on Query { ...R ...R ...R ...R } fragment R on Query { a { id } b { id } }',
      /has 24 root fields/,
    ],
    [
      'has too many aliases',
      `{ a { ${Array.from({ length: 31 }, (_, i) => `x${i}: id`).join(' ')} } }`,
      /^The query has 31 aliases; 30 are allowed/,
    ],
    [
      'has too many directives',
      `{ a { ${'id @include(if: true) '.repeat(51)} } }`,
      /^The query has 51 directives; 50 are allowed/,
    ],
    ['has too many tokens', `{ a(x: [[${'1 '.repeat(12_000)}]]) { id } }`, /has 12014 tokens; 10000 are allowed/],
    [
      'has far too many tokens',
      `{ a(x: [[${'1 '.repeat(60_000)}]]) { id } }`,
      /has more than 15000 tokens; 10000 are allowed/,
    ],
    ['has too many fields', `{ a { ${'id '.repeat(2_500)} } }`, /asks for 2501 fields.*; 2000 are allowed/],
    ['has far too many fields', `{ ${'a { '.repeat(4_000)}`, /asks for more than 3000 fields.*; 2000 are allowed/],
    [
      'has too many fields by fragments',
      `{ a { ...F0 } } ${fragments(12, (next) => `a { ...${next} } other { ...${next} }`)}`,
      /asks for \d{4} fields.*; 2000 are allowed/,
    ],
    [
      'would have more fields than any number counts',
      `{ a { ...F0 } } ${fragments(150, (next) => `...${next} ...${next}`)}`,
      /asks for more than 9007199254740991 fields/,
    ],
    [
      'asks too often for one place',
      `{ a { ${'id '.repeat(101)} } }`,
      /asks for "id" 101 times at the same place; 100 are allowed/,
    ],
    [
      'asks too often for one place from several',
      `{ ${`a { other { ${'id '.repeat(10)}} } `.repeat(11)} }`,
      /"id" 110 times at the same place/,
    ],
    [
      'has too many fragments',
      `{ a { ...F0 } } ${fragments(200, (next) => `...${next}`)}`,
      /has 201 operations and fragments; 200 are allowed/,
    ],
    [
      'has a fragment too large that nothing uses',
      `{ a { id } } fragment F on A { ${'id '.repeat(101)} }`,
      /^The fragment asks for "id" 101 times/,
    ],
    ['is too long', LONG, /has \d+ characters; 131072 are allowed/],
  ])('%s', (_what, document, message) => {
    // More root fields than are allowed come first in some of them.
    const told = refusals(document, /root fields/.test(String(message)) ? {} : { rootFields: 1_000 });
    expect(told[0]).toMatch(/^LIMIT_EXCEEDED: /);
    expect(told.map((one) => one.slice('LIMIT_EXCEEDED: '.length))).toContainEqual(expect.stringMatching(message));
  });

  it('has several things too many, of each', () => {
    const deep = nested(25).slice(1, -1);
    const aliases = Array.from({ length: 40 }, (_, i) => `x${i}: id`).join(' ');
    expect(refusals(`{ ${deep} b { ${aliases} } }`)).toHaveLength(2);
  });
});

describe('a document is taken when it', () => {
  it('is just within the limits', () => {
    expect(refusals(nested(20))).toEqual([]);
    expect(refusals(`{ a { ${Array.from({ length: 30 }, (_, i) => `x${i}: id`).join(' ')} } }`)).toEqual([]);
    expect(refusals(`{ a { ${'id '.repeat(100)} } }`)).toEqual([]);
    expect(refusals(`{ ${Array.from({ length: 20 }, (_, i) => `a${i}: a { id }`).join(' ')} }`)).toEqual([]);
  });

  it('has many braces that are no levels of fields', () => {
    expect(refusals(`{ ${'... { '.repeat(60)} a { id } ${'}'.repeat(60)} }`)).toEqual([]);
  });

  it('introspects, as tools do', () => {
    const all = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(refusals(all)).toEqual([]);
  });

  it('is one of the platform itself, with as much again left', () => {
    const root = join(__dirname, '../../..');
    const supergraph = loadSupergraph(readFileSync(join(root, 'schema/supergraph.graphql'), 'utf8'));
    const half = Object.fromEntries(Object.entries(DEFAULT_LIMITS).map(([name, limit]) => [name, limit / 2]));
    const store = new OperationStore(supergraph, half as unknown as RequestLimits);
    const files = ['agents', 'gateway', 'tests'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.graphql'))
        .map((file) => join(root, room, file)),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      for (const [, name] of source.matchAll(/^(?:query|mutation|subscription) (\w+)/gm))
        expect({ file, name, ...store.prepare(source, name) }).toHaveProperty('prepared');
    }
  });
});

it('a fragment that contains itself is refused as such, however often it does', () => {
  const tangle = Array.from(
    { length: 50 },
    (_, i) => `fragment F${i} on A { ${Array.from({ length: 50 }, (_one, j) => `...F${j}`).join(' ')} }`,
  );
  expect(refusals(`{ a { ...F0 } } ${tangle.join(' ')}`)).toEqual([
    'INVALID_INPUT: Cannot spread fragment "F0" within itself.',
  ]);
});

it('what is no GraphQL is told by the parser, also where it has too much of something behind it', () => {
  expect(refusals('{ a { id } } ? { a')[0]).toMatch(/^INVALID_INPUT: Syntax Error/);
  expect(refusals('{ a ')[0]).toMatch(/^INVALID_INPUT: Syntax Error/);
});

describe('variables are refused when they', () => {
  const limits = { ...DEFAULT_LIMITS, variableValues: 1_000 };
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
  it.each<[string, Record<string, unknown>, RegExp | null]>([
    ['hold too many values', { list: Array.from({ length: 1_500 }, () => 1) }, /hold 1501 values; 1000 are allowed/],
    [
      'hold far too many values',
      { list: Array.from({ length: 90_000 }, () => ({})) },
      /hold more than 2000 values; 1000/,
    ],
    ['nest too deeply', { a: deep(21) }, /nest 21 levels deep; 20 are allowed/],
    ['nest without measure', { a: JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown }, /nest 500 levels deep/],
  ])('%s', (_what, variables, message) => {
    const excess = excessOfVariables(variables, limits);
    expect([excess?.extensions.code, excess?.message]).toEqual(['LIMIT_EXCEEDED', expect.stringMatching(message!)]);
  });

  it('but not when they are just within the limits', () => {
    expect(excessOfVariables({ a: deep(20), list: Array.from({ length: 900 }, () => 1) }, limits)).toBeNull();
  });
});

describe('a refusal takes little time', () => {
  const cpuOf = (document: string) => {
    const times = Array.from({ length: 7 }, () => {
      const store = new OperationStore(small);
      const start = process.cpuUsage();
      store.prepare(document);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    });
    return Math.min(...times);
  };

  it.each<[string, string]>([
    ['deep', nested(3_000)],
    ['endless', '{ a '.repeat(30_000)],
    ['wide', `{ ${'a { id } '.repeat(2_400)} }`],
    ['repeated', `{ a { ${'id '.repeat(9_900)} } }`],
    ['aliased', `{ ${Array.from({ length: 900 }, (_, i) => `a${i}: a { id }`).join(' ')} }`],
    ['fragments that multiply', `{ a { ...F0 } } ${fragments(190, (next) => `a { ...${next} } other { ...${next} }`)}`],
    ['fragments that contain themselves', `{ a { ...F } } fragment F on A { ${'...F '.repeat(3_000)} }`],
    ['long', LONG],
  ])('%s: no more than twenty times what a trivial query takes that is planned', (_what, document) => {
    const trivial = Math.max(250, cpuOf('{ a { id } }'));
    expect(cpuOf(document)).toBeLessThan(20 * trivial);
  });
});
