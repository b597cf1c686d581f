import { Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { OAuthClient } from './oauth-client.entity';

@ObjectType({ description: 'The new client; its secret is shown this once.' })
export class CreateOAuthClientPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'Keep it, it is not shown again: null when the idempotencyKey was used before.',
  })
  clientSecret?: string | null;

  @Field(() => OAuthClient, {
    nullable: true,
    description: 'What is known of it; its id is the `client_id`. Null when there are errors.',
  })
  oauthClient?: OAuthClient;
}

@ObjectType({ description: 'The client with a new secret, which is shown this once.' })
export class RotateOAuthClientSecretPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Keep it, it is not shown again; null when there are errors.' })
  clientSecret?: string | null;

  @Field(() => OAuthClient, { nullable: true, description: 'What is known of it; null when there are errors.' })
  oauthClient?: OAuthClient;
}

@ObjectType({ description: 'The client that gets no more tokens; those that it has are good no longer.' })
export class RevokeOAuthClientPayload extends Payload {
  @Field(() => OAuthClient, { nullable: true, description: 'What is known of it; null when there are errors.' })
  oauthClient?: OAuthClient;
}
