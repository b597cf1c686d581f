import { type DataSource, type EntityManager, In, Not } from 'typeorm';
import { claim, giveBack, LEASE_SECONDS, MAX_ATTEMPTS } from '#platform/database/lease';
import { unitOfWork } from '#platform/database/unit-of-work';
import { type AgentViewer, requireAgent, type Viewer } from '#platform/kernel/viewer';
import type { ObjectStore } from '#platform/ports/object-store';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { KnownBuild } from '../build/known-build.entity';
import { dropCommands } from '../command/add-command';
import type { Device } from '../device/device.entity';
import { devicesOfAgent } from '../device/device.service';
import { endSession } from '../session/end-session';
import { PreviewSession } from '../session/preview-session.entity';
import { AGENTS_TOPIC, changeSession, type SessionWakes } from '../session/session-changes';
import { agentLost, nothingToRun } from '../session/preview-failures';
import { signBundle } from './bundles';
import { requireSessionLease, type WorkProof } from './require-session-lease';
import type { ClaimPreviewInput } from './work.inputs';
import type { ClaimedPreview } from './work.payloads';

/** Hands sessions to agents and takes them back. */
export class ClaimService {
  constructor(
    private readonly db: DataSource,
    private readonly objects: ObjectStore,
    private readonly wakes: SessionWakes,
  ) {}

  /** Comes at once, then whenever there may be work. */
  wakeUps(viewer: Viewer | null): AsyncIterableIterator<{ at: Date }> {
    return this.wakes.live(AGENTS_TOPIC, async () => {
      requireAgent(viewer);
      return { at: new Date() };
    });
  }

  /**
   * A session for the agent, or null. One that it holds and does not know of comes first and is begun anew: the agent was restarted, or the answer to its claim got lost.
   * Nothing of another team than the token's is ever given.
   */
  async claim(viewer: Viewer | null, input: ClaimPreviewInput): Promise<ClaimedPreview | null> {
    const agent = requireAgent(viewer);
    const ended: string[] = [];
    const claimed = await unitOfWork(this.db, (tx) => this.take(tx, agent, input, ended));
    if (ended.length > 0) await this.wakes.ended(ended);
    if (!claimed) return null;
    const { session, build, device } = claimed;
    await this.wakes.changed([session.id]);
    const bundle = await signBundle(this.objects, build);
    const { fencingToken, lastCommand } = session;
    return bundle && { session, fencingToken, commandsAfter: lastCommand, bundle, device };
  }

  /** Puts a session back into the queue for another agent: this one ends. */
  async release(viewer: Viewer | null, proof: WorkProof): Promise<PreviewSession> {
    const agent = requireAgent(viewer);
    const session = await unitOfWork(this.db, async (tx) => {
      const { session: held } = await requireSessionLease(tx, agent, proof);
      await giveBack(tx, PreviewSession, held.id);
      return requeued(tx, held.id, 'The device was taken away; the preview waits for another.');
    });
    await this.wakes.changed([session.id]);
    await this.wakes.commanded(session.id);
    await this.wakes.agents();
    return session;
  }

  private async take(tx: EntityManager, agent: AgentViewer, input: ClaimPreviewInput, ended: string[]) {
    const { agentId, heldSessionIds } = input;
    const devices = await devicesOfAgent(tx, agent, agentId);
    const id =
      (await this.forgotten(tx, devices, agentId, heldSessionIds, ended)) ??
      (await claim(
        tx,
        PreviewSession,
        agentId,
        '"buildId" IN (SELECT "id" FROM known_build WHERE "bundle" IS NOT NULL) AND "platform" = ANY($2) AND ($3::text IS NULL OR "teamId" = $3)',
        [[...new Set(devices.map(({ platform }) => platform))], agent.teamId],
      ));
    if (!id) return null;
    const session = await tx.findOneByOrFail(PreviewSession, { id });
    const build = await tx.findOneBy(KnownBuild, { id: session.buildId! });
    const device = devices.find(({ platform }) => platform === session.platform);
    if (build && !build.bundle && !isFinal(build.status)) {
      // The build was begun anew, and so was the device: what that ran is void.
      await giveBack(tx, PreviewSession, id);
      await requeued(tx, id, 'The device was lost; the preview waits for the build of the app.');
      return null;
    }
    if (!build?.bundle || !device) {
      await endSession(tx, session, { status: WorkStatus.FAILED, failure: nothingToRun() });
      ended.push(id);
      return null;
    }
    await dropCommands(tx, id, 'The device was lost.');
    const message = `The app starts on ${device.name}.`;
    await changeSession(tx, session, { deviceId: device.id, publishedAt: null, stream: null, message });
    return { session, build, device };
  }

  /** What the agent holds by the platform's books but not by its own, with a new token, so that whatever is left of its earlier self is fenced off. */
  private async forgotten(
    tx: EntityManager,
    devices: Device[],
    agentId: string,
    heldSessionIds: string[],
    ended: string[],
  ): Promise<string | null> {
    const held = await tx.findOne(PreviewSession, {
      where: {
        claimedById: agentId,
        status: WorkStatus.RUNNING,
        deviceId: In(devices.map(({ id }) => id)),
        ...(heldSessionIds.length > 0 && { id: Not(In(heldSessionIds)) }),
      },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!held) return null;
    if (held.attempts >= MAX_ATTEMPTS) {
      await endSession(tx, held, { status: WorkStatus.FAILED, failure: agentLost() });
      ended.push(held.id);
      return null;
    }
    await tx.query(
      `UPDATE preview_session SET "fencingToken" = "fencingToken" + 1, "attempts" = "attempts" + 1,
              "leaseUntil" = now() + interval '${LEASE_SECONDS} seconds' WHERE "id" = $1`,
      [held.id],
    );
    return held.id;
  }
}

/** Tells that a session waits for a device again; its row is QUEUED already. */
export async function requeued(tx: EntityManager, id: string, message: string): Promise<PreviewSession> {
  await dropCommands(tx, id, 'The device was lost.');
  const session = await tx.findOneByOrFail(PreviewSession, { id });
  await changeSession(tx, session, { publishedAt: null, stream: null, message });
  return session;
}
