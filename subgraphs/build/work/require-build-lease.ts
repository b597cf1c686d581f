import type { EntityManager } from 'typeorm';
import { requireLease, resumeLease } from '#platform/database/lease';
import { LeaseLost } from '#platform/kernel/errors';
import type { AgentViewer } from '#platform/kernel/viewer';
import { recordChange } from '../build/build-changes';
import { Build } from '../build/build.entity';

/** What every write of an agent bears. */
export interface WorkProof {
  agentId: string;
  buildId: string;
  fencingToken: number;
}

/**
 * The build, locked and with its lease renewed, if it is still this agent's by this claim. A lease that ended while nobody else took the build goes on: an agent that could
 * not reach the platform for a minute need not begin again. Throws `LeaseLost` otherwise.
 */
export async function requireBuildLease(
  tx: EntityManager,
  viewer: AgentViewer,
  { agentId, buildId, fencingToken }: WorkProof,
): Promise<{ build: Build; isResumed: boolean }> {
  const isResumed = await resumeLease(tx, Build, buildId, agentId, fencingToken);
  const build = await requireLease(tx, Build, buildId, agentId, fencingToken);
  if (viewer.teamId !== null && build.teamId !== viewer.teamId)
    throw new LeaseLost('This work is of another team than the agent; stop it.');
  if (isResumed) await recordChange(tx, build, 'The build agent is back and goes on.');
  return { build, isResumed };
}
