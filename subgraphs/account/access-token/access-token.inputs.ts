import { ArrayNotEmpty, ArrayUnique, IsIn, IsOptional, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

const NOUNS = ['account', 'team', 'project', 'generation', 'build', 'preview', 'storage', 'analytics', 'deployment'];
const SCOPES = NOUNS.flatMap((noun) => [`${noun}:read`, `${noun}:write`]);

@InputType({ description: 'What a new access token is for.' })
export class CreateAccessTokenInput {
  @Field(() => String, { description: '1 to 60 characters.' })
  @Length(1, 60)
  name!: string;

  @Field(() => [String], {
    nullable: true,
    description: `What it may do, of ${SCOPES.join(', ')}; everything that the user may when left out.`,
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(SCOPES, { each: true, message: `each scope must be one of ${SCOPES.join(', ')}` })
  scopes?: string[];

  @Field(() => Int, { defaultValue: 30, description: 'How long it is good, 1 to 366 days.' })
  @Min(1)
  @Max(366)
  expiresInDays!: number;

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
export class RevokeAccessTokenInput {
  @Field(() => ID, { description: "One of the viewer's access tokens." })
  accessTokenId!: string;
}
