import { buildSchema, parse, printSchema } from 'graphql';
import { compose } from '../compose';
import { loadSupergraph } from '../supergraph/supergraph';
import { partnerContract } from './contract';
import { contractSchema } from './contract-schema';
import { readTags } from './tagged';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@shareable"])';
const P = '@tag(name: "partner")';
const AGENT = '@tag(name: "agent")';
const load = (...sdls: string[]) =>
  loadSupergraph(compose(sdls.map((sdl, index) => ({ name: `s${index}`, sdl: `${LINK}\n${sdl}` }))));
const contractOf = (...sdls: string[]) => {
  const contract = partnerContract(load(...sdls));
  return contract ? printSchema(contract.schema).replaceAll(/\s+/g, ' ') : null;
};

describe('the contract has', () => {
  it('tagged fields with what they take and give, and nothing else', () => {
    const sdl = `
      type Query { a(kind: Kind! = RED, where: Where, secret: Int ${AGENT}): A ${P} b: B }
      type A { id: ID! ${P} at: Moment ${P} inner: String work: Int ${P} ${AGENT} }
      type B { id: ID! }
      enum Kind { RED BLUE GREY ${AGENT} }
      input Where { name: String deep: Deep hidden: Int ${AGENT} }
      input Deep { kinds: [Kind!] }
      input Unused { x: Int }
      scalar Moment`;
    const contract = contractOf(sdl);
    expect(contract).toContain('a(kind: Kind! = RED, where: Where): A');
    expect(contract).toContain('type A { id: ID! at: Moment }');
    expect(contract).toContain('enum Kind { RED BLUE }');
    expect(contract).toContain('input Where { name: String deep: Deep }');
    expect(contract).not.toMatch(/\bB\b|inner|work|secret|GREY|hidden|Unused/);
  });

  it('every field of a tagged type, whichever subgraph it comes from', () => {
    const one = `type Query { a: A ${P} } type A @key(fields: "id") ${P} { id: ID! one: Int }`;
    const two = 'type A @key(fields: "id") { id: ID! two: Int }';
    expect(contractOf(one, two)).toContain('type A { id: ID! one: Int two: Int }');
  });

  it('of an interface the tagged implementations, each with the fields that it asks for', () => {
    const sdl = `
      type Query { node: Node ${P} any: Any ${P} }
      interface Node ${P} { id: ID! }
      type A implements Node { id: ID! name: String ${P} secret: Int }
      type B implements Node { id: ID! }
      type C implements Node & Hidden ${P} { id: ID! own: Int }
      interface Hidden { own: Int }
      union Any ${P} = A | B | C
      union Other = A | B`;
    const contract = contractOf(sdl);
    expect(contract).toContain('type A implements Node { id: ID! name: String }');
    expect(contract).toContain('type C implements Node { id: ID! own: Int }');
    expect(contract).toContain('union Any = A | C');
    expect(contract).not.toMatch(/type B|Hidden|Other|secret/);
  });

  it('nothing that only hidden fields lead to, however it is tagged', () => {
    const contract = contractOf(
      `type Query { a: Int ${P} b: B } type B ${P} { c: C } type C ${P} { x: Kind } enum Kind { K }`,
    );
    expect(contract).not.toMatch(/\b[BC]\b|Kind/);
  });

  it('what the gateway adds by itself', () => {
    expect(contractOf(`type Query { a: Int ${P} }`)).toContain('rateLimit: RateLimit!');
  });

  it('no existence where nothing of Query is tagged', () => {
    expect(contractOf(`type Query { a: A } type A ${P} { b: Int }`)).toBeNull();
  });
});

describe('a contract is refused that promises', () => {
  const problemsOf = (sdl: string) => {
    try {
      contractOf(sdl);
      return [];
    } catch (error) {
      return (error as Error).message.split('\n').slice(1);
    }
  };
  it.each([
    [`type Query { a: A ${P} } type A { x: Int }`, /Query\.a is in the contract, and its type A is not: tag A too/],
    [`type Query { a: U ${P} } type A ${P} { x: Int } union U = A`, /its type U is not/],
    [`type Query { a(x: Int! ${AGENT}): Int ${P} }`, /its required input x is not/],
    [
      `type Query { a(i: I): Int ${P} } input I { x: Int! ${AGENT} y: Int }`,
      /I is in the contract, and its required input x is not/,
    ],
    [
      `type Query { a(k: K = RED): Int ${P} } enum K { RED ${AGENT} BLUE }`,
      /default of Query\.a\(k:\) uses what is hidden/,
    ],
    [`type Query { a: K ${P} } enum K { RED ${AGENT} }`, /all of its values are hidden/],
    [
      `type Query { a: A ${P} } interface N ${P} { id: ID! } type A implements N ${P} { id: ID! ${AGENT} x: Int }`,
      /Interface field N\.id expected but A does not provide it|A\.id/,
    ],
  ])('%s', (sdl, problem) => {
    expect(problemsOf(sdl)).toEqual([expect.stringMatching(problem)]);
  });
});

it('reads tags where the supergraph gives the directive another name', () => {
  const tags = readTags(
    parse(
      'schema @link(url: "https://specs.apollo.dev/tag/v0.3", as: "mark") { query: Query } type Query { a(b: Int @mark(name: "t")): Int @tag(name: "no") }',
    ),
  );
  expect([...tags.of('Query.a(b:)')]).toEqual(['t']);
  expect([...tags.of('Query.a')]).toEqual([]);
  const contract = contractSchema(buildSchema('type Query { a(b: Int): Int }'), tags, { include: 'no', exclude: [] });
  expect(contract).toBeNull();
});
