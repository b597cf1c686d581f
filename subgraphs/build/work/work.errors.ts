import { Conflict, InvalidInput, LimitExceeded } from '#platform/kernel/errors';

export class LogGap extends Conflict {
  constructor(expected: number, given: number) {
    super(`The log goes on with piece ${expected}, not ${given}; send the pieces in order.`, ['sequence']);
  }
}

export class NotAPhaseStatus extends InvalidInput {
  constructor() {
    super('A phase that has begun is RUNNING, SUCCEEDED, FAILED or CANCELED.', ['status']);
  }
}

export class NotAnEnding extends InvalidInput {
  constructor() {
    super('A build is finished as SUCCEEDED or FAILED.', ['status']);
  }
}

export class FailureMissing extends InvalidInput {
  constructor() {
    super('Say in `failure` why the build failed.', ['failure']);
  }
}

export class FailureTooMuch extends InvalidInput {
  constructor() {
    super('A build that succeeded has no `failure`.', ['failure']);
  }
}

export class ArtifactNotDeclared extends InvalidInput {
  constructor(field: string[]) {
    super('The build has declared no such artifact; `createArtifactUpload` does.', field);
  }
}

export class ArtifactNotThere extends InvalidInput {
  constructor(field: string[], kind: string) {
    super(`The artifact ${kind} is not in the object store as it was declared; PUT it to its URL first.`, field);
  }
}

export class TooManyArtifacts extends LimitExceeded {
  constructor(limit: number) {
    super(`A build has at most ${limit} artifacts.`);
  }
}
