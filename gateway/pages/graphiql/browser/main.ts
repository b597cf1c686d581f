import { OperationTypeNode, getOperationAST, type DocumentNode } from 'graphql';
import { createClient } from 'graphql-ws';

interface FetcherRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string | null;
}
interface FetcherOptions {
  headers?: Record<string, string>;
  documentAST?: DocumentNode;
}

/** Sends what GraphiQL runs: subscriptions over the socket, the rest by POST; both with the headers of the editor as they are at that moment. */
function gatewayFetcher(
  { query, variables, operationName }: FetcherRequest,
  { headers, documentAST }: FetcherOptions = {},
) {
  const request = { query, ...(variables ? { variables } : {}), ...(operationName ? { operationName } : {}) };
  const kind = documentAST && getOperationAST(documentAST, operationName)?.operation;
  return kind === OperationTypeNode.SUBSCRIPTION ? subscribe(request, headers ?? {}) : post(request, headers ?? {});
}

async function post(request: object, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify(request),
    credentials: 'same-origin',
  });
  return response.json();
}

function subscribe(request: { query: string }, headers: Record<string, string>): AsyncIterableIterator<unknown> {
  const client = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: headers,
    retryAttempts: 10,
  });
  const events = client.iterate(request);
  const iterator: AsyncIterableIterator<unknown> = {
    next: () => events.next().catch(explain),
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

Object.assign(window, { gatewayFetcher });
