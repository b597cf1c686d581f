import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { requireRole } from '#platform/kernel/viewer';
import type { AccountContext } from '../loaders';
import { Team } from '../team/team.entity';
import { AgentToken, AgentTokenConnection } from './agent-token.entity';
import { CreateAgentTokenInput, RevokeAgentTokenInput } from './agent-token.inputs';
import { CreateAgentTokenPayload, RevokeAgentTokenPayload } from './agent-token.payloads';
import type { AgentTokenService } from './agent-token.service';

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
