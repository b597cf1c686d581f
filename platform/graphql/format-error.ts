import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ErrorCode } from '#schema/error-code';
import { DomainError, Problems, RateLimited } from '../kernel/errors';
import type { Logger } from '../telemetry/logger';
import { userErrorsOf } from './user-errors';

/** The codes with which the GraphQL server itself refuses a document; their messages are about the document and may be read. */
const DOCUMENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** The one place where an exception becomes words for a client. What is not a domain error is a bug: logged whole, told as nothing. */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown, log: Logger): GraphQLFormattedError {
  // A resolver's error is wrapped with its path; the source of a subscription fails without one.
  const error = (thrown instanceof GraphQLError && thrown.originalError) || thrown;
  const { message, path, locations } = formatted;
  const where = { ...(path && { path }), ...(locations && { locations }) };
  const known = error instanceof Problems ? error.errors[0] : error;
  if (known instanceof DomainError)
    return {
      message: known.message,
      ...where,
      extensions: {
        code: known.code,
        ...(known.field && { field: known.field }),
        ...(known instanceof RateLimited && { retryAfterSeconds: known.retryAfterSeconds }),
      },
    };
  const problems = userErrorsOf(error);
  if (problems?.[0])
    return {
      message: problems.map((problem) => problem.message).join(' '),
      ...where,
      extensions: { code: problems[0].code, field: problems[0].field },
    };
  const code = formatted.extensions?.code;
  if (typeof code === 'string' && DOCUMENT_CODES.has(code)) return { message, ...where, extensions: { code } };
  log.error({ error, path }, 'A resolver failed');
  return {
    message: 'Something went wrong on our side. Quote the request id when you report it.',
    ...where,
    extensions: { code: ErrorCode.INTERNAL_SERVER_ERROR },
  };
}
