import { Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Membership } from './membership.entity';
import { Team } from './team.entity';

@ObjectType({ description: 'The new team.' })
export class CreateTeamPayload extends Payload {
  @Field(() => Team, { nullable: true, description: 'The new team; null when there are errors.' })
  team?: Team;
}

@ObjectType({ description: 'The member with the new role.' })
export class ChangeMemberRolePayload extends Payload {
  @Field(() => Membership, { nullable: true, description: 'The member; null when there are errors.' })
  member?: Membership;
}

@ObjectType({ description: 'Who has left.' })
export class RemoveMemberPayload extends Payload {
  @Field(() => Membership, { nullable: true, description: 'The member that was; null when there are errors.' })
  member?: Membership;
}
