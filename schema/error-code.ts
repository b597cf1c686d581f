/** Every code that a client may meet, in `userErrors` or in `errors[].extensions.code`. */
export enum ErrorCode {
  INVALID_INPUT = 'INVALID_INPUT',
  CONFLICT = 'CONFLICT',
  LIMIT_EXCEEDED = 'LIMIT_EXCEEDED',
  QUOTA_EXCEEDED = 'QUOTA_EXCEEDED',
  STALE_REVISION = 'STALE_REVISION',
  LEASE_LOST = 'LEASE_LOST',
  INVALID_CREDENTIALS = 'INVALID_CREDENTIALS',
  TOKEN_EXPIRED = 'TOKEN_EXPIRED',
  PROMPT_NOT_UNDERSTOOD = 'PROMPT_NOT_UNDERSTOOD',
  UNAUTHENTICATED = 'UNAUTHENTICATED',
  FORBIDDEN = 'FORBIDDEN',
  NOT_FOUND = 'NOT_FOUND',
  RATE_LIMITED = 'RATE_LIMITED',
  UNAVAILABLE = 'UNAVAILABLE',
  INTERNAL_SERVER_ERROR = 'INTERNAL_SERVER_ERROR',
}

/** What each code means to a client: the descriptions of the graph's `ErrorCode`. */
export const errorCodeDescriptions: Record<ErrorCode, string> = {
  INVALID_INPUT: 'A value of the input is not acceptable; `field` says which.',
  CONFLICT: 'The change collides with something that exists, such as a name that is taken.',
  LIMIT_EXCEEDED: 'A fixed limit of the platform would be passed.',
  QUOTA_EXCEEDED: 'The plan of the team does not allow more of this now.',
  STALE_REVISION:
    'The project has moved on since the revision that the change is based on; read the head and try again.',
  LEASE_LOST: 'The work has been given to another agent; stop and throw away what was done.',
  INVALID_CREDENTIALS: 'The e-mail address and the password do not belong together, or a token is not valid.',
  TOKEN_EXPIRED: 'The token was valid once and is not any more; ask for a new one.',
  PROMPT_NOT_UNDERSTOOD: 'No app could be made of these words; the message says what to write instead.',
  UNAUTHENTICATED: 'The request carries no valid token.',
  FORBIDDEN: 'The viewer is known and may not do this.',
  NOT_FOUND: 'There is nothing of this id that the viewer may know of.',
  RATE_LIMITED: 'Too many requests in a short time; wait as long as `Retry-After` says.',
  UNAVAILABLE: 'A part of the platform does not answer at present; try again.',
  INTERNAL_SERVER_ERROR: 'A fault of the platform; quote the request id when you report it.',
};
