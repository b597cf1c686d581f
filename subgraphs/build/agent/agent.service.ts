import { type DataSource, type EntityManager, type FindOptionsWhere, In, IsNull, Or } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { connect, type Connection, type ConnectionArgs } from '#platform/graphql/connection';
import { newId } from '#platform/kernel/id';
import { type AgentViewer, mayRead, requireAgent, requireScope, type Viewer } from '#platform/kernel/viewer';
import { AGENTS_TOPIC, type BuildWakes } from '../build/build-changes';
import { requireReader } from '../build/readable';
import { requireBuildLease } from '../work/require-build-lease';
import { Agent } from './agent.entity';
import { AgentNotFound, FencingTokenMissing, OtherProtocol } from './agent.errors';
import type { HeartbeatInput, RegisterAgentInput } from './agent.inputs';

/** The version of the agents' protocol that is understood. */
const PROTOCOL = 1;

/** Who there is to work, and whether they still are. */
export class AgentService {
  constructor(
    private readonly db: DataSource,
    private readonly wakes: BuildWakes,
  ) {}

  /** The agents that work for the viewer: those of the viewer's teams and those of the platform. */
  async list(viewer: Viewer | null, args: ConnectionArgs): Promise<Connection<Agent>> {
    return connect(this.db, Agent, agentsOf(viewer), args);
  }

  /** Comes at once, then whenever there may be work or the work that an agent has may have been taken from it. */
  wakeUps(viewer: Viewer | null): AsyncIterableIterator<{ at: Date }> {
    return this.wakes.live(AGENTS_TOPIC, async () => {
      requireAgent(viewer);
      return { at: new Date() };
    });
  }

  async register(viewer: Viewer | null, input: RegisterAgentInput): Promise<Agent> {
    requireAgent(viewer);
    if (input.protocol !== PROTOCOL) throw new OtherProtocol(input.protocol, PROTOCOL);
    return unitOfWork(this.db, (tx) => this.keep(tx, requireAgent(viewer), input));
  }

  private async keep(tx: EntityManager, viewer: AgentViewer, input: RegisterAgentInput): Promise<Agent> {
    const { agentTokenId, teamId, pool } = viewer;
    const { kind, name, version, platforms, capabilities } = input;
    const agents = tx.getRepository(Agent);
    const known = input.agentId
      ? await agents.findOneBy({ id: input.agentId, teamId: teamId ?? IsNull(), kind })
      : null;
    const id = known?.id ?? newId('agt');
    const now = new Date();
    await agents.upsert(
      {
        id,
        teamId,
        agentTokenId,
        pool,
        kind,
        name,
        version,
        capabilities: capabilities.map((capability) => ({ name: capability.name, version: capability.version })),
        platforms: [...new Set(platforms)],
        lastSeenAt: now,
        hasLeft: false,
        saysBusy: false,
        createdAt: known?.createdAt ?? now,
      },
      ['id'],
    );
    return agents.findOneByOrFail({ id });
  }

  /** Renews the lease of the build, if one is named. Throws `LeaseLost` when that is the agent's no more; the sign of life counts all the same. */
  async heartbeat(viewer: Viewer | null, input: HeartbeatInput): Promise<Agent> {
    const { id } = await ownAgent(this.db.manager, requireAgent(viewer), input.agentId);
    // A sign of life alone, outside of the unit of work: it has no event, and stays when the lease turns out to be lost.
    await this.db
      .getRepository(Agent)
      .update(id, { lastSeenAt: new Date(), saysBusy: input.isBusy ?? false, hasLeft: input.isLeaving ?? false });
    const { buildId, fencingToken } = input;
    if (buildId) {
      if (fencingToken === null || fencingToken === undefined) throw new FencingTokenMissing();
      const work = { agentId: id, buildId, fencingToken };
      const { isResumed } = await unitOfWork(this.db, (tx) => requireBuildLease(tx, requireAgent(viewer), work));
      if (isResumed) await this.wakes.changed([buildId]);
    }
    return this.db.getRepository(Agent).findOneByOrFail({ id });
  }
}

/** The agent, if it works by this token's authority. */
export async function ownAgent(
  tx: EntityManager,
  viewer: AgentViewer,
  id: string,
  lock?: 'pessimistic_write',
): Promise<Agent> {
  const agent = await tx.findOne(Agent, { where: { id }, ...(lock && { lock: { mode: lock } }) });
  if (!agent || agent.agentTokenId !== viewer.agentTokenId || agent.teamId !== viewer.teamId) throw new AgentNotFound();
  return agent;
}

/** The agents that the viewer may know of. */
export function agentsOf(asking: Viewer | null): FindOptionsWhere<Agent> {
  const viewer = requireReader(asking);
  if (viewer.kind === 'user') return { teamId: Or(IsNull(), In(Object.keys(viewer.teams))) };
  return viewer.kind === 'system' || viewer.teamId === null ? {} : { teamId: viewer.teamId };
}

/** The agent, if the viewer may know of it; the platform's agents are everyone's who has signed in. For `_entities`: a token without the scope is told so. */
export function knownAgentOrNull(viewer: Viewer | null, agent: Agent | null): Agent | null {
  requireScope(viewer, 'build:read');
  if (!agent || !viewer) return null;
  const isOfPlatform = agent.teamId === null && (viewer.kind !== 'agent' || viewer.teamId === null);
  return isOfPlatform || (agent.teamId !== null && mayRead(viewer, agent.teamId)) ? agent : null;
}
