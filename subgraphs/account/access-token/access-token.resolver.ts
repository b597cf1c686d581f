import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AccountContext } from '../loaders';
import { AccessToken } from './access-token.entity';
import { CreateAccessTokenInput, RevokeAccessTokenInput } from './access-token.inputs';
import { CreateAccessTokenPayload, RevokeAccessTokenPayload } from './access-token.payloads';
import type { AccessTokenService } from './access-token.service';

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
