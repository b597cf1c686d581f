import type { Failure } from './claim-documents';

/** Ends a session as failed; says why to the person who looks at it. */
export class SessionFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'SessionFailed';
  }
}

/** The session has ended on the platform's side: there is nothing to report any more. */
export class SessionEnded extends Error {
  constructor() {
    super('The session has ended.');
    this.name = 'SessionEnded';
  }
}
