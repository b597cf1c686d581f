import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import type { AccountContext } from '../loaders';
import { AccessToken } from './access-token.entity';
import { CreateAccessTokenInput, RevokeAccessTokenInput } from './access-token.inputs';
import type { AccessTokenService } from './access-token.service';

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

@Resolver(() => AccessToken)
export class AccessTokenResolver {
  constructor(private readonly service: AccessTokenService) {}

  @Mutation(() => CreateAccessTokenPayload, { description: 'Makes a token for programs that act for the viewer.' })
  async createAccessToken(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => CreateAccessTokenInput, { description: 'What it is for.' }) input: CreateAccessTokenInput,
  ): Promise<CreateAccessTokenPayload> {
    return this.service.create(viewer, input);
  }

  @Mutation(() => RevokeAccessTokenPayload, { description: 'Ends a token at once.' })
  async revokeAccessToken(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => RevokeAccessTokenInput, { description: 'Which one.' })
    { accessTokenId }: RevokeAccessTokenInput,
  ): Promise<RevokeAccessTokenPayload> {
    return { accessToken: await this.service.revoke(viewer, accessTokenId) };
  }
}
