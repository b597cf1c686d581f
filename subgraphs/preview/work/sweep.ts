import { type DataSource, type EntityManager, In, Not, IsNull, LessThan } from 'typeorm';
import { SWEEP_SECONDS, sweepExpired } from '#platform/database/lease';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { SfuRouter } from '#platform/ports/sfu-router';
import type { Logger } from '#platform/telemetry/logger';
import { PreviewRequested } from '#schema/events/preview';
import { WorkStatus } from '#schema/shared/work-status';
import { isBeingBuilt } from '../build/known-builds';
import { type Ending, endSession } from '../session/end-session';
import { PreviewSession } from '../session/preview-session.entity';
import { changeSession, type SessionWakes } from '../session/session-changes';
import { agentLost, noBuildInTime, noDeviceInTime, notStartedInTime } from '../session/preview-failures';
import { IDLE_SECONDS, LONGEST_SECONDS, LONGEST_WAIT_SECONDS } from '../session/session-state';
import { requeued } from './claim.service';
import { WaitingLine } from './waiting-line';

/** When no build that would do is heard of, it is asked for again: the build subgraph may have known an older head. */
const ASK_AGAIN_SECONDS = 20;
/** While somebody looks, that is noted this often. */
const NOTE_VIEWERS_SECONDS = 30;

/** Sessions as they are looked after, every other second. */
export class SessionSweep {
  private readonly line: WaitingLine;

  constructor(
    private readonly db: DataSource,
    private readonly router: SfuRouter,
    private readonly wakes: SessionWakes,
    private readonly log: Logger,
  ) {
    this.line = new WaitingLine(db, router, wakes);
  }

  /** Sweeps again and again, the first time at once; answers what ends it. */
  start(): () => Promise<void> {
    let isStopped = false;
    let running = Promise.resolve();
    const sweep = async () => {
      try {
        await this.once();
      } catch (error) {
        if (!isStopped) this.log.warn({ error }, 'Previews could not be looked after; it is tried again');
      }
    };
    const tick = () => {
      running = running.then(sweep);
    };
    tick();
    const timer = setInterval(tick, SWEEP_SECONDS * 1000);
    return async () => {
      isStopped = true;
      clearInterval(timer);
      await running;
    };
  }

  async once(): Promise<void> {
    await this.lostAgents();
    await this.lostVideo();
    await this.noteViewers();
    await this.overdue();
    await this.line.look();
    await this.askForBuilds();
  }

  /** Sessions of agents that have stopped answering wait for another, or have failed after the last attempt. Viewers stay connected: the next publisher takes over. */
  private async lostAgents(): Promise<void> {
    const swept = await unitOfWork(this.db, async (tx) => {
      const found = await sweepExpired(tx, PreviewSession);
      for (const id of found.requeued)
        await requeued(tx, id, 'The device has stopped answering; the preview waits for another.');
      for (const id of found.exhausted) {
        const session = await tx.findOneByOrFail(PreviewSession, { id });
        await endSession(tx, session, { status: WorkStatus.FAILED, failure: agentLost() });
      }
      return found;
    });
    await this.wakes.ended(swept.exhausted);
    await this.wakes.changed(swept.requeued);
    for (const id of swept.requeued) await this.wakes.commanded(id);
    if (swept.requeued.length > 0) await this.wakes.agents();
  }

  /** After a restart the router is empty. Agents notice and publish again; till then nobody can look. */
  private async lostVideo(): Promise<void> {
    const where = { status: WorkStatus.RUNNING, publishedAt: Not(IsNull()) };
    const published = await this.db.getRepository(PreviewSession).findBy(where);
    const lost = published.filter(({ id }) => this.router.stats(id) === null);
    for (const { id } of lost)
      await unitOfWork(this.db, async (tx) => {
        const session = await tx.findOne(PreviewSession, {
          where: { id, ...where },
          lock: { mode: 'pessimistic_write' },
        });
        if (session && this.router.stats(id) === null)
          await changeSession(tx, session, {
            publishedAt: null,
            stream: null,
            message: 'The video is being connected again.',
          });
      });
    await this.wakes.changed(lost.map(({ id }) => id));
  }

  private async noteViewers(): Promise<void> {
    const before = new Date(Date.now() - NOTE_VIEWERS_SECONDS * 1000);
    const unnoted = await this.db
      .getRepository(PreviewSession)
      .findBy({ status: WorkStatus.RUNNING, lastActiveAt: LessThan(before) });
    const watched = unnoted.filter(({ id }) => (this.router.stats(id)?.viewers ?? 0) > 0).map(({ id }) => id);
    if (watched.length === 0) return;
    await unitOfWork(this.db, (tx) => tx.update(PreviewSession, { id: In(watched) }, { lastActiveAt: new Date() }));
  }

  private async overdue(): Promise<void> {
    const ended = await unitOfWork(this.db, async (tx) => {
      const rows = await tx
        .createQueryBuilder(PreviewSession, 'session')
        .where('session.status = :running AND session."startedAt" < :longest', {
          running: WorkStatus.RUNNING,
          longest: ago(LONGEST_SECONDS),
        })
        .orWhere('session.status = :running AND session."startedAt" IS NOT NULL AND session."lastActiveAt" < :idle', {
          idle: ago(IDLE_SECONDS),
        })
        .orWhere(
          'session.status IN (:queued, :running) AND session."createdAt" < :waited AND session."startedAt" IS NULL',
          {
            queued: WorkStatus.QUEUED,
            waited: ago(LONGEST_WAIT_SECONDS),
          },
        )
        .orWhere('session.status = :queued AND session."startedAt" < :longest')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      for (const session of rows) await endSession(tx, session, endingOf(session));
      return rows.map(({ id }) => id);
    });
    await this.wakes.ended(ended);
  }

  private async askForBuilds(): Promise<void> {
    await unitOfWork(this.db, async (tx) => {
      const where = { status: WorkStatus.QUEUED, buildId: IsNull(), buildAskedAt: LessThan(ago(ASK_AGAIN_SECONDS)) };
      const waiting = await tx.find(PreviewSession, {
        where,
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      for (const session of waiting) await askForBuild(tx, session);
    });
  }
}

async function askForBuild(tx: EntityManager, session: PreviewSession): Promise<void> {
  const { id: sessionId, projectId, teamId, platform, userId, wantedRevisionId } = session;
  await tx.update(PreviewSession, sessionId, { buildAskedAt: new Date() });
  if (await isBeingBuilt(tx, session, wantedRevisionId)) return;
  await record(tx, PreviewRequested, { sessionId, projectId, teamId, platform, userId });
}

function endingOf({ status, startedAt, buildId, lastActiveAt }: PreviewSession): Ending {
  if (!startedAt) {
    const late = status === WorkStatus.RUNNING ? notStartedInTime() : buildId ? noDeviceInTime() : noBuildInTime();
    return { status: WorkStatus.FAILED, failure: late };
  }
  const isIdle = status === WorkStatus.RUNNING && lastActiveAt < ago(IDLE_SECONDS);
  const message = isIdle
    ? `The preview has ended because nobody looked at it for ${IDLE_SECONDS / 60} minutes.`
    : `The preview has ended after ${LONGEST_SECONDS / 60} minutes, the longest that one may run.`;
  return { status: WorkStatus.SUCCEEDED, message };
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
