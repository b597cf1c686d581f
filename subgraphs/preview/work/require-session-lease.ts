import type { EntityManager } from 'typeorm';
import { requireLease, resumeLease } from '#platform/database/lease';
import { LeaseLost } from '#platform/kernel/errors';
import { type AgentViewer, mayRead } from '#platform/kernel/viewer';
import { Device } from '../device/device.entity';
import { PreviewSession } from '../session/preview-session.entity';
import { changeSession } from '../session/session-changes';

/** What every write of an agent bears. */
export interface WorkProof {
  agentId: string;
  sessionId: string;
  fencingToken: number;
}

/**
 * The session, locked and with its lease renewed, if it is still this agent's by this claim. A lease that ended while nobody else took the session goes on: an agent that
 * could not reach the platform for a minute need not begin again. Throws `LeaseLost` otherwise.
 */
export async function requireSessionLease(
  tx: EntityManager,
  viewer: AgentViewer,
  { agentId, sessionId, fencingToken }: WorkProof,
): Promise<{ session: PreviewSession; isResumed: boolean }> {
  // Asked first, so that a stranger who guesses ids and tokens changes nothing.
  await requireOwn(tx, viewer, sessionId);
  const isResumed = await resumeLease(tx, PreviewSession, sessionId, agentId, fencingToken);
  const session = await requireLease(tx, PreviewSession, sessionId, agentId, fencingToken);
  if (isResumed) await changeSession(tx, session, { message: 'The device is back; the video is being connected.' });
  return { session, isResumed };
}

async function requireOwn(tx: EntityManager, viewer: AgentViewer, sessionId: string): Promise<void> {
  const session = await tx.findOneBy(PreviewSession, { id: sessionId });
  const device = session?.deviceId ? await tx.findOneBy(Device, { id: session.deviceId }) : null;
  if (!session || !mayRead(viewer, session.teamId) || device?.agentTokenId !== viewer.agentTokenId)
    throw new LeaseLost('This session is not yours; stop it and throw away what was done.');
}
