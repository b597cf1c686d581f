import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import { Forbidden, NotFound, Unauthenticated } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { mayRead, requireRole, requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import { TeamCreated, TeamMemberChanged } from '#schema/events/account';
import { User } from '../user/user.entity';
import { LastOwner } from '../user/user.errors';
import { Membership } from './membership.entity';
import { Team } from './team.entity';
import { NO_TEAM, NoSuchMember, PersonalTeam, TeamNeedsOwner } from './team.errors';
import type { ChangeMemberRoleInput, CreateTeamInput, RemoveMemberInput } from './team.inputs';
import { TeamRole } from './team-role';

export class TeamService {
  constructor(private readonly db: DataSource) {}

  async get(viewer: Viewer | null, id: string): Promise<Team> {
    if (viewer?.kind !== 'system' && viewer?.kind !== 'agent') requireUser(viewer);
    requireScope(viewer, 'team:read');
    const team = mayRead(viewer, id) ? await this.db.getRepository(Team).findOneBy({ id }) : null;
    if (!team) throw new NotFound(NO_TEAM);
    return team;
  }

  async create(viewer: Viewer | null, { name, idempotencyKey }: CreateTeamInput): Promise<Team> {
    const { userId } = requireUser(viewer);
    requireScope(viewer, 'team:write');
    const once = { mutation: 'createTeam', actorId: userId, idempotencyKey, input: { name } };
    return unitOfWork(this.db, async (tx) => {
      await this.lockUser(tx, userId);
      const id = await createOnce(tx, once, () => this.found(tx, newId('team'), name, userId, false));
      return tx.findOneByOrFail(Team, { id });
    });
  }

  /** A team with its first owner. */
  async found(tx: EntityManager, id: string, name: string, ownerId: string, isPersonal: boolean): Promise<string> {
    await tx.insert(Team, { id, name, isPersonal });
    await record(tx, TeamCreated, { teamId: id, createdById: ownerId });
    await this.join(tx, id, ownerId, TeamRole.OWNER);
    return id;
  }

  async join(tx: EntityManager, teamId: string, userId: string, role: TeamRole): Promise<void> {
    await tx.insert(Membership, { id: newId('mem'), teamId, userId, role });
    await record(tx, TeamMemberChanged, { teamId, userId, role });
  }

  /** Admins change roles up to their own; only owners make and unmake owners. */
  async changeRole(viewer: Viewer | null, { teamId, userId, role }: ChangeMemberRoleInput): Promise<Membership> {
    const admin = requireRole(viewer, teamId, 'ADMIN', NO_TEAM);
    requireScope(viewer, 'team:write');
    return unitOfWork(this.db, async (tx) => {
      const member = await this.member(tx, teamId, userId);
      if ((role === TeamRole.OWNER || member.role === TeamRole.OWNER) && admin.teams[teamId] !== 'OWNER')
        throw new Forbidden('Only an owner makes or unmakes an owner.');
      if (role !== TeamRole.OWNER) await this.requireOtherOwner(tx, member);
      await tx.update(Membership, member.id, { role });
      await record(tx, TeamMemberChanged, { teamId, userId, role });
      return Object.assign(member, { role });
    });
  }

  async remove(viewer: Viewer | null, { teamId, userId }: RemoveMemberInput): Promise<Membership> {
    const self = requireUser(viewer).userId === userId;
    const { teams } = requireRole(viewer, teamId, self ? 'VIEWER' : 'ADMIN', NO_TEAM);
    requireScope(viewer, 'team:write');
    return unitOfWork(this.db, async (tx) => {
      const team = await tx.findOneByOrFail(Team, { id: teamId });
      if (team.isPersonal) throw new PersonalTeam();
      const member = await this.member(tx, teamId, userId);
      if (member.role === TeamRole.OWNER && teams[teamId] !== 'OWNER')
        throw new Forbidden('Only an owner removes an owner.');
      await this.requireOtherOwner(tx, member);
      await tx.delete(Membership, member.id);
      await record(tx, TeamMemberChanged, { teamId, userId, role: null });
      return member;
    });
  }

  /** The user is in no team any more. Throws `LastOwner` when others would be left in one without an owner. */
  async leaveAll(tx: EntityManager, userId: string): Promise<void> {
    // In the order of their ids, so that two who leave the same teams do not wait for each other.
    await tx.query(
      `SELECT FROM team WHERE id IN (SELECT "teamId" FROM membership WHERE "userId" = $1) ORDER BY id FOR UPDATE`,
      [userId],
    );
    const orphaned = await tx.query<{ name: string }[]>(
      `SELECT team.name FROM team JOIN membership mine ON mine."teamId" = team.id AND mine."userId" = $1 AND mine.role = 'OWNER'
       WHERE NOT EXISTS (SELECT FROM membership other WHERE other."teamId" = team.id AND other."userId" <> $1 AND other.role = 'OWNER')
         AND EXISTS (SELECT FROM membership other WHERE other."teamId" = team.id AND other."userId" <> $1)
       ORDER BY team.id`,
      [userId],
    );
    if (orphaned.length > 0) throw new LastOwner(orphaned.map(({ name }) => `"${name}"`));
    for (const { id, teamId } of await tx.findBy(Membership, { userId })) {
      await tx.delete(Membership, id);
      await record(tx, TeamMemberChanged, { teamId, userId, role: null });
    }
  }

  /** Whoever changes who is in a team waits here for the others, so that two owners who leave at once do not leave it without one. */
  lock(tx: EntityManager, id: string): Promise<Team> {
    return tx.findOneOrFail(Team, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Before the lock of a team: nobody comes into a team while the account is being deleted, or after it. */
  async lockUser(tx: EntityManager, id: string): Promise<User> {
    const where = { id, deletedAt: IsNull() };
    const user = await tx.findOne(User, { where, lock: { mode: 'pessimistic_read' } });
    if (!user) throw new Unauthenticated('The account was deleted.');
    return user;
  }

  private async member(tx: EntityManager, teamId: string, userId: string): Promise<Membership> {
    await this.lock(tx, teamId);
    const member = await tx.findOneBy(Membership, { teamId, userId });
    if (!member) throw new NoSuchMember();
    return member;
  }

  private async requireOtherOwner(tx: EntityManager, { teamId, role }: Membership): Promise<void> {
    if (role === TeamRole.OWNER && (await tx.countBy(Membership, { teamId, role })) < 2) throw new TeamNeedsOwner();
  }
}
