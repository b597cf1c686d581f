import type { Viewer } from '../kernel/viewer';

/** What a resolver knows of its request. */
export interface Context<Loaders = unknown> {
  /** Null: nobody has signed in. */
  viewer: Viewer | null;
  requestId: string;
  /** Made anew for each request, and for each event of a subscription. */
  loaders: Loaders;
  /** The resolvers of this subgraph by their class, for `subscribe` functions: a decorator has no instance at hand. */
  resolvers: ReadonlyMap<Function, object>;
}
