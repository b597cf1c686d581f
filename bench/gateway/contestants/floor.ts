import { createServer, type ServerResponse } from 'node:http';
import { Pool } from 'undici';
import { benchArguments } from '../bench-arguments';

// What a person would write by hand for this one query: the same hops, without a plan, a check or a limit.
interface User {
  __typename?: string;
  id: string;
  username: string;
  name: string;
  reviews: Review[];
}
interface Review {
  id: string;
  body: string;
  product: Product;
  author: User;
}
interface Product {
  __typename?: string;
  upc: string;
  name: string;
  price: number;
  weight: number;
  inStock: boolean;
  shippingEstimate: number;
  reviews: Review[];
}

const { addresses, port } = benchArguments();
const pools = new Map(
  Object.entries(addresses).map(([name, [url = '']]) => [name, new Pool(url, { connections: 128 })]),
);

async function ask<Data>(subgraph: string, query: string, representations?: object[]): Promise<Data> {
  const body = JSON.stringify({ query, variables: representations && { representations } });
  const response = await pools
    .get(subgraph)!
    .request({ path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await response.body.json()) as { data: Data }).data;
}

async function entities<Entity extends object>(
  subgraph: string,
  type: string,
  fields: string,
  found: Entity[],
  represent: (entity: Entity) => object,
): Promise<void> {
  const places = new Map<string, { representation: object; at: Entity[] }>();
  for (const entity of found) {
    const representation = { __typename: type, ...represent(entity) };
    const key = JSON.stringify(representation);
    const place = places.get(key);
    if (place) place.at.push(entity);
    else places.set(key, { representation, at: [entity] });
  }
  const asked = [...places.values()];
  const query = `query($representations:[_Any!]!){_entities(representations:$representations){... on ${type}{${fields}}}}`;
  const { _entities } = await ask<{ _entities: Entity[] }>(
    subgraph,
    query,
    asked.map(({ representation }) => representation),
  );
  asked.forEach(({ at }, index) =>
    at.forEach((entity, place) => Object.assign(entity, place ? structuredClone(_entities[index]) : _entities[index])),
  );
}

const byId = ({ id }: User) => ({ id });
const byUpc = ({ upc }: Product) => ({ upc });
const USER_REVIEWS = 'reviews{id body product{upc}}';
const DEEP_REVIEWS = `reviews{id body author{id username ${USER_REVIEWS}}}`;

async function products(found: Product[]): Promise<void> {
  await entities('products', 'Product', 'name price weight', found, byUpc);
  await entities('inventory', 'Product', 'inStock shippingEstimate', found, ({ upc, price, weight }) => ({
    upc,
    price,
    weight,
  }));
}

async function deepReviews(found: Product[]): Promise<void> {
  await entities('reviews', 'Product', DEEP_REVIEWS, found, byUpc);
  const authors = found.flatMap(({ reviews }) => reviews.map(({ author }) => author));
  const inner = authors.flatMap(({ reviews }) => reviews.map(({ product }) => product));
  await Promise.all([entities('accounts', 'User', 'name', authors, byId), products(inner)]);
}

async function users(): Promise<User[]> {
  const { users: found } = await ask<{ users: User[] }>('accounts', '{users{id username name}}');
  await entities('reviews', 'User', USER_REVIEWS, found, byId);
  const reviewed = found.flatMap(({ reviews }) => reviews.map(({ product }) => product));
  await Promise.all([products(reviewed), deepReviews(reviewed)]);
  return found;
}

async function topProducts(): Promise<Product[]> {
  const { topProducts: found } = await ask<{ topProducts: Product[] }>(
    'products',
    '{topProducts{upc name price weight}}',
  );
  await Promise.all([
    entities('inventory', 'Product', 'inStock shippingEstimate', found, ({ upc, price, weight }) => ({
      upc,
      price,
      weight,
    })),
    deepReviews(found),
  ]);
  return found;
}

async function answer(response: ServerResponse): Promise<void> {
  const [foundUsers, foundProducts] = await Promise.all([users(), topProducts()]);
  const body = JSON.stringify({ data: { users: foundUsers, topProducts: foundProducts } });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  response.writeHead(200, headers).end(body);
}

createServer((request, response) => {
  request.resume().on('end', () => void answer(response));
}).listen(port, '127.0.0.1');
