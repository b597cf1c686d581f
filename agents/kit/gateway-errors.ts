import { ErrorCode } from '#schema/error-code';

const NOT_FOUND: string = ErrorCode.NOT_FOUND;

/** The platform does not answer, or says that a part of it does not. Worth another try. */
export class GatewayUnreachable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'GatewayUnreachable';
  }
}

/** The token is not, or no longer, good. No use trying again. */
export class TokenRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'TokenRefused';
  }
}

/** The platform understood and says no. */
export class Refused extends Error {
  /** What is asked for is not, or no longer, known. */
  get isNotFound(): boolean {
    return this.code === NOT_FOUND;
  }

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

/** The work is another agent's by now, was canceled, or has ended. */
export class LeaseLost extends Error {
  constructor(message = 'The work is not this agent’s any more.') {
    super(message);
    this.name = 'LeaseLost';
  }
}

/** The agent has been told to end. */
export class Stopping extends Error {
  constructor(readonly why: string) {
    super(`Ending: ${why}.`);
    this.name = 'Stopping';
  }
}
