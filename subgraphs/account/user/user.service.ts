import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { record } from '#platform/database/outbox';
import { createOnce, KeyUsedWithOtherInput } from '#platform/database/idempotency';
import { unitOfWork } from '#platform/database/unit-of-work';
import { InvalidInput, Problems } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import { UserDeleted, UserSignedUp } from '#schema/events/account';
import { AccessToken } from '../access-token/access-token.entity';
import { AgentToken } from '../agent-token/agent-token.entity';
import { OAuthClient } from '../oauth-client/oauth-client.entity';
import { revokeTokens } from '../credential/revoke-tokens';
import { hashOf, newSecret } from '../credential/secret';
import type { SessionTokens } from '../session/session.entity';
import type { SessionService } from '../session/session.service';
import type { TeamService } from '../team/team.service';
import { MailToken } from './mail-token.entity';
import { hashPassword, passwordProblems } from './password';
import type { PasswordGuard } from './password-guard';
import type { PostOffice } from './post-office';
import { User } from './user.entity';
import { EmailTaken, MailTokenUnusable, WrongPassword } from './user.errors';
import type { ChangePasswordInput, ResetPasswordInput, SignUpInput, UpdateProfileInput } from './user.inputs';

const VERIFY_HOURS = 24;
const RESET_HOURS = 1;

export class UserService {
  constructor(
    private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly teams: TeamService,
    private readonly post: PostOffice,
    private readonly guard: PasswordGuard,
  ) {}

  /** The user behind the request. */
  async self(viewer: Viewer | null): Promise<User> {
    const { userId } = requireUser(viewer);
    requireScope(viewer, 'account:read');
    return this.db.getRepository(User).findOneByOrFail({ id: userId, deletedAt: IsNull() });
  }

  async signUp(input: SignUpInput): Promise<{ user: User; session: SessionTokens }> {
    const { email, password, idempotencyKey } = input;
    const name = input.name.trim();
    Problems.raise([
      ...passwordProblems(password, email, 'password'),
      ...(name ? [] : [new InvalidInput('A name has at least one visible character.', ['name'])]),
    ]);
    const passwordHash = await hashPassword(password);
    const token = newSecret('nac_mail_');
    // The address stands in for the actor. The password is not part of what is kept: it is compared with the account's, below.
    const once = { mutation: 'signUp', actorId: email.toLowerCase(), idempotencyKey, input: { email, name } };
    let isNew = false;
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        isNew = true;
        return this.create(tx, { email, name, passwordHash, token });
      });
      const user = await tx.findOneByOrFail(User, { id });
      if (!isNew && !(await this.guard.matches(`sign-up ${once.actorId}`, user.passwordHash, password)))
        throw new KeyUsedWithOtherInput();
      return { user, session: await this.sessions.open(tx, user) };
    });
  }

  private async create(
    tx: EntityManager,
    { email, name, passwordHash, token }: { email: string; name: string; passwordHash: string; token: string },
  ): Promise<string> {
    const emailKey = email.toLowerCase();
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [emailKey]);
    if (await tx.existsBy(User, { emailKey, deletedAt: IsNull() })) throw new EmailTaken();
    const id = newId('usr');
    const personalTeamId = newId('team');
    await tx.insert(User, {
      id,
      name,
      email,
      emailKey,
      passwordHash,
      personalTeamId,
      emailVerifiedAt: null,
      deletedAt: null,
    });
    await this.teams.found(tx, personalTeamId, name, id, true);
    await this.keepMailToken(tx, token, 'VERIFY_EMAIL', id, VERIFY_HOURS);
    await this.post.verifyEmail(tx, email, token);
    await record(tx, UserSignedUp, { userId: id, personalTeamId });
    return id;
  }

  async verifyEmail(token: string): Promise<User> {
    return unitOfWork(this.db, async (tx) => {
      const id = await this.useMailToken(tx, token, 'VERIFY_EMAIL');
      await tx.update(User, id, { emailVerifiedAt: new Date() });
      return tx.findOneByOrFail(User, { id });
    });
  }

  async changePassword(viewer: Viewer | null, { currentPassword, newPassword }: ChangePasswordInput): Promise<User> {
    const { credentialId } = requireUser(viewer);
    requireScope(viewer, 'account:write');
    const user = await this.self(viewer);
    if (!(await this.guard.matches(`account ${user.id}`, user.passwordHash, currentPassword)))
      throw new WrongPassword('currentPassword');
    Problems.raise(passwordProblems(newPassword, user.email, 'newPassword'));
    const passwordHash = await hashPassword(newPassword);
    await unitOfWork(this.db, async (tx) => {
      await tx.update(User, user.id, { passwordHash });
      await this.sessions.revokeAll(tx, user.id, credentialId);
    });
    return user;
  }

  /** Says the same whether the address has an account. */
  async requestPasswordReset(email: string): Promise<void> {
    const emailKey = email.toLowerCase();
    await this.guard.requireMailAllowed(emailKey);
    const user = await this.db.getRepository(User).findOneBy({ emailKey, deletedAt: IsNull() });
    if (!user) return;
    const token = newSecret('nac_mail_');
    await unitOfWork(this.db, async (tx) => {
      await this.keepMailToken(tx, token, 'RESET_PASSWORD', user.id, RESET_HOURS);
      await this.post.resetPassword(tx, user.email, token);
    });
  }

  async resetPassword({ token, newPassword }: ResetPasswordInput): Promise<void> {
    Problems.raise(passwordProblems(newPassword, '', 'newPassword'));
    const passwordHash = await hashPassword(newPassword);
    await unitOfWork(this.db, async (tx) => {
      const id = await this.useMailToken(tx, token, 'RESET_PASSWORD');
      await tx.update(User, id, { passwordHash, emailVerifiedAt: new Date() });
      await this.sessions.revokeAll(tx, id);
    });
  }

  async updateProfile(viewer: Viewer | null, { name }: UpdateProfileInput): Promise<User> {
    const user = await this.self(viewer);
    requireScope(viewer, 'account:write');
    const trimmed = name?.trim();
    if (name !== undefined && name !== null && !trimmed)
      throw new InvalidInput('A name has at least one visible character.', ['name']);
    if (trimmed) await unitOfWork(this.db, (tx) => tx.update(User, user.id, { name: trimmed }));
    return Object.assign(user, { name: trimmed ?? user.name });
  }

  /** Refused while others work in a team that would be left without an owner. */
  async delete(viewer: Viewer | null, password: string): Promise<User> {
    const user = await this.self(viewer);
    requireScope(viewer, 'account:write');
    if (!(await this.guard.matches(`account ${user.id}`, user.passwordHash, password)))
      throw new WrongPassword('password');
    return unitOfWork(this.db, async (tx) => {
      const { affected } = await tx.update(User, { id: user.id, deletedAt: IsNull() }, { deletedAt: new Date() });
      // Deleted by another request meanwhile: what follows was done and told then.
      if (!affected) return user;
      await this.teams.leaveAll(tx, user.id);
      await this.sessions.revokeAll(tx, user.id);
      await revokeTokens(tx, AccessToken, { userId: user.id });
      await revokeTokens(tx, AgentToken, { teamId: user.personalTeamId });
      await revokeTokens(tx, OAuthClient, { teamId: user.personalTeamId });
      await record(tx, UserDeleted, { userId: user.id });
      return user;
    });
  }

  private async keepMailToken(
    tx: EntityManager,
    token: string,
    purpose: MailToken['purpose'],
    userId: string,
    hours: number,
  ): Promise<void> {
    const expiresAt = new Date(Date.now() + hours * 3600 * 1000);
    await tx.insert(MailToken, { hash: hashOf(token), purpose, userId, expiresAt, usedAt: null });
  }

  /** The user whose token it is; the token is spent. */
  private async useMailToken(tx: EntityManager, token: string, purpose: MailToken['purpose']): Promise<string> {
    const known = await tx.findOne(MailToken, {
      where: { hash: hashOf(token), purpose },
      lock: { mode: 'pessimistic_write' },
    });
    if (!known || known.usedAt || known.expiresAt < new Date()) throw new MailTokenUnusable();
    await tx.update(MailToken, known.hash, { usedAt: new Date() });
    return known.userId;
  }
}
