import { ArrayNotEmpty, ArrayUnique, IsIn, IsOptional, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PARTNER_SCOPES } from '#schema/shared/partner-scopes';

const SCOPES: readonly string[] = PARTNER_SCOPES;

@InputType({ description: "A partner's new program." })
export class CreateOAuthClientInput {
  @Field(() => ID, { description: 'The team that it acts for.' })
  teamId!: string;

  @Field(() => String, { description: '1 to 60 characters.' })
  @Length(1, 60)
  name!: string;

  @Field(() => [String], { description: `The most that it may do, of ${SCOPES.join(', ')}.` })
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(SCOPES, { each: true, message: `each scope must be one of ${SCOPES.join(', ')}` })
  scopes!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'The same key gives the same client; its secret was in the first answer alone, so that `clientSecret` is null then.',
  })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'Whose secret is to be replaced.' })
export class RotateOAuthClientSecretInput {
  @Field(() => ID, { description: 'A client of a team that the viewer manages.' })
  oauthClientId!: string;

  @Field(() => Int, {
    defaultValue: 24,
    description: 'For how many hours the old secret is taken as well, 0 to 168; 0 ends it at once.',
  })
  @Min(0)
  @Max(168)
  overlapHours!: number;
}

@InputType({ description: 'The client to revoke.' })
export class RevokeOAuthClientInput {
  @Field(() => ID, { description: 'A client of a team that the viewer manages.' })
  oauthClientId!: string;
}
