import type { EntityManager } from 'typeorm';
import { WorkStatus } from '#schema/shared/work-status';
import type { KnownBuild } from '../build/known-build.entity';
import { newestBundle } from '../build/known-builds';
import { addCommand } from '../command/add-command';
import { CommandKind } from '../command/preview-command.entity';
import { endSession } from './end-session';
import { liveOf } from './live-sessions';
import type { PreviewFailure } from './preview-failure';
import { PreviewSession } from './preview-session.entity';
import { runningMessage } from './running-message';
import { changeSession } from './session-changes';
import { isStreaming } from './session-state';

/** Ids of sessions, for wake-ups after the commit. */
export interface Offered {
  changed: string[];
  commanded: string[];
}

/** Sessions that wait for the build say how it goes; one that was to run what an earlier attempt made waits again. Answers their ids. */
export async function tellOfBuild(tx: EntityManager, build: KnownBuild, message: string): Promise<string[]> {
  const waiting = (await liveOf(tx, build)).filter((session) => isQueued(session) && wouldDo(build, session));
  const changed: string[] = [];
  for (const session of waiting) {
    if (session.buildId === build.id && !build.bundle) await giveNewest(tx, session);
    if (session.buildId !== null) continue;
    await tx.update(PreviewSession, session.id, { message });
    changed.push(session.id);
  }
  return changed;
}

/** A device can run the build from now on: sessions that wait for one take it, and those that were asked to reload do. */
export async function offerBundle(tx: EntityManager, build: KnownBuild): Promise<Offered> {
  const live = (await liveOf(tx, build)).filter((session) => wouldDo(build, session));
  const waiting = live.filter(isQueued);
  for (const session of waiting) await giveNewest(tx, session);
  const reloading = live.filter((session) => !isQueued(session) && isAwaited(build, session));
  for (const session of reloading) {
    await addCommand(tx, session, { kind: CommandKind.RELOAD, buildId: build.id });
    await changeSession(tx, session, { awaitedRevisionId: null, message: 'The newest revision is being loaded.' });
  }
  const commanded = reloading.map(({ id }) => id);
  return { changed: [...waiting.map(({ id }) => id), ...commanded], commanded };
}

/**
 * The build has ended without success: who sees what it has made goes on and is told why; who has not seen anything yet takes another build that will do, or fails.
 * `why` is null when a build of a newer revision takes its place.
 */
export async function tellOfFailure(
  tx: EntityManager,
  build: KnownBuild,
  why: PreviewFailure | null,
  at: Date,
): Promise<{ changed: string[]; ended: string[] }> {
  const [changed, ended]: [string[], string[]] = [[], []];
  for (const session of await liveOf(tx, build)) {
    if (why && isAwaited(build, session)) {
      const message = `The app runs as before. ${why.message}`;
      await changeSession(tx, session, { awaitedRevisionId: null, message });
      changed.push(session.id);
    }
    if (session.buildId === build.id && session.startedAt && (build.bundle || !isQueued(session))) {
      if (isStreaming(session)) await changeSession(tx, session, { message: await runningMessage(tx, build.id) });
      changed.push(session.id);
      continue;
    }
    // A failure that happened before the preview was asked for is not its own: another build has been asked for.
    const isOwn =
      session.buildId === build.id ||
      (session.buildId === null && isQueued(session) && wouldDo(build, session) && at > session.createdAt);
    if (!isOwn) continue;
    if (isQueued(session)) {
      await giveNewest(tx, session);
      changed.push(session.id);
    }
    if (!why || (session.buildId !== null && session.buildId !== build.id)) continue;
    await endSession(tx, session, { status: WorkStatus.FAILED, failure: why });
    ended.push(session.id);
  }
  return { changed, ended };
}

/** A session that waits runs the newest there is; while there is none, it waits for the build. */
async function giveNewest(tx: EntityManager, session: PreviewSession): Promise<void> {
  const newest = await newestBundle(tx, session, session.wantedRevisionId);
  if (!newest && session.buildId === null) return;
  if (newest?.id === session.buildId) return;
  await changeSession(tx, session, {
    buildId: newest?.id ?? null,
    awaitedRevisionId: null,
    message: newest ? 'Waiting for a device.' : 'Waiting for the build of the app.',
  });
}

const isQueued = ({ status }: PreviewSession) => status === WorkStatus.QUEUED;
const wouldDo = ({ revisionId }: KnownBuild, { wantedRevisionId }: PreviewSession) => wantedRevisionId <= revisionId;
const isAwaited = ({ revisionId }: KnownBuild, { awaitedRevisionId }: PreviewSession) =>
  awaitedRevisionId !== null && awaitedRevisionId <= revisionId;
