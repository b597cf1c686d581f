import { Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { AccessToken } from './access-token.entity';

@ObjectType({ description: 'The new token; it is shown this once.' })
export class CreateAccessTokenPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description:
      'For `Authorization: Bearer …`; keep it, it is not shown again: null when the idempotencyKey was used before.',
  })
  token?: string | null;

  @Field(() => AccessToken, { nullable: true, description: 'What is known of it; null when there are errors.' })
  accessToken?: AccessToken;
}

@ObjectType({ description: 'The token that is good no longer.' })
export class RevokeAccessTokenPayload extends Payload {
  @Field(() => AccessToken, { nullable: true, description: 'What is known of it; null when there are errors.' })
  accessToken?: AccessToken;
}
