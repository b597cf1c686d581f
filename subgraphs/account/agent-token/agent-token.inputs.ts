import { IsOptional, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What a new agent token is for.' })
export class CreateAgentTokenInput {
  @Field(() => ID, { description: 'The team whose work the agents take.' })
  teamId!: string;

  @Field(() => String, { description: '1 to 60 characters.' })
  @Length(1, 60)
  name!: string;

  @Field(() => String, {
    defaultValue: 'default',
    description: 'The pool that the agents stand in; 1 to 40 characters.',
  })
  @Length(1, 40)
  pool!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The same key gives the same token entity; its secret was in the first answer alone, so that `token` is null then.',
  })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'The token to revoke.' })
export class RevokeAgentTokenInput {
  @Field(() => ID, { description: 'A token of a team that the viewer manages.' })
  agentTokenId!: string;
}
