import type { DataSource, EntityManager } from 'typeorm';
import { claim, giveBack, LEASE_SECONDS, MAX_ATTEMPTS } from '#platform/database/lease';
import { unitOfWork } from '#platform/database/unit-of-work';
import { requireAgent, type Viewer } from '#platform/kernel/viewer';
import { ObjectNotFound } from '#platform/ports/object-store';
import { WorkStatus } from '#schema/shared/work-status';
import { type Agent, AgentKind } from '../agent/agent.entity';
import { ownAgent } from '../agent/agent.service';
import { Artifact } from '../artifact/artifact.entity';
import { type BuildWakes, recordChange } from '../build/build-changes';
import { Build } from '../build/build.entity';
import { agentLost, sourceMissing } from '../build/build-failures';
import { endBuild } from '../build/end-build';
import { Diagnostic } from '../diagnostic/diagnostic.entity';
import { appendToLog } from '../log/append';
import { Phase } from '../phase/phase.entity';
import { FAIR_ORDER } from '../queue/fair-order';
import { requireBuildLease, type WorkProof } from './require-build-lease';
import type { SourceArchives } from './source-archive';
import type { ClaimedWork } from './work.payloads';

/** Hands builds to agents and takes them back. */
export class ClaimService {
  constructor(
    private readonly db: DataSource,
    private readonly sources: SourceArchives,
    private readonly wakes: BuildWakes,
  ) {}

  /**
   * The build that the agent is to work on, or null. One that it holds already comes first and is begun anew: the agent has been restarted, or the answer to its claim got
   * lost. Nothing of another team than the token's is ever given.
   */
  async claim(viewer: Viewer | null, agentId: string): Promise<ClaimedWork | null> {
    for (;;) {
      const build = await this.claimRow(viewer, agentId);
      if (!build) return null;
      try {
        const source = await this.sources.of(build.teamId, build.manifest);
        return { build, source, fencingToken: build.fencingToken, nextLogSequence: build.logSequence + 1 };
      } catch (error) {
        if (!(error instanceof ObjectNotFound)) throw error;
        await this.failWithoutSource(build);
      }
    }
  }

  /** Puts a build back into the queue for another agent: this one ends. */
  async release(viewer: Viewer | null, proof: WorkProof): Promise<Build> {
    const agent = requireAgent(viewer);
    const build = await unitOfWork(this.db, async (tx) => {
      await ownAgent(tx, agent, proof.agentId);
      const { build: held } = await requireBuildLease(tx, agent, proof);
      await giveBack(tx, Build, held.id);
      await forgetAttempt(tx, held.id);
      const queued = await tx.findOneByOrFail(Build, { id: held.id });
      await recordChange(tx, queued, 'The agent has ended; the build waits for another.');
      return queued;
    });
    await this.wakes.changed([build.id]);
    await this.wakes.agents();
    return build;
  }

  private async claimRow(viewer: Viewer | null, agentId: string): Promise<Build | null> {
    const ended: string[] = [];
    const build = await unitOfWork(this.db, async (tx) => {
      // The lock makes two claims of one agent wait for each other: it never gets two builds.
      const agent = await ownAgent(tx, requireAgent(viewer), agentId, 'pessimistic_write');
      await tx.query(`UPDATE agent SET "lastSeenAt" = now(), "hasLeft" = FALSE WHERE "id" = $1`, [agent.id]);
      if (agent.kind !== AgentKind.BUILD) return null;
      const again = await this.unfinished(tx, agent, ended);
      const id =
        again ??
        (await claim(
          tx,
          Build,
          agent.id,
          '"platform" = ANY($2) AND ($3::text IS NULL OR "teamId" = $3)',
          [agent.platforms, agent.teamId],
          FAIR_ORDER,
        ));
      return id && this.begin(tx, id, agent);
    });
    if (ended.length > 0) await this.wakes.ended(ended);
    if (!build) return null;
    await this.wakes.changed([build.id]);
    await this.wakes.logged(build.id);
    return build;
  }

  /** What the agent still holds, with a new token, so that whatever is left of its earlier self is fenced off. */
  private async unfinished(tx: EntityManager, { id: agentId }: Agent, ended: string[]): Promise<string | null> {
    const held = await tx.findOne(Build, {
      where: { claimedById: agentId, status: WorkStatus.RUNNING },
      lock: { mode: 'pessimistic_write' },
    });
    if (!held) return null;
    if (held.attempts >= MAX_ATTEMPTS) {
      await endBuild(tx, held, { status: WorkStatus.FAILED, failure: agentLost() });
      ended.push(held.id);
      return null;
    }
    await tx.query(
      `UPDATE build SET "fencingToken" = "fencingToken" + 1, "attempts" = "attempts" + 1,
              "leaseUntil" = now() + interval '${LEASE_SECONDS} seconds' WHERE "id" = $1`,
      [held.id],
    );
    return held.id;
  }

  /** A clean slate: what an earlier attempt reported is gone, its log stays. */
  private async begin(tx: EntityManager, id: string, agent: Agent): Promise<Build> {
    await forgetAttempt(tx, id);
    await tx.update(Build, id, { startedAt: new Date(), toolchains: [] });
    const build = await tx.findOneByOrFail(Build, { id });
    if (build.attempts > 1) {
      const note = `The agent was lost; ${agent.name} begins again (attempt ${build.attempts} of ${MAX_ATTEMPTS}).\n`;
      await appendToLog(tx, build, note);
    }
    await recordChange(tx, build, `${agent.name} has taken it.`);
    return build;
  }

  private async failWithoutSource({ id, fencingToken }: Build): Promise<void> {
    await unitOfWork(this.db, async (tx) => {
      const build = await tx.findOneOrFail(Build, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (build.status === WorkStatus.RUNNING && build.fencingToken === fencingToken)
        await endBuild(tx, build, { status: WorkStatus.FAILED, failure: sourceMissing() });
    });
    await this.wakes.ended([id]);
  }
}

async function forgetAttempt(tx: EntityManager, buildId: string): Promise<void> {
  for (const entity of [Phase, Diagnostic, Artifact]) await tx.delete(entity, { buildId });
}
