import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DataSource } from 'typeorm';
import type { EventType } from '#schema/events/event';
import type { SubgraphName } from '#schema/shared/subgraphs';
import type { Consumer } from '../database/consumers';
import type { Viewer } from '../kernel/viewer';
import type { Platform } from '../platform';
import type { Context } from './context';

/** Finds an entity for another subgraph. It authorises like a query: `_entities` is a public door. Null: there is none that the viewer may know of. */
export type ReferenceResolver = { find(reference: { id: string }, context: Context): Promise<unknown> }['find'];

/** A plain HTTP route of a subgraph's own port, by path prefix. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** What a subgraph hands over: a table of contents, no behaviour. */
export interface Subgraph {
  name: SubgraphName;
  entities: Function[];
  migrations: Function[];
  /** Puts the parts together. It must not touch the database, since the schema is printed without one. */
  wire(db: DataSource, platform: Platform): SubgraphParts;
}

export interface SubgraphParts {
  resolvers: object[];
  /** Types that no field leads to. */
  types?: Function[];
  references: Record<string, ReferenceResolver>;
  loaders: () => unknown;
  /** Who the viewer is after a mutation, for the subgraph whose mutations change that: the rest of the request is answered to them. */
  viewerAfterMutation?: (viewer: Viewer) => Promise<Viewer>;
  consumers?: Consumer[];
  routes?: Record<string, Route>;
  /** Begins background work once the subgraph answers; returns what ends it. */
  start?: () => Promise<() => Promise<void>>;
}

/** Binds an event to what is done with it. */
export const on = <Data>(type: EventType<Data>, handle: Consumer<Data>['handle']): Consumer =>
  ({ type, handle }) as Consumer;
