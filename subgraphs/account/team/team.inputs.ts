import { IsOptional, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { TeamRole } from './team-role';

@InputType({ description: 'What a new team begins with.' })
export class CreateTeamInput {
  @Field(() => String, { description: '1 to 60 characters.' })
  @Length(1, 60)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The same key gives the same team.' })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'Whose role is to change.' })
export class ChangeMemberRoleInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => ID, { description: 'The member.' })
  userId!: string;

  @Field(() => TeamRole, { description: 'The new role.' })
  role!: TeamRole;
}

@InputType({ description: 'Who is to leave.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => ID, { description: 'The member; everyone may remove themselves.' })
  userId!: string;
}
