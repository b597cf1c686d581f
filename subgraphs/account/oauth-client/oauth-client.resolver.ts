import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { requireRole } from '#platform/kernel/viewer';
import type { AccountContext } from '../loaders';
import { Team } from '../team/team.entity';
import { OAuthClient, OAuthClientConnection } from './oauth-client.entity';
import { CreateOAuthClientInput, RevokeOAuthClientInput, RotateOAuthClientSecretInput } from './oauth-client.inputs';
import {
  CreateOAuthClientPayload,
  RevokeOAuthClientPayload,
  RotateOAuthClientSecretPayload,
} from './oauth-client.payloads';
import type { OAuthClientService } from './oauth-client.service';

@Resolver(() => Team)
export class OAuthClientResolver {
  constructor(private readonly service: OAuthClientService) {}

  @Mutation(() => CreateOAuthClientPayload, { description: "Makes a client for a partner's program; for admins." })
  async createOAuthClient(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => CreateOAuthClientInput, { description: 'What it is for.' }) input: CreateOAuthClientInput,
  ): Promise<CreateOAuthClientPayload> {
    return this.service.create(viewer, input);
  }

  @Mutation(() => RotateOAuthClientSecretPayload, { description: 'Gives a client a new secret; for admins.' })
  async rotateOAuthClientSecret(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => RotateOAuthClientSecretInput, { description: 'Which one.' })
    { oauthClientId, overlapHours }: RotateOAuthClientSecretInput,
  ): Promise<RotateOAuthClientSecretPayload> {
    return this.service.rotate(viewer, oauthClientId, overlapHours);
  }

  @Mutation(() => RevokeOAuthClientPayload, { description: 'Ends a client and its tokens at once; for admins.' })
  async revokeOAuthClient(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => RevokeOAuthClientInput, { description: 'Which one.' })
    { oauthClientId }: RevokeOAuthClientInput,
  ): Promise<RevokeOAuthClientPayload> {
    return { oauthClient: await this.service.revoke(viewer, oauthClientId) };
  }

  @FieldResolver(() => OAuthClientConnection, {
    nullable: true,
    description: "The clients of partners' programs; for admins.",
  })
  oauthClients(
    @Root() { id }: Team,
    @Ctx() { viewer, loaders }: AccountContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<OAuthClient>> {
    requireRole(viewer, id, 'ADMIN');
    return loaders.oauthClientsOfTeam.load({ parentId: id, args });
  }
}
