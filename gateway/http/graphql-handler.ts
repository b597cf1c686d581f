import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import { ErrorCode } from '#schema/error-code';
import { DomainError, InvalidInput, Unauthenticated } from '#platform/kernel/errors';
import type { Identify } from '../auth/identify';
import { writeAnswer } from '../executor/written-json';
import { isMutation, isSubscription, refusal, type Admission, type Graph } from '../operations/graph';
import { DEFAULT_LIMITS } from '../operations/limits/request-limits';
import type { GatewayLogger } from '../logger';
import type { RateLimitState } from '../supergraph/gateway-fields';
import { readGraphRequest } from './graph-request';
import { GRAPHQL_JSON, PLAIN_JSON, acceptedMediaType, type MediaType } from './media-type';
import { FAULT, HttpRefusal } from './refusal';
import { nothingAt } from './page-handler';
import { requestIdOf, scopeOf } from './scope';

export interface GraphqlHandlerParts {
  graph: Graph;
  identify: Identify;
  logger: GatewayLogger;
  /** Bytes of a request's body. */
  maxBodyBytes?: number;
}

/** A person who opens the endpoint in a browser is looking for the page. */
export const isVisit = ({ method, headers }: IncomingMessage, url: URL) =>
  method === 'GET' && url.search === '' && (headers.accept ?? '').startsWith('text/html');

interface Answer {
  status: number;
  result: ExecutionResult;
  headers?: Readonly<Record<string, string>>;
}

/** Answers GraphQL over HTTP: one request, one answer. Subscriptions have the socket at the same path. */
export function graphqlHandler(parts: GraphqlHandlerParts) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (!/^\/graphql\/?$/.test(url.pathname)) throw nothingAt(url.pathname);
    if (isVisit(request, url)) {
      response.writeHead(303, { location: '/' }).end();
      return;
    }
    const requestId = requestIdOf(request.headers);
    let mediaType: MediaType = PLAIN_JSON;
    let answer: Answer;
    try {
      mediaType = acceptedMediaType(request.headers.accept);
      answer = await answerTo(request, url, requestId, mediaType, parts);
    } catch (error) {
      answer = answerToFailure(error, requestId, parts.logger);
    }
    const body = writeAnswer(answer.result);
    response.writeHead(answer.status, {
      'content-type': `${mediaType}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
      ...answer.headers,
    });
    response.end(body);
  };
}

async function answerTo(
  request: IncomingMessage,
  url: URL,
  requestId: string,
  mediaType: MediaType,
  { graph, identify, maxBodyBytes = DEFAULT_LIMITS.bodyBytes }: GraphqlHandlerParts,
): Promise<Answer> {
  const graphRequest = await readGraphRequest(request, url, maxBodyBytes);
  const viewerNow = await identify(request.headers.authorization);
  const scope = await scopeOf(request.headers, viewerNow, requestId);
  const admission = await graph.admit(graphRequest, scope, request.socket.remoteAddress ?? 'unknown');
  if ('refused' in admission) {
    const headers = { ...limitHeaders(admission.limit), ...retryHeader(admission) };
    return { ...answerToRefused(admission, mediaType), headers };
  }
  const { prepared, limit } = admission;
  if (isSubscription(prepared)) {
    graph.refuse(limit);
    const error = new InvalidInput(
      'Subscriptions come over a WebSocket at this path, in the protocol graphql-transport-ws.',
    );
    return { status: 400, result: refusal(error, requestId), headers: limitHeaders(limit) };
  }
  if (isMutation(prepared) && request.method === 'GET') {
    graph.refuse(limit);
    const headers = { ...limitHeaders(limit), allow: 'POST' };
    throw new HttpRefusal(405, ErrorCode.INVALID_INPUT, 'A mutation is sent by POST; GET only reads.', headers);
  }
  const result = await graph.execute(prepared, graphRequest, scope, limit);
  // Only now, since what the answer did not need has been given back.
  return { status: statusOf(result, mediaType), result, headers: limitHeaders(limit) };
}

// In plain JSON a well-formed request is answered with 200 whatever becomes of it; the newer type tells by the status that nothing ran.
const statusOf = (result: ExecutionResult, mediaType: MediaType) =>
  mediaType === GRAPHQL_JSON && !('data' in result) ? 400 : 200;

type Refused = Extract<Admission, { refused: ExecutionResult }>;

const answerToRefused = ({ refused, because }: Refused, mediaType: MediaType): Answer => ({
  status: because === 'limit' ? 429 : statusOf(refused, mediaType),
  result: refused,
});

const retryHeader = ({ retryAfterSeconds }: Refused): Record<string, string> =>
  retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };

function limitHeaders(limit: RateLimitState | null): Record<string, string> {
  if (!limit) return {};
  return {
    'x-ratelimit-limit': String(limit.limit),
    'x-ratelimit-remaining': String(limit.remaining),
    'x-ratelimit-used': String(limit.used),
    'x-ratelimit-cost': String(limit.cost),
    'x-ratelimit-reset': String(Math.ceil(Date.parse(limit.resetAt) / 1000)),
  };
}

const STATUS_OF_CODE: Partial<Record<ErrorCode, number>> = {
  [ErrorCode.UNAUTHENTICATED]: 401,
  [ErrorCode.UNAVAILABLE]: 503,
};

function answerToFailure(error: unknown, requestId: string, logger: GatewayLogger): Answer {
  if (error instanceof HttpRefusal) {
    return { status: error.status, result: refusal(error, requestId), headers: error.headers };
  }
  if (error instanceof DomainError) {
    const headers: Record<string, string> = error instanceof Unauthenticated ? { 'www-authenticate': 'Bearer' } : {};
    return { status: STATUS_OF_CODE[error.code] ?? 400, result: refusal(error, requestId), headers };
  }
  logger.error({ error, requestId }, 'a request failed by a fault of the gateway');
  return { status: 500, result: refusal(FAULT, requestId) };
}
