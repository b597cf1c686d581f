import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import type { AccountContext } from '../loaders';
import { User } from '../user/user.entity';
import { Membership, TeamMemberConnection } from './membership.entity';
import { Team } from './team.entity';
import { ChangeMemberRoleInput, CreateTeamInput, RemoveMemberInput } from './team.inputs';
import { ChangeMemberRolePayload, CreateTeamPayload, RemoveMemberPayload } from './team.payloads';
import type { TeamService } from './team.service';
import { TeamRole } from './team-role';

@Resolver(() => Team)
export class TeamResolver {
  constructor(private readonly service: TeamService) {}

  @Directive('@tag(name: "partner")')
  @Query(() => Team, { description: 'A team of the viewer.' })
  team(
    @Ctx() { viewer }: AccountContext,
    @Arg('id', () => ID, { description: 'The id of the team.' }) id: string,
  ): Promise<Team> {
    return this.service.get(viewer, id);
  }

  @Mutation(() => CreateTeamPayload, { description: 'Makes a team, with the viewer as its owner.' })
  async createTeam(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => CreateTeamInput, { description: 'What it begins with.' }) input: CreateTeamInput,
  ): Promise<CreateTeamPayload> {
    return { team: await this.service.create(viewer, input) };
  }

  @Mutation(() => ChangeMemberRolePayload, { description: 'Gives a member another role.' })
  async changeMemberRole(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => ChangeMemberRoleInput, { description: 'Whose.' }) input: ChangeMemberRoleInput,
  ): Promise<ChangeMemberRolePayload> {
    return { member: await this.service.changeRole(viewer, input) };
  }

  @Mutation(() => RemoveMemberPayload, { description: 'Takes a member out of a team; members may also leave by it.' })
  async removeMember(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => RemoveMemberInput, { description: 'Who.' }) input: RemoveMemberInput,
  ): Promise<RemoveMemberPayload> {
    return { member: await this.service.remove(viewer, input) };
  }

  @FieldResolver(() => TeamMemberConnection, { description: 'Who is in it, the longest first.' })
  members(
    @Root() { id }: Team,
    @Ctx() { loaders }: AccountContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Membership>> {
    return loaders.membersOfTeam.load({ parentId: id, args });
  }

  @FieldResolver(() => TeamRole, { nullable: true, description: "The viewer's role in it; null for an agent." })
  viewerRole(@Root() { id }: Team, @Ctx() { viewer }: AccountContext): TeamRole | null {
    return viewer?.kind === 'user' ? ((viewer.teams[id] as TeamRole | undefined) ?? null) : null;
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The person; null once the account is deleted.' })
  user(@Root() { userId }: Membership, @Ctx() { loaders }: AccountContext): Promise<User | null> {
    return loaders.user.load(userId);
  }

  @FieldResolver(() => Team, { nullable: true, description: 'The team.' })
  team(@Root() { teamId }: Membership, @Ctx() { loaders }: AccountContext): Promise<Team | null> {
    return loaders.team.load(teamId);
  }
}
