import { GraphQLError } from 'graphql';
import { ErrorCode } from '#schema/error-code';

/** Says of a request what it has, what is allowed and what to do; code `LIMIT_EXCEEDED`. */
export const limitExceeded = (message: string) =>
  new GraphQLError(message, { extensions: { code: ErrorCode.LIMIT_EXCEEDED } });

/** A count that was given up at `most`, or one that no number holds, in words. */
export const counted = (count: number, most = Number.MAX_SAFE_INTEGER) =>
  count > most ? `more than ${most}` : String(count);
