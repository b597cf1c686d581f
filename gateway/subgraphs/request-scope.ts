import type { Viewer } from '#platform/kernel/viewer';

/** What belongs to one request of a client and goes along to every subgraph that it leads to. */
export interface RequestScope {
  requestId: string;
  viewer: Viewer | null;
  /** W3C trace context, as the client sent it. */
  traceparent: string | null;
  tracestate: string | null;
}
