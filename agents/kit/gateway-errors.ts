import { ErrorCode } from '#schema/error-code';

const NOT_FOUND: string = ErrorCode.NOT_FOUND;

/** The platform does not answer, or says that a part of it does not. Worth another try. */
export class GatewayUnreachable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'GatewayUnreachable';
  }
}

/** The platform was reached and failed by a fault of its own. It may be a passing one, but need not be. */
export class InternalFailure extends GatewayUnreachable {
  constructor(reason: string) {
    super(reason);
    this.name = 'InternalFailure';
  }
}

/** The platform has failed at the same request too often in a row. No use trying again. */
export class PlatformBroken extends Error {
  constructor(tries: number, reason: string) {
    super(`The platform has failed at the same request ${tries} times in a row, the last time with: ${reason}`);
    this.name = 'PlatformBroken';
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
