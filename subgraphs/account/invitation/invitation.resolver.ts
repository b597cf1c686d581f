import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { requireRole } from '#platform/kernel/viewer';
import type { AccountContext } from '../loaders';
import { Team } from '../team/team.entity';
import { Invitation, InvitationConnection } from './invitation.entity';
import { AcceptInvitationInput, InviteMemberInput } from './invitation.inputs';
import { AcceptInvitationPayload, InviteMemberPayload } from './invitation.payloads';
import type { InvitationService } from './invitation.service';

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
