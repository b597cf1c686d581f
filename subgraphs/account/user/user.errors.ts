import { Conflict, InvalidCredentials, TokenExpired } from '#platform/kernel/errors';

export class EmailTaken extends Conflict {
  constructor() {
    super('There is an account with this address already; sign in, or ask for a new password.', ['email']);
  }
}

export class WrongPassword extends InvalidCredentials {
  constructor(field: string) {
    super('This is not the password of the account.', [field]);
  }
}

export class MailTokenUnusable extends TokenExpired {
  constructor() {
    super('This link was used already, or is too old; ask for a new mail.', ['token']);
  }
}

export class LastOwner extends Conflict {
  constructor(teams: string[]) {
    super(`You are the only owner of ${teams.join(', ')}, which others work in; make someone else an owner first.`);
  }
}
