import { type DataSource, type EntityManager, type FindOptionsWhere, In, IsNull, Or } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { connect, type Connection, type ConnectionArgs } from '#platform/graphql/connection';
import { NotFound, Unauthenticated } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { type AgentViewer, requireAgent, requireScope, type Viewer } from '#platform/kernel/viewer';
import { AGENTS_TOPIC, type BuildWakes } from '../build/build-changes';
import { requireBuildLease } from '../work/require-build-lease';
import { Agent } from './agent.entity';
import { NO_SUCH_AGENT, otherProtocol, PROTOCOL, tokenMissing } from './agent.errors';
import type { HeartbeatInput, RegisterAgentInput } from './agent.inputs';

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
    const { agentTokenId, teamId, pool } = requireAgent(viewer);
    if (input.protocol !== PROTOCOL) throw otherProtocol(input.protocol);
    const { kind, name, version, platforms, capabilities } = input;
    const agents = this.db.getRepository(Agent);
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
    await this.db
      .getRepository(Agent)
      .update(id, { lastSeenAt: new Date(), saysBusy: input.isBusy ?? false, hasLeft: input.isLeaving ?? false });
    const { buildId, fencingToken } = input;
    if (buildId) {
      if (fencingToken === null || fencingToken === undefined) throw tokenMissing();
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
  if (!agent || agent.agentTokenId !== viewer.agentTokenId || agent.teamId !== viewer.teamId)
    throw new NotFound(NO_SUCH_AGENT);
  return agent;
}

/** The agents that the viewer may know of. */
export function agentsOf(viewer: Viewer | null): FindOptionsWhere<Agent> {
  if (!viewer) throw new Unauthenticated('Sign in first: send `Authorization: Bearer <token>`.');
  requireScope(viewer, 'build:read');
  if (viewer.kind === 'user') return { teamId: Or(IsNull(), In(Object.keys(viewer.teams))) };
  return viewer.kind === 'system' || viewer.teamId === null ? {} : { teamId: viewer.teamId };
}

/** True when the viewer may know of the agent; platform agents are everyone's. */
export function mayKnowAgent(viewer: Viewer | null, { teamId }: Agent): boolean {
  if (!viewer) return false;
  if (viewer.kind === 'user')
    return (
      (teamId === null || viewer.teams[teamId] !== undefined) &&
      (viewer.scopes === null || viewer.scopes.some((scope) => scope === 'build:read' || scope === 'build:write'))
    );
  return viewer.kind === 'system' || viewer.teamId === null || viewer.teamId === teamId;
}
