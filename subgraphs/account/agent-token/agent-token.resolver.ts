import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { Payload } from '#platform/graphql/user-errors';
import { requireRole } from '#platform/kernel/viewer';
import type { AccountContext } from '../loaders';
import { Team } from '../team/team.entity';
import { AgentToken, AgentTokenConnection } from './agent-token.entity';
import { CreateAgentTokenInput, RevokeAgentTokenInput } from './agent-token.inputs';
import type { AgentTokenService } from './agent-token.service';

@ObjectType({ description: 'The new token; it is shown this once.' })
export class CreateAgentTokenPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description:
      'For `--token` of an agent; keep it, it is not shown again: null when the idempotencyKey was used before.',
  })
  token?: string | null;

  @Field(() => AgentToken, { nullable: true, description: 'What is known of it; null when there are errors.' })
  agentToken?: AgentToken;
}

@ObjectType({ description: 'The token that is good no longer.' })
export class RevokeAgentTokenPayload extends Payload {
  @Field(() => AgentToken, { nullable: true, description: 'What is known of it; null when there are errors.' })
  agentToken?: AgentToken;
}

@Resolver(() => Team)
export class AgentTokenResolver {
  constructor(private readonly service: AgentTokenService) {}

  @Mutation(() => CreateAgentTokenPayload, { description: 'Makes a token with which agents come to work for a team.' })
  async createAgentToken(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => CreateAgentTokenInput, { description: 'What it is for.' }) input: CreateAgentTokenInput,
  ): Promise<CreateAgentTokenPayload> {
    return this.service.create(viewer, input);
  }

  @Mutation(() => RevokeAgentTokenPayload, { description: 'Ends a token at once.' })
  async revokeAgentToken(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => RevokeAgentTokenInput, { description: 'Which one.' }) { agentTokenId }: RevokeAgentTokenInput,
  ): Promise<RevokeAgentTokenPayload> {
    return { agentToken: await this.service.revoke(viewer, agentTokenId) };
  }

  @FieldResolver(() => AgentTokenConnection, { nullable: true, description: 'The tokens of its agents; for admins.' })
  agentTokens(
    @Root() { id }: Team,
    @Ctx() { viewer, loaders }: AccountContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<AgentToken>> {
    requireRole(viewer, id, 'ADMIN');
    return loaders.agentTokensOfTeam.load({ parentId: id, args });
  }
}
