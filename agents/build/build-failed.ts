import type { FailureInput } from './documents';

/** Ends a build as failed; says why to the person who wanted it. */
export class BuildFailed extends Error {
  constructor(readonly failure: FailureInput) {
    super(failure.message);
    this.name = 'BuildFailed';
  }
}
