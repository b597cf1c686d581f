import { Conflict, InvalidInput, LimitExceeded, NotFound } from '#platform/kernel/errors';

export const NO_PROJECT = 'There is no such project.';

export class ProjectNotFound extends NotFound {
  constructor() {
    super(NO_PROJECT);
  }
}

export class ProjectNameTaken extends Conflict {
  constructor(name: string) {
    super(`The team already has a project called "${name}"; choose another name.`, ['name']);
  }
}

export class ProjectNameEmpty extends InvalidInput {
  constructor() {
    super('A project needs a name of 1 to 60 visible characters.', ['name']);
  }
}

export class TooManyProjects extends LimitExceeded {
  constructor(limit: number) {
    super(`A team may have ${limit} projects; delete one that is not needed any more.`, ['teamId']);
  }
}
