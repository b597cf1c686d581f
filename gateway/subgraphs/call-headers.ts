import type { Viewer } from '#platform/kernel/viewer';
import { VIEWER_HEADER, signViewer } from '#platform/kernel/viewer-header';
import type { RequestScope } from './request-scope';

/** Makes the headers of a call to a subgraph. Nothing of the client's own headers passes but what is named here. */
export type CallHeaders = (scope: RequestScope) => Record<string, string>;

// Half the life of a signature: whatever is sent with it has as long again to arrive.
const REUSE_MILLISECONDS = 30_000;

/** Signs the viewer with the secret that gateway and subgraphs share; a signature is used again within one request, as long as the viewer is the same. */
export function callHeaders(secret: string): CallHeaders {
  const signatures = new WeakMap<RequestScope, { viewer: Viewer | null; header: string; until: number }>();
  return (scope) => {
    const now = Date.now();
    let signature = signatures.get(scope);
    if (!signature || signature.until < now || signature.viewer !== scope.viewer) {
      const { viewer } = scope;
      signature = { viewer, header: signViewer(viewer, secret, now), until: now + REUSE_MILLISECONDS };
      signatures.set(scope, signature);
    }
    return {
      [VIEWER_HEADER]: signature.header,
      'x-request-id': scope.requestId,
      ...(scope.traceparent ? { traceparent: scope.traceparent } : {}),
      ...(scope.traceparent && scope.tracestate ? { tracestate: scope.tracestate } : {}),
    };
  };
}
