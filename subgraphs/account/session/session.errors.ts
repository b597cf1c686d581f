import { Forbidden, InvalidCredentials, TokenExpired } from '#platform/kernel/errors';

export class WrongCredentials extends InvalidCredentials {
  constructor() {
    super('The e-mail address and the password do not belong together.', ['password']);
  }
}

export class RefreshTokenUnknown extends InvalidCredentials {
  constructor() {
    super('This is no refresh token; sign in again.', ['refreshToken']);
  }
}

export class RefreshTokenReused extends TokenExpired {
  constructor() {
    super(
      'This refresh token was used before. The session has been ended, since someone else may have it; sign in again.',
      ['refreshToken'],
    );
  }
}

export class SessionEnded extends TokenExpired {
  constructor() {
    super('The session has ended; sign in again.', ['refreshToken']);
  }
}

export class NotASession extends Forbidden {
  constructor() {
    super(
      'This request came with an access token, which is no session: end it with `revokeAccessToken`, or every session with `everywhere: true`.',
    );
  }
}
