import { GraphQLError } from 'graphql';
import { ErrorCode } from '#schema/error-code';

/** Says what is wrong with a request; code `INVALID_INPUT`. */
export const refusedInput = (message: string) =>
  new GraphQLError(message, { extensions: { code: ErrorCode.INVALID_INPUT } });
