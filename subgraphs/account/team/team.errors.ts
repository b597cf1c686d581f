import { Conflict, NotFound } from '#platform/kernel/errors';

export const NO_TEAM = 'There is no such team.';

export class NoSuchMember extends NotFound {
  constructor() {
    super('There is no such member of this team.');
  }
}

export class TeamNeedsOwner extends Conflict {
  constructor() {
    super('A team needs an owner; make someone else an owner first.', ['userId']);
  }
}

export class PersonalTeam extends Conflict {
  constructor() {
    super('A personal team has one member; make a team with `createTeam` to work with others.', ['teamId']);
  }
}
