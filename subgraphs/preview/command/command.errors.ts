import { Conflict, InvalidInput, Unavailable } from '#platform/kernel/errors';

export class NotOneInput extends InvalidInput {
  constructor() {
    super('Give exactly one of `touch`, `text`, `key` and `button`.', ['touch']);
  }
}

export class NotAnInput extends InvalidInput {
  constructor(field: string, reason: string) {
    super(`The input is not understood: ${reason}.`, field.split('.'));
  }
}

/** The device says why. */
export class NotDone extends Conflict {}

export class NoAnswer extends Unavailable {
  constructor(seconds: number) {
    super(`The device did not answer within ${seconds} s; it may do it yet. Look at the preview and try again.`);
  }
}
