import { ErrorCode } from '#schema/error-code';

/** An error whose message the caller may read. Anything else that is thrown is a bug and is masked at the edge. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;

  constructor(
    message: string,
    /** Path of the input field that the error is about: `['changes', '0', 'path']`. */
    readonly field: string[] | null = null,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** Several problems of one input, all told at once. */
export class Problems extends Error {
  constructor(readonly errors: DomainError[]) {
    super(errors.map((error) => error.message).join(' '));
    this.name = 'Problems';
  }

  /** Throws when there is a problem. */
  static raise(errors: DomainError[]): void {
    if (errors.length > 0) throw new Problems(errors);
  }
}

export class InvalidInput extends DomainError {
  readonly code = ErrorCode.INVALID_INPUT;
}
export class Conflict extends DomainError {
  readonly code = ErrorCode.CONFLICT;
}
export class LimitExceeded extends DomainError {
  readonly code = ErrorCode.LIMIT_EXCEEDED;
}
export class QuotaExceeded extends DomainError {
  readonly code = ErrorCode.QUOTA_EXCEEDED;
}
export class StaleRevision extends DomainError {
  readonly code = ErrorCode.STALE_REVISION;
}
export class LeaseLost extends DomainError {
  readonly code = ErrorCode.LEASE_LOST;
}
export class InvalidCredentials extends DomainError {
  readonly code = ErrorCode.INVALID_CREDENTIALS;
}
export class TokenExpired extends DomainError {
  readonly code = ErrorCode.TOKEN_EXPIRED;
}
export class PromptNotUnderstood extends DomainError {
  readonly code = ErrorCode.PROMPT_NOT_UNDERSTOOD;
}
export class Unauthenticated extends DomainError {
  readonly code = ErrorCode.UNAUTHENTICATED;
}
export class Forbidden extends DomainError {
  readonly code = ErrorCode.FORBIDDEN;
}
export class NotFound extends DomainError {
  readonly code = ErrorCode.NOT_FOUND;
}
export class RateLimited extends DomainError {
  readonly code = ErrorCode.RATE_LIMITED;

  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message);
  }
}
export class Unavailable extends DomainError {
  readonly code = ErrorCode.UNAVAILABLE;
}

/** Errors that a mutation answers as data, in `userErrors`; the others are top-level `errors`. */
export const USER_ERROR_CODES: ReadonlySet<ErrorCode> = new Set([
  ErrorCode.INVALID_INPUT,
  ErrorCode.CONFLICT,
  ErrorCode.LIMIT_EXCEEDED,
  ErrorCode.QUOTA_EXCEEDED,
  ErrorCode.STALE_REVISION,
  ErrorCode.LEASE_LOST,
  ErrorCode.INVALID_CREDENTIALS,
  ErrorCode.TOKEN_EXPIRED,
  ErrorCode.PROMPT_NOT_UNDERSTOOD,
]);
