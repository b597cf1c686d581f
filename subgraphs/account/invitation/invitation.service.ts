import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { unitOfWork } from '#platform/database/unit-of-work';
import { Conflict, Forbidden, InvalidCredentials, TokenExpired } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { requireRole, requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import { hashOf, newSecret } from '../credential/secret';
import { Membership } from '../team/membership.entity';
import { Team } from '../team/team.entity';
import { NO_TEAM, PersonalTeam } from '../team/team.errors';
import type { TeamService } from '../team/team.service';
import { TeamRole } from '../team/team-role';
import type { PostOffice } from '../user/post-office';
import { User } from '../user/user.entity';
import { Invitation } from './invitation.entity';
import type { InviteMemberInput } from './invitation.inputs';

const INVITATION_DAYS = 7;

export class InvitationService {
  constructor(
    private readonly db: DataSource,
    private readonly teams: TeamService,
    private readonly post: PostOffice,
  ) {}

  /** Sends the mail. Inviting an address again sends a new link, keeps the id and makes the old link useless. */
  async invite(viewer: Viewer | null, { teamId, email, role, idempotencyKey }: InviteMemberInput): Promise<Invitation> {
    const admin = requireRole(viewer, teamId, 'ADMIN', NO_TEAM);
    requireScope(viewer, 'team:write');
    if (role === TeamRole.OWNER && admin.teams[teamId] !== 'OWNER')
      throw new Forbidden('Only an owner invites an owner.');
    const token = newSecret('nac_inv_');
    const team = await this.db.getRepository(Team).findOneByOrFail({ id: teamId });
    if (team.isPersonal) throw new PersonalTeam();
    const input = { teamId, email, role };
    const once = { mutation: 'inviteMember', actorId: admin.userId, idempotencyKey, input };
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, () => this.keep(tx, input, token));
      const invitation = await tx.findOneByOrFail(Invitation, { id });
      // Another hash: the key was used before, and the mail sent then.
      if (invitation.tokenHash === hashOf(token)) await this.post.invite(tx, email, team.name, token);
      return invitation;
    });
  }

  private async keep(
    tx: EntityManager,
    { teamId, email, role }: Pick<InviteMemberInput, 'teamId' | 'email' | 'role'>,
    token: string,
  ): Promise<string> {
    const emailKey = email.toLowerCase();
    await this.teams.lock(tx, teamId);
    const user = await tx.findOneBy(User, { emailKey, deletedAt: IsNull() });
    if (user && (await tx.existsBy(Membership, { teamId, userId: user.id })))
      throw new Conflict('This person is in the team already.', ['email']);
    const fresh = { email, role, tokenHash: hashOf(token), expiresAt: inDays(INVITATION_DAYS) };
    const waiting = await tx.findOneBy(Invitation, { teamId, emailKey, acceptedAt: IsNull() });
    const id = waiting?.id ?? newId('inv');
    if (waiting) await tx.update(Invitation, id, fresh);
    else await tx.insert(Invitation, { ...fresh, id, teamId, emailKey, acceptedAt: null, acceptedById: null });
    return id;
  }

  /** Accepting twice is no error for the one who accepted. The invited address and the account's must be the same. */
  async accept(viewer: Viewer | null, token: string): Promise<Team> {
    const { userId } = requireUser(viewer);
    return unitOfWork(this.db, async (tx) => {
      const user = await this.teams.lockUser(tx, userId);
      const invitation = await this.lockInvitation(tx, hashOf(token));
      const { teamId, role, emailKey } = invitation;
      if (user.emailKey !== emailKey)
        throw new Forbidden('The invitation was sent to another address; sign in with the account of that address.');
      if (invitation.acceptedAt && invitation.acceptedById !== userId)
        throw new TokenExpired('This invitation was used already.', ['token']);
      if (!invitation.acceptedAt) {
        if (invitation.expiresAt < new Date())
          throw new TokenExpired('This invitation is too old; ask for a new one.', ['token']);
        await tx.update(Invitation, invitation.id, { acceptedAt: new Date(), acceptedById: userId });
        // Whoever reads the mail of an address has shown that it is theirs.
        if (!user.emailVerifiedAt) await tx.update(User, userId, { emailVerifiedAt: new Date() });
        if (!(await tx.existsBy(Membership, { teamId, userId }))) await this.teams.join(tx, teamId, userId, role);
      }
      return tx.findOneByOrFail(Team, { id: teamId });
    });
  }

  /** Its team first, as everyone who changes who is in a team, or is asked into it. */
  private async lockInvitation(tx: EntityManager, tokenHash: string): Promise<Invitation> {
    const found = await tx.findOneBy(Invitation, { tokenHash });
    if (found) await this.teams.lock(tx, found.teamId);
    // Anew, since another mail may have gone out, or another request have accepted, while this one waited for the team.
    const invitation = found && (await tx.findOneBy(Invitation, { tokenHash }));
    if (!invitation) throw new InvalidCredentials('This is no invitation; ask for a new one.', ['token']);
    return invitation;
  }
}

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000);
