import type { IncomingHttpHeaders } from 'node:http';
import { newId } from '#platform/kernel/id';
import type { ViewerSource } from '../auth/identify';
import type { RequestScope } from '../subgraphs/request-scope';

const REQUEST_ID = /^[\w.:-]{1,100}$/;
const TRACEPARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;
const TRACESTATE = /^[\x20-\x7e]{1,512}$/;

/** The id of a request: the client's own when it has the form of one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId('req');
}

/** What goes along with a request to the subgraphs; of the client's headers only well-formed ones of these few names. Rejects where `viewerNow` does. */
export async function scopeOf(
  headers: IncomingHttpHeaders,
  viewerNow: ViewerSource,
  requestId: string,
): Promise<RequestScope> {
  const { traceparent, tracestate } = headers;
  return {
    requestId,
    viewer: await viewerNow(),
    viewerNow,
    traceparent: typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? traceparent : null,
    tracestate: typeof tracestate === 'string' && TRACESTATE.test(tracestate) ? tracestate : null,
  };
}
