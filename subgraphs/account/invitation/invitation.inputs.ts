import { IsEmail, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LONGEST_TOKEN } from '../credential/secret';
import { TeamRole } from '../team/team-role';

@InputType({ description: 'Who is asked into which team.' })
export class InviteMemberInput {
  @Field(() => ID, { description: 'The team; not a personal one.' })
  teamId!: string;

  @Field(() => String, { description: 'Where the mail goes; the person need not have an account yet.' })
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @Field(() => TeamRole, { defaultValue: TeamRole.EDITOR, description: 'What the person will be allowed to do.' })
  role!: TeamRole;

  @Field(() => String, {
    nullable: true,
    description: 'The same key gives the same invitation, and sends no second mail.',
  })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'The proof of an invitation.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'From the mail; good for 7 days.' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;
}
