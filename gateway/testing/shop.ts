import { GraphQLError } from 'graphql';
import { EventLog } from './event-log';
import type { TestSubgraph } from './test-subgraph';

const LINK = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])\n`;

const people = [
  { __typename: 'User', id: 'u1', name: 'Ada', nick: null },
  { __typename: 'User', id: 'u2', name: 'Bob', nick: 'bobby' },
];
const bots = [{ __typename: 'Bot', id: 'b1', name: 'Robo', model: 'R2' }];
const actors = [...people, ...bots];

const accounts = (): TestSubgraph => ({
  name: 'account',
  sdl: `${LINK('"@key", "@shareable"')}
    type Query {
      me: User!
      user(id: ID!): User
      users: [User!]!
      actor(id: ID!): Actor
      actors: [Actor!]!
      named: [Named!]!
      echo(text: String = "nothing", shout: Boolean = false, size: Size = SMALL): String!
      header(name: String!): String
      refused: String
      nothing: String!
    }
    type Mutation { rename(id: ID!, name: String!): User }
    enum Size { SMALL LARGE }
    union Actor = User | Bot
    interface Named { id: ID! name: String! }
    type User implements Named @key(fields: "id") { id: ID! name: String! @shareable nick: String friends: [User!]! }
    type Bot implements Named @key(fields: "id") { id: ID! name: String! model: String! }`,
  resolvers: {
    Query: {
      me: () => people[0],
      user: (_: unknown, { id }: { id: string }) => people.find((one) => one.id === id),
      users: () => people,
      actor: (_: unknown, { id }: { id: string }) => actors.find((one) => one.id === id),
      actors: () => actors,
      named: () => actors,
      echo: (_: unknown, { text, shout, size }: { text: string; shout: boolean; size: string }) =>
        `${shout ? text.toUpperCase() : text} ${size}`,
      header: (_: unknown, { name }: { name: string }, { headers }: { headers: Record<string, unknown> }) =>
        headers[name],
      refused: () => {
        throw new GraphQLError('You may not know this.', {
          extensions: { code: 'FORBIDDEN', hint: 'ask the owner', stacktrace: ['at secret.ts:1'], exception: {} },
        });
      },
      nothing: () => null,
    },
    Mutation: {
      rename: (_: unknown, { id, name }: { id: string; name: string }) => {
        const person = people.find((one) => one.id === id);
        return person && { ...person, name };
      },
    },
    Actor: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Named: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    User: {
      __resolveReference: ({ id }: { id: string }) => people.find((one) => one.id === id) ?? null,
      friends: ({ id }: { id: string }) => people.filter((one) => one.id !== id),
    },
    Bot: { __resolveReference: ({ id }: { id: string }) => bots.find((one) => one.id === id) ?? null },
  },
});

const products = [
  { upc: 'p1', title: 'Table', price: 900, weight: 100, makerId: 'u1' },
  { upc: 'p2', title: 'Couch', price: 1300, weight: 1000, makerId: 'u2' },
  { upc: 'p3', title: 'Chair', price: null, weight: 50, makerId: 'u1' },
];

const catalog = (): TestSubgraph => ({
  name: 'catalog',
  sdl: `${LINK('"@key"')}
    type Query { products(first: Int = 10): [Product!]! product(upc: ID!): Product shelf: Shelf grid: [[Product!]!]! }
    type Shelf { label: String! best: Product items: [Product] }
    type Product @key(fields: "upc") { upc: ID! title: String! price: Int weight: Int maker: User dimensions: Dimensions }
    type Dimensions { height: Int width: Int }
    type User @key(fields: "id", resolvable: false) { id: ID! }`,
  resolvers: {
    Query: {
      products: (_: unknown, { first }: { first: number }) => products.slice(0, first),
      product: (_: unknown, { upc }: { upc: string }) => products.find((one) => one.upc === upc),
      shelf: () => ({ label: 'front', best: products[1], items: [products[0], null, products[2]] }),
      grid: () => [[products[0]], [products[1], products[2]]],
    },
    Product: {
      __resolveReference: ({ upc }: { upc: string }) => products.find((one) => one.upc === upc) ?? null,
      maker: ({ makerId }: { makerId: string }) => ({ id: makerId }),
      dimensions: ({ weight }: { weight: number }) => ({ height: weight, width: weight * 2 }),
    },
  },
});

const stock = (): TestSubgraph => ({
  name: 'stock',
  sdl: `${LINK('"@key", "@external", "@requires"')}
    type Product @key(fields: "upc") {
      upc: ID!
      price: Int @external
      weight: Int @external
      dimensions: Dimensions @external
      shipping: Int @requires(fields: "price weight")
      volume: Int @requires(fields: "dimensions { height width }")
      inStock: Boolean!
      warehouse: Warehouse
    }
    type Dimensions { height: Int @external width: Int @external }
    type Warehouse { city: String! }`,
  resolvers: {
    Product: {
      __resolveReference: (reference: { upc: string }) => reference,
      shipping: ({ price, weight }: { price: number | null; weight: number }) =>
        price === null ? 0 : price > 1000 ? 0 : weight / 2,
      volume: ({ dimensions }: { dimensions: { height: number; width: number } }) =>
        dimensions.height * dimensions.width,
      inStock: ({ upc }: { upc: string }) => {
        if (upc === 'p3') throw new GraphQLError('Nobody counted the chairs.', { extensions: { code: 'NOT_FOUND' } });
        return upc === 'p1';
      },
      warehouse: ({ upc }: { upc: string }) => (upc === 'p1' ? { city: 'Bonn' } : null),
    },
  },
});

const written = [
  { id: 'r1', body: 'Love it', authorId: 'u1', upc: 'p1' },
  { id: 'r2', body: 'Too heavy', authorId: 'u2', upc: 'p2' },
  { id: 'r3', body: 'Wobbles', authorId: 'u1', upc: 'p1' },
];

/** `log` is what the subscriptions of the reviews subgraph deliver; it outlives a restart of the subgraph. */
const reviews = (log: EventLog): TestSubgraph => ({
  name: 'reviews',
  sdl: `${LINK('"@key", "@external", "@provides", "@shareable"')}
    type Query { reviews: [Review!]! latest: Review }
    type Subscription {
      reviewChanged(id: ID!): Review
      reviewLog(upc: ID!, after: Int): LogLine!
      refusedLog: LogLine!
      viewerSeen: String!
    }
    type LogLine { sequence: Int! text: String! author: User product: Product viewer: String }
    type Review @key(fields: "id") { id: ID! body: String! author: User @provides(fields: "name") product: Product! }
    type User @key(fields: "id") { id: ID! name: String! @external reviews: [Review!]! }
    type Product @key(fields: "upc") { upc: ID! reviews: [Review!]! }`,
  resolvers: {
    Query: { reviews: () => written, latest: () => written.at(-1) },
    Subscription: {
      reviewChanged: {
        subscribe: (_: unknown, { id }: { id: string }) => {
          const review = written.find((one) => one.id === id) ?? null;
          return log.follow('state', 0, (line) => ({ reviewChanged: review && { ...review, body: line.text } }));
        },
      },
      reviewLog: {
        subscribe: (_: unknown, { after }: { after?: number | null }) =>
          log.follow('log', after ?? 0, (line) => ({
            reviewLog: { ...line, author: { id: 'u1', name: 'Ada' }, product: { upc: 'p2' } },
          })),
      },
      viewerSeen: {
        subscribe: async function* (_: unknown, __: unknown, { headers }: { headers: Record<string, unknown> }) {
          yield await Promise.resolve({ viewerSeen: headers['x-viewer'] });
        },
      },
      refusedLog: {
        subscribe: () => {
          throw new GraphQLError('There is no such log.', { extensions: { code: 'NOT_FOUND' } });
        },
      },
    },
    LogLine: {
      viewer: (_: unknown, __: unknown, { headers }: { headers: Record<string, unknown> }) => headers['x-viewer'],
    },
    Review: {
      __resolveReference: ({ id }: { id: string }) => written.find((one) => one.id === id) ?? null,
      author: ({ authorId }: { authorId: string }) => ({
        id: authorId,
        name: people.find(({ id }) => id === authorId)?.name,
      }),
      product: ({ upc }: { upc: string }) => ({ upc }),
    },
    User: { reviews: ({ id }: { id: string }) => written.filter(({ authorId }) => authorId === id) },
    Product: { reviews: ({ upc }: { upc: string }) => written.filter((one) => one.upc === upc) },
  },
});

/** A shop of four subgraphs: entities, abstract types, `@requires`, `@provides`, refusals, and subscriptions. */
export function shop(log: EventLog = new EventLog()): TestSubgraph[] {
  return [accounts(), catalog(), stock(), reviews(log)];
}
