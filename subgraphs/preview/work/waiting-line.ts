import { type DataSource, type EntityManager, IsNull, LessThan, Not } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { SfuRouter } from '#platform/ports/sfu-router';
import { WorkStatus } from '#schema/shared/work-status';
import { KnownBuild } from '../build/known-build.entity';
import { Device } from '../device/device.entity';
import { isOnline } from '../device/device.service';
import { endSession } from '../session/end-session';
import { PreviewSession } from '../session/preview-session.entity';
import { changeSession, type SessionWakes } from '../session/session-changes';
import { YIELD_SECONDS, YIELD_UNSEEN_SECONDS } from '../session/session-state';
import { placeInLine, yielded } from './waiting-words';

/** A free device takes a session within a second or two: who is there for longer does wait. */
const PATIENCE_MILLISECONDS = 3000;

/** Sessions whose app could run if a device were free. They are told why they wait, and devices that nobody looks at are taken for them. */
export class WaitingLine {
  /** Since when each is known to wait, by id (Unix time, milliseconds). */
  private since = new Map<string, number>();

  constructor(
    private readonly db: DataSource,
    private readonly router: SfuRouter,
    private readonly wakes: SessionWakes,
  ) {}

  /** Looks once; to be called every other second. */
  async look(now = Date.now()): Promise<void> {
    const line = await this.line();
    this.since = new Map(line.map(({ id }) => [id, this.since.get(id) ?? now]));
    const waiting = line.filter(({ id }) => now - (this.since.get(id) ?? now) >= PATIENCE_MILLISECONDS);
    if (waiting.length === 0) return;
    const online = (await this.db.getRepository(Device).findBy({ isRemoved: false })).filter((one) =>
      isOnline(one, now),
    );
    const changed: string[] = [];
    const [idle, ended] = [await this.idle(now), new Set<string>()];
    for (const session of waiting) {
      const devices = online.filter((device) => isFor(device, session));
      const place = line.indexOf(session) + 1;
      if (await this.tell(session, placeInLine(place, session.platform, devices.length > 0))) changed.push(session.id);
      const spare = idle.find(({ id, deviceId }) => !ended.has(id) && isOfSameAgent(online, deviceId, devices));
      if (spare && (await this.end(spare, now))) ended.add(spare.id);
    }
    await this.wakes.changed(changed);
    await this.wakes.ended(ended);
    if (ended.size > 0) await this.wakes.agents();
  }

  /** The first is the next to get a device. */
  private line(): Promise<PreviewSession[]> {
    return this.db
      .createQueryBuilder(PreviewSession, 'session')
      .innerJoin(KnownBuild, 'build', 'build.id = session."buildId" AND build.bundle IS NOT NULL')
      .where('session.status = :queued', { queued: WorkStatus.QUEUED })
      .orderBy('session.id', 'ASC')
      .getMany();
  }

  private async tell({ id }: PreviewSession, message: string): Promise<boolean> {
    return unitOfWork(this.db, async (tx) => {
      const session = await locked(tx, id);
      if (session?.status !== WorkStatus.QUEUED || session.message === message) return false;
      await changeSession(tx, session, { message });
      return true;
    });
  }

  /** Sessions that have a device and no viewer, the longest so first. */
  private async idle(now: number): Promise<PreviewSession[]> {
    const running = await this.db.getRepository(PreviewSession).find({
      where: {
        status: WorkStatus.RUNNING,
        publishedAt: Not(IsNull()),
        lastActiveAt: LessThan(new Date(now - YIELD_SECONDS * 1000)),
      },
      order: { lastActiveAt: 'ASC' },
    });
    return running.filter((session) => this.isIdle(session, now));
  }

  private isIdle({ id, startedAt, lastActiveAt }: PreviewSession, now: number): boolean {
    // Whoever has just started one needs a moment to open it.
    const wasSeen = startedAt !== null && lastActiveAt > startedAt;
    const seconds = wasSeen ? YIELD_SECONDS : YIELD_UNSEEN_SECONDS;
    return (this.router.stats(id)?.viewers ?? 0) === 0 && now - lastActiveAt.getTime() > seconds * 1000;
  }

  private async end({ id }: PreviewSession, now: number): Promise<boolean> {
    return unitOfWork(this.db, async (tx) => {
      const session = await locked(tx, id);
      if (session?.status !== WorkStatus.RUNNING || !this.isIdle(session, now)) return false;
      await endSession(tx, session, { status: WorkStatus.SUCCEEDED, message: yielded() });
      return true;
    });
  }
}

const locked = (tx: EntityManager, id: string) =>
  tx.findOne(PreviewSession, { where: { id }, lock: { mode: 'pessimistic_write' } });

const isFor = (device: Device, { platform, teamId }: PreviewSession) =>
  device.platform === platform && (device.teamId === null || device.teamId === teamId);

/** Places are an agent's, whichever of its devices takes them. */
function isOfSameAgent(all: Device[], deviceId: string | null, wanted: Device[]): boolean {
  const taken = all.find(({ id }) => id === deviceId);
  return wanted.some(({ agentId, agentTokenId }) => agentId === taken?.agentId && agentTokenId === taken.agentTokenId);
}
