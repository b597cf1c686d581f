import { OperationTypeNode, getOperationAST, type DocumentNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { fillIn } from '../../browser/fill-in';
import { headerOf } from '../../browser/page-settings';
import { showPreviewLink } from '../../browser/preview-link';
import { RememberedIds } from '../../browser/remembered-ids';

interface FetcherRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string | null;
}
interface FetcherOptions {
  headers?: Record<string, string>;
  documentAST?: DocumentNode;
}
type Seen = (answer: { data?: unknown }) => void;

/**
 * Sends what GraphiQL runs: subscriptions over the socket, the rest by POST; both with the headers of the editor as they are at that moment.
 * Each `…` of the variables is filled in from the answers before.
 */
export function fetcherFor(demoToken: string | null, endpoint: string) {
  return ({ query, variables, operationName }: FetcherRequest, { headers = {}, documentAST }: FetcherOptions = {}) => {
    const authorization = headerOf(headers, 'authorization');
    const ids = new RememberedIds(authorization);
    const seen: Seen = ({ data }) => {
      ids.see(data);
      showPreviewLink(ids, authorization, demoToken);
    };
    try {
      const filled = variables ? { variables: fillIn(variables, ids) } : {};
      const request = { query, ...filled, ...(operationName ? { operationName } : {}) };
      const kind = documentAST && getOperationAST(documentAST, operationName)?.operation;
      const send = kind === OperationTypeNode.SUBSCRIPTION ? subscribe : post;
      return send(endpoint, request, headers, seen);
    } catch (error) {
      return Promise.resolve({ errors: [{ message: (error as Error).message }] });
    }
  };
}

async function post(endpoint: string, request: object, headers: Record<string, string>, seen: Seen): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify(request),
    credentials: 'same-origin',
  });
  const answer = (await response.json()) as { data?: unknown };
  seen(answer);
  return answer;
}

function subscribe(
  endpoint: string,
  request: { query: string },
  headers: Record<string, string>,
  seen: Seen,
): AsyncIterableIterator<unknown> {
  const client = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}${endpoint}`,
    connectionParams: headers,
    retryAttempts: 10,
  });
  const events = client.iterate(request);
  const iterator: AsyncIterableIterator<unknown> = {
    async next() {
      const event = await events.next().catch(explain);
      if (!event.done) seen(event.value);
      return event;
    },
    async return() {
      await events.return?.();
      await client.dispose();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/** A socket that was closed says why in its close event, which is no error and would be shown as `{}`. */
function explain(thrown: unknown): never {
  if (thrown instanceof CloseEvent) throw new Error(`The socket was closed (${thrown.code}): ${thrown.reason}`);
  if (Array.isArray(thrown)) throw new Error(thrown.map((error: { message: string }) => error.message).join('\n'));
  throw thrown;
}
