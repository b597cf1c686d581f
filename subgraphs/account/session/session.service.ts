import { type DataSource, type EntityManager, IsNull, MoreThan, Not } from 'typeorm';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import { newId } from '#platform/kernel/id';
import { requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import { CredentialRevoked } from '#schema/events/account';
import type { PasswordGuard } from '../user/password-guard';
import { User } from '../user/user.entity';
import { readRefreshToken, refreshTokenFor } from './refresh-token';
import { Session, type SessionTokens } from './session.entity';
import { NotASession, RefreshTokenReused, RefreshTokenUnknown, SessionEnded, WrongCredentials } from './session.errors';
import type { TokenSigner } from './token-signer';

const SESSION_DAYS = 30;

export class SessionService {
  constructor(
    private readonly db: DataSource,
    private readonly signer: TokenSigner,
    private readonly guard: PasswordGuard,
    private readonly secret: string,
  ) {}

  async signIn(email: string, password: string): Promise<{ user: User; session: SessionTokens }> {
    const emailKey = email.trim().toLowerCase();
    const user = await this.db.getRepository(User).findOneBy({ emailKey, deletedAt: IsNull() });
    const matches = await this.guard.matches(`sign-in ${emailKey}`, user?.passwordHash ?? null, password);
    if (!matches || !user) throw new WrongCredentials();
    const session = await unitOfWork(this.db, async (tx) => {
      // The password takes a while to check: whoever changed it meanwhile, or deleted the account, has ended all sessions, and this would be one more.
      const where = { id: user.id, passwordHash: user.passwordHash, deletedAt: IsNull() };
      if (!(await tx.findOne(User, { where, lock: { mode: 'pessimistic_write' } }))) throw new WrongCredentials();
      return this.open(tx, user);
    });
    return { user, session };
  }

  async open(tx: EntityManager, user: User): Promise<SessionTokens> {
    const id = newId('ses');
    await tx.insert(Session, {
      id,
      userId: user.id,
      generation: 1,
      lastSeenAt: new Date(),
      expiresAt: inDays(SESSION_DAYS),
      revokedAt: null,
    });
    return this.tokens(user, id, 1);
  }

  /** Each refresh token is good once. One that comes back was stolen, or its successor was: the session ends for both. */
  async refresh(token: string): Promise<SessionTokens> {
    const known = readRefreshToken(token, this.secret);
    if (!known) throw new RefreshTokenUnknown();
    const refreshed = await unitOfWork(this.db, async (tx) => {
      const session = await tx.findOne(Session, {
        where: { id: known.sessionId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!session || session.revokedAt || session.expiresAt < new Date()) throw new SessionEnded();
      if (session.generation !== known.generation) {
        await this.revoke(tx, session.id);
        return null;
      }
      const generation = session.generation + 1;
      await tx.update(Session, session.id, { generation, lastSeenAt: new Date(), expiresAt: inDays(SESSION_DAYS) });
      const user = await tx.findOneByOrFail(User, { id: session.userId, deletedAt: IsNull() });
      return this.tokens(user, session.id, generation);
    });
    if (!refreshed) throw new RefreshTokenReused();
    return refreshed;
  }

  /** Ends the session of the request, or all of the user's. An access token is no session, and ends others' only with the scope for it. */
  async signOut(viewer: Viewer | null, everywhere: boolean): Promise<void> {
    const { userId, credentialId } = requireUser(viewer);
    if (everywhere) requireScope(viewer, 'account:write');
    else if (!credentialId.startsWith('ses_')) throw new NotASession();
    await unitOfWork(this.db, async (tx) => {
      if (everywhere) await this.revokeAll(tx, userId);
      else await this.revoke(tx, credentialId);
    });
  }

  /** Ends every session of a user but `except`. */
  async revokeAll(tx: EntityManager, userId: string, except = ''): Promise<void> {
    const open = await tx.findBy(Session, {
      userId,
      revokedAt: IsNull(),
      id: Not(except),
      expiresAt: MoreThan(new Date()),
    });
    for (const { id } of open) await this.revoke(tx, id);
  }

  private async revoke(tx: EntityManager, id: string): Promise<void> {
    const { affected } = await tx.update(Session, { id, revokedAt: IsNull() }, { revokedAt: new Date() });
    if (affected) await record(tx, CredentialRevoked, { credentialId: id });
  }

  private async tokens(user: User, sessionId: string, generation: number): Promise<SessionTokens> {
    const { token, expiresAt } = await this.signer.sign(user, sessionId);
    return { accessToken: token, refreshToken: refreshTokenFor(sessionId, generation, this.secret), expiresAt };
  }
}

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000);
