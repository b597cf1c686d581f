import { ErrorCode } from '#schema/error-code';

/** A request that is answered with a status and one error, before it is known to be GraphQL. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'HttpRefusal';
  }
}

export const badRequest = (message: string) => new HttpRefusal(400, ErrorCode.INVALID_INPUT, message);

/** What is said of a fault of ours, which tells nothing of itself. */
export const FAULT = new HttpRefusal(
  500,
  ErrorCode.INTERNAL_SERVER_ERROR,
  'The request failed by a fault of the platform; quote the request id when you report it.',
);
