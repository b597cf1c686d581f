import type { IncomingMessage } from 'node:http';
import { ErrorCode } from '#schema/error-code';
import type { GraphRequest } from '../operations/graph';
import { readBody } from './read-body';
import { HttpRefusal, badRequest } from './refusal';

/** Reads the GraphQL request of an HTTP request, as of the specification "GraphQL over HTTP". Throws a refusal that says what to send instead. */
export async function readGraphRequest(
  request: IncomingMessage,
  url: URL,
  maxBodyBytes: number,
): Promise<GraphRequest> {
  if (request.method === 'GET') return fromParameters(url.searchParams);
  if (request.method !== 'POST')
    throw new HttpRefusal(405, ErrorCode.INVALID_INPUT, `/graphql takes GET and POST, not ${request.method}.`, {
      allow: 'GET, POST',
    });
  requireJson(request);
  return toGraphRequest(parseJson(await readBody(request, maxBodyBytes), 'The body'));
}

// A page of another origin can make a browser send forms and plain text, with its user's network position, but not JSON without asking first.
function requireJson(request: IncomingMessage): void {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  if (type.trim() !== 'application/json')
    throw new HttpRefusal(
      415,
      ErrorCode.INVALID_INPUT,
      `The content type is ${type.trim() ? `"${type.trim()}"` : 'missing'}; send JSON with \`content-type: application/json\`.`,
    );
  if (charset && !/^charset="?utf-?8"?$/.test(charset))
    throw new HttpRefusal(415, ErrorCode.INVALID_INPUT, `The ${charset} is not read; encode the JSON as UTF-8.`);
  if (request.headers['content-encoding'] && request.headers['content-encoding'] !== 'identity')
    throw new HttpRefusal(415, ErrorCode.INVALID_INPUT, 'Compressed requests are not read; send the JSON as it is.');
}

function fromParameters(parameters: URLSearchParams): GraphRequest {
  const variables = parameters.get('variables');
  return toGraphRequest({
    query: parameters.get('query') ?? undefined,
    operationName: parameters.get('operationName') || undefined,
    variables: variables ? parseJson(variables, 'The parameter `variables`') : undefined,
  });
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest(`${what} is no JSON: ${error.message}.`);
    throw error;
  }
}

/** Checks the shape of a request. */
export function toGraphRequest(value: unknown): GraphRequest {
  if (Array.isArray(value)) throw batch(value.length);
  if (!isRecord(value)) throw badRequest('A request is a JSON object like {"query": "{ viewer { id } }"}.');
  const { query, operationName, variables } = value;
  if (isRecord(value.extensions) && value.extensions.persistedQuery !== undefined && query === undefined)
    throw badRequest('PersistedQueryNotSupported');
  if (typeof query !== 'string' || query.trim() === '')
    throw badRequest('The request has no `query`; send the text of a GraphQL document in it.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw badRequest('`operationName` has to be a string.');
  if (variables !== undefined && variables !== null && !isRecord(variables))
    throw badRequest('`variables` has to be an object of the variables by their names.');
  return { query, variables: variables ?? {}, ...(operationName ? { operationName } : {}) };
}

// Each operation has its own charge, limits, time and request id, and none waits for another; connections are kept alive anyway.
const batch = (operations: number) =>
  new HttpRefusal(
    400,
    ErrorCode.LIMIT_EXCEEDED,
    `Batches are not taken: a request has 1 operation, and this is a list of ${operations}. Send each as a request of its own.`,
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
