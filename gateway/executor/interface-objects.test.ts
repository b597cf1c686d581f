import { runOnBoth } from '../testing/differential';
import { startTestFederation, type TestFederation } from '../testing/test-federation';
import type { TestSubgraph } from '../testing/test-subgraph';

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", ${imports}])\n`;

interface Reference {
  id: string;
}

const media: TestSubgraph[] = [
  {
    name: 'media',
    sdl: `${link('"@shareable"')} type Query { all: [Medium!]! } interface Medium @key(fields: "id") { id: ID! title: String! }
      type Film implements Medium @key(fields: "id") { id: ID! title: String! minutes: Int! }
      type Song implements Medium @key(fields: "id") { id: ID! title: String! beats: Int! }`,
    resolvers: {
      Query: { all: () => [{ __typename: 'Film', id: 'f1', title: 'Metropolis', minutes: 153 }] },
      Medium: {
        __resolveReference: ({ id }: Reference) =>
          id.startsWith('f')
            ? { __typename: 'Film', id, title: 'Metropolis', minutes: 153 }
            : { __typename: 'Song', id, title: 'Autobahn', beats: 41 },
      },
    },
  },
  {
    name: 'charts',
    sdl: `${link('"@interfaceObject"')} type Query { top: [Medium!]! }
      type Medium @key(fields: "id") @interfaceObject { id: ID! rank: Int! }`,
    resolvers: {
      Query: {
        top: () => [
          { id: 's1', rank: 1 },
          { id: 'f1', rank: 2 },
        ],
      },
      Medium: { __resolveReference: ({ id }: Reference) => ({ id, rank: id === 's1' ? 1 : 2 }) },
    },
  },
];

let federation: TestFederation;
beforeAll(async () => {
  federation = await startTestFederation(media);
});
afterAll(() => federation.close());

const answer = async (query: string) => (await runOnBoth(federation, { query })).ours;

describe('an interface object', () => {
  it('is answered by the subgraph that knows only the interface, without a question to any other', async () => {
    const before = federation.subgraph('media').requests.length;
    expect(await answer('{ top { id rank ...Ranked } } fragment Ranked on Medium { place: rank }')).toEqual({
      data: {
        top: [
          { id: 's1', rank: 1, place: 1 },
          { id: 'f1', rank: 2, place: 2 },
        ],
      },
    });
    expect(federation.subgraph('media').requests).toHaveLength(before);
    federation.differences.take();
  });

  it('has its true type wherever that matters', async () => {
    expect(await answer('{ top { __typename rank ... on Song { beats } ... on Film { minutes } } }')).toEqual({
      data: {
        top: [
          { __typename: 'Song', rank: 1, beats: 41 },
          { __typename: 'Film', rank: 2, minutes: 153 },
        ],
      },
    });
    expect(await answer('{ all { title rank } }')).toEqual({ data: { all: [{ title: 'Metropolis', rank: 2 }] } });
  });
});
