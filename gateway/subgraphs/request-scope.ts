import type { Viewer } from '#platform/kernel/viewer';

/** What belongs to one request of a client and goes along to every subgraph that it leads to. */
export interface RequestScope {
  requestId: string;
  /** Replaced once the request itself has changed what the viewer may do; see `with-current-viewer.ts`. */
  viewer: Viewer | null;
  /** Who it is now. Left out where the viewer stays the same for the whole request. */
  viewerNow?: () => Promise<Viewer | null>;
  /** W3C trace context, as the client sent it. */
  traceparent: string | null;
  tracestate: string | null;
}
