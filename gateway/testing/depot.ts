import type { TestSubgraph } from './test-subgraph';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@interfaceObject", "@override", "@inaccessible", "@provides", "@tag"])\n`;

const vehicles = [
  { __typename: 'Truck', id: 'v1', plate: 'B-1', load: 9, extra: { kind: 'crane', reach: 12 }, note: 'clean' },
  { __typename: 'Bike', id: 'v2', plate: 'B-2', gears: 21, extra: null, note: null },
];
type Vehicle = (typeof vehicles)[number];
const vehicle = ({ id }: { id: string }) => vehicles.find((one) => one.id === id) ?? null;
const typeOf = ({ __typename }: { __typename: string }) => __typename;

const fleet: TestSubgraph = {
  name: 'fleet',
  sdl: `${LINK}
    type Query { vehicles: [Vehicle!]! vehicle(id: ID!): Vehicle depot: Depot things: [Thing!]! }
    interface Vehicle @key(fields: "id") { id: ID! plate: String! extra: Extra note: String }
    type Truck implements Vehicle @key(fields: "id") { id: ID! plate: String! load: Int! extra: Extra note: String! }
    type Bike implements Vehicle @key(fields: "id") { id: ID! plate: String! gears: Int! extra: Extra note: String hidden: Secret @inaccessible }
    type Secret @inaccessible { word: String }
    union Thing = Truck | Bike
    type Extra @shareable { kind: String reach: Int }
    type Depot @key(fields: "city street { name number }") { city: String! street: Street! open: Boolean @shareable color: Color moved: String }
    type Street @shareable { name: String! number: Int! }
    enum Color { RED GREEN SECRET @inaccessible }`,
  resolvers: {
    Query: {
      vehicles: () => vehicles,
      vehicle: (_: unknown, reference: { id: string }) => vehicle(reference),
      things: () => vehicles,
      depot: () => ({ city: 'Bonn', street: { name: 'Main', number: 5 }, open: true, color: 'RED', moved: 'old' }),
    },
    Vehicle: { __resolveType: typeOf, __resolveReference: vehicle },
    Thing: { __resolveType: typeOf },
    Truck: { __resolveReference: vehicle },
    Bike: { __resolveReference: vehicle },
  },
};

const tours: TestSubgraph = {
  name: 'tours',
  sdl: `${LINK}
    type Query { tours: [Tour!]! }
    type Tour { name: String! by: Vehicle alternatives: [Vehicle!]! }
    type Vehicle @key(fields: "id") @interfaceObject { id: ID! tours: [Tour!]! kilometres: Int! }`,
  resolvers: {
    Query: { tours: () => [{ name: 'North', by: { id: 'v1' }, alternatives: [{ id: 'v2' }, { id: 'v1' }] }] },
    Vehicle: {
      __resolveReference: (reference: { id: string }) => reference,
      tours: ({ id }: { id: string }) => (id === 'v1' ? [{ name: 'North', by: { id }, alternatives: [] }] : []),
      kilometres: ({ id }: { id: string }) => id.length * 100,
    },
  },
};

const service: TestSubgraph = {
  name: 'service',
  sdl: `${LINK}
    type Truck @key(fields: "id") { id: ID! plate: String! @external extra: Extra @external due: String @requires(fields: "plate extra { kind reach }") sticker: String }
    type Extra @shareable { kind: String reach: Int }
    type Bike @key(fields: "id") { id: ID! plate: String! @external due: String @requires(fields: "plate") sticker: String }
    type Depot @key(fields: "city street { name number }") { city: String! street: Street! open: Boolean @shareable staff: Int! moved: String @override(from: "fleet") }
    type Street @shareable { name: String! number: Int! }`,
  resolvers: {
    Truck: {
      __resolveReference: (reference: object) => reference,
      due: ({ plate, extra }: Vehicle) => `${plate} ${extra?.kind} ${extra?.reach}`,
      sticker: ({ id }: { id: string }) => `t-${id}`,
    },
    Bike: {
      __resolveReference: (reference: object) => reference,
      due: ({ plate }: Vehicle) => `${plate} soon`,
      sticker: ({ id }: { id: string }) => `b-${id}`,
    },
    Depot: {
      __resolveReference: ({ city, street }: { city: string; street: { number: number } }) => ({
        city,
        street,
        open: true,
        staff: street.number * 2,
        moved: 'new',
      }),
    },
  },
};

/** A depot of three subgraphs: interface objects, compound keys, overridden and inaccessible fields, one response name with two types. */
export const depot = (): TestSubgraph[] => [fleet, tours, service];
