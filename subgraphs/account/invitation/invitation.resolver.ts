import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { Payload } from '#platform/graphql/user-errors';
import { requireRole } from '#platform/kernel/viewer';
import type { AccountContext } from '../loaders';
import { Team } from '../team/team.entity';
import { Invitation, InvitationConnection } from './invitation.entity';
import { AcceptInvitationInput, InviteMemberInput } from './invitation.inputs';
import type { InvitationService } from './invitation.service';

@ObjectType({ description: 'The invitation that is on its way.' })
export class InviteMemberPayload extends Payload {
  @Field(() => Invitation, { nullable: true, description: 'The invitation; null when there are errors.' })
  invitation?: Invitation;
}

@ObjectType({ description: 'The team that the viewer is in now.' })
export class AcceptInvitationPayload extends Payload {
  @Field(() => Team, { nullable: true, description: 'The team; null when there are errors.' })
  team?: Team;
}

@Resolver(() => Team)
export class InvitationResolver {
  constructor(private readonly service: InvitationService) {}

  @Mutation(() => InviteMemberPayload, { description: 'Asks someone into a team, by mail.' })
  async inviteMember(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => InviteMemberInput, { description: 'Who, and into which team.' }) input: InviteMemberInput,
  ): Promise<InviteMemberPayload> {
    return { invitation: await this.service.invite(viewer, input) };
  }

  @Mutation(() => AcceptInvitationPayload, { description: 'Accepts an invitation.' })
  async acceptInvitation(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => AcceptInvitationInput, { description: 'The proof.' }) { token }: AcceptInvitationInput,
  ): Promise<AcceptInvitationPayload> {
    return { team: await this.service.accept(viewer, token) };
  }

  @FieldResolver(() => InvitationConnection, {
    nullable: true,
    description: 'Who was asked and has not come yet; for admins.',
  })
  invitations(
    @Root() { id }: Team,
    @Ctx() { viewer, loaders }: AccountContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Invitation>> {
    requireRole(viewer, id, 'ADMIN');
    return loaders.invitationsOfTeam.load({ parentId: id, args });
  }
}
