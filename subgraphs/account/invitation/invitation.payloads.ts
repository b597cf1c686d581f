import { Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Team } from '../team/team.entity';
import { Invitation } from './invitation.entity';

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
