import { InvalidInput, NotFound } from '#platform/kernel/errors';

export const NO_OBJECT = 'There is no such object.';

export class ObjectNotFound extends NotFound {
  constructor() {
    super(NO_OBJECT);
  }
}

export class OtherTeam extends InvalidInput {
  constructor() {
    super('The project belongs to another team; objects stay in theirs.', ['projectId']);
  }
}
