import type { BenchSubgraph } from './bench-subgraph';

// The graph of the public graphql-gateways-benchmark: people write reviews of products, and stock and price decide the shipping estimate.
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides", "@shareable"])\n`;

const users = ['ada', 'bob', 'cleo', 'dag', 'edith', 'finn'].map((username, index) => ({
  id: String(index + 1),
  username,
  name: `${username[0]?.toUpperCase()}${username.slice(1)} of the house`,
  birthday: 500_000_000 + index,
}));
const products = Array.from({ length: 9 }, (_, index) => ({
  upc: String(index + 1),
  name: `Product number ${index + 1}`,
  price: 100 * (index + 1),
  weight: 30 * (index + 1),
  inStock: index % 3 !== 0,
}));
// As many of each product, as long, and by the same author as in the public benchmark, so that answers are as large.
const PRODUCT_OF_REVIEW = [1, 1, 1, 1, 2, 2, 2, 2, 3, 4, 4];
const LENGTH_OF_REVIEW = [446, 290, 276, 145, 446, 290, 276, 145, 145, 145, 860];
const SENTENCE = 'What I think of it is more than a sentence can hold. ';
const reviews = PRODUCT_OF_REVIEW.map((product, index) => ({
  id: String(index + 1),
  upc: String(product),
  body: SENTENCE.repeat(20).slice(0, LENGTH_OF_REVIEW[index]),
}));

interface Reference {
  id: string;
  upc: string;
  price: number;
  weight: number;
}

/** The four subgraphs of the benchmark with their data. */
export const STORE: BenchSubgraph[] = [
  {
    name: 'accounts',
    sdl: `${LINK} type Query { me: User user(id: ID!): User users: [User] }
      type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: Int }`,
    resolvers: {
      Query: { me: () => users[0], user: (_: unknown, { id }: Reference) => byId(id), users: () => users },
      User: { __resolveReference: ({ id }: Reference) => byId(id) },
    },
  },
  {
    name: 'inventory',
    sdl: `${LINK} type Product @key(fields: "upc") {
      upc: String! weight: Int @external price: Int @external inStock: Boolean shippingEstimate: Int @requires(fields: "price weight")
    }`,
    resolvers: {
      Product: {
        __resolveReference: (known: Reference) => ({ ...byUpc(known.upc), ...known }),
        shippingEstimate: ({ price, weight }: Reference) => (price > 1000 ? 0 : Math.round(weight * 0.5)),
      },
    },
  },
  {
    name: 'products',
    sdl: `${LINK} type Query { topProducts(first: Int = 5): [Product] }
      type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
    resolvers: {
      Query: { topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first) },
      Product: { __resolveReference: ({ upc }: Reference) => byUpc(upc) },
    },
  },
  {
    name: 'reviews',
    sdl: `${LINK} type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "username") product: Product }
      type User @key(fields: "id") { id: ID! username: String @external reviews: [Review] }
      type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
    resolvers: {
      Review: {
        __resolveReference: ({ id }: Reference) => reviews.find((review) => review.id === id),
        author: () => ({ id: '1', username: byId('1')?.username }),
        product: ({ upc }: Reference) => ({ upc }),
      },
      User: { reviews: () => reviews.slice(0, 2) },
      Product: { reviews: (product: Reference) => reviews.filter(({ upc }) => upc === product.upc) },
    },
  },
];

const byId = (id: string) => users.find((user) => user.id === id);
const byUpc = (upc: string) => products.find((product) => product.upc === upc);

/** The query of the public benchmark: three hops deep, entities that occur again and again. */
export const QUERY = `
  fragment User on User { id username name }
  fragment Review on Review { id body }
  fragment Product on Product { inStock name price shippingEstimate upc weight }
  query TestQuery {
    users {
      ...User
      reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } }
    }
    topProducts {
      ...Product
      reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }
    }
  }
`;
