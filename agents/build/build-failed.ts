import type { Failure } from './protocol';

/** Ends a build as failed; says why to the person who wanted it. */
export class BuildFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'BuildFailed';
  }
}
