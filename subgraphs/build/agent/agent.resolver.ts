import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { HEARTBEAT_SECONDS, LEASE_SECONDS } from '#platform/database/lease';
import { type Connection, ConnectionArgs, ConnectionOf } from '#platform/graphql/connection';
import { by } from '#platform/graphql/subscribe';
import { Build } from '../build/build.entity';
import type { BuildContext } from '../loaders';
import { readableOrNull } from '../build/readable';
import { Team } from '../references/team';
import { Agent } from './agent.entity';
import { HeartbeatInput, RegisterAgentInput } from './agent.inputs';
import { HeartbeatPayload, RegisterAgentPayload, WorkAvailable } from './agent.payloads';
import type { AgentService } from './agent.service';
import { AgentStatus, statusOf } from './agent-status';
import { ForAgents } from '#platform/graphql/for-agents';

/** How often an agent asks for work by itself. Wake-ups bring it sooner; this is for those that get lost. */
const POLL_SECONDS = 5;

const AgentConnection = ConnectionOf(Agent);

/** Agents, to those whose builds they make, and the first half of the agents' own protocol. */
@Resolver(() => Agent)
export class AgentResolver {
  constructor(readonly service: AgentService) {}

  @Query(() => AgentConnection, {
    description: "The agents that work for the viewer: those of the viewer's teams and those of the platform.",
  })
  agents(
    @Ctx() { viewer }: BuildContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Agent>> {
    return this.service.list(viewer, args);
  }

  @ForAgents()
  @Mutation(() => RegisterAgentPayload, { description: 'An agent introduces itself; the first thing it does.' })
  async registerAgent(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => RegisterAgentInput, { description: 'The agent.' }) input: RegisterAgentInput,
  ): Promise<Partial<RegisterAgentPayload>> {
    return {
      agent: await this.service.register(viewer, input),
      heartbeatSeconds: HEARTBEAT_SECONDS,
      pollSeconds: POLL_SECONDS,
      leaseSeconds: LEASE_SECONDS,
    };
  }

  @ForAgents()
  @Mutation(() => HeartbeatPayload, { description: 'A sign of life; renews the lease of the work that is named.' })
  async heartbeat(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => HeartbeatInput, { description: 'The agent and its work.' }) input: HeartbeatInput,
  ): Promise<Partial<HeartbeatPayload>> {
    return { agent: await this.service.heartbeat(viewer, input) };
  }

  @ForAgents()
  @Subscription(() => WorkAvailable, {
    description:
      'Wakes a build agent: there may be work to claim, or the work that it has may have been taken from it. Comes once at once.',
    subscribe: by(
      () => AgentResolver,
      ({ service }, _args, { viewer }) => service.wakeUps(viewer),
    ),
  })
  workAvailable(@Root() reason: WorkAvailable): WorkAvailable {
    return reason;
  }

  @FieldResolver(() => AgentStatus, { description: 'Whether it can take work now.' })
  async status(@Root() agent: Agent, @Ctx() { loaders }: BuildContext): Promise<AgentStatus> {
    return statusOf(agent, (await loaders.currentBuild.load(agent.id)) !== null);
  }

  @FieldResolver(() => Team, { nullable: true, description: 'The team that it works for; null: it works for all.' })
  team(@Root() { teamId }: Agent): Team | null {
    return teamId === null ? null : { id: teamId };
  }

  @FieldResolver(() => Build, {
    nullable: true,
    description: 'What it builds now; null when it is free, or builds something that the viewer may not see.',
  })
  async currentBuild(@Root() { id }: Agent, @Ctx() { viewer, loaders }: BuildContext): Promise<Build | null> {
    return readableOrNull(viewer, await loaders.currentBuild.load(id));
  }
}
