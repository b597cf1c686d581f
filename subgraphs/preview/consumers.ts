import { type EntityManager, In } from 'typeorm';
import type { Consumer } from '#platform/database/consumers';
import { on } from '#platform/graphql/subgraph';
import { knownProjectConsumers } from '#platform/known-projects/consumers';
import { CredentialRevoked, TeamMemberChanged, UserDeleted } from '#schema/events/account';
import { BuildChanged, BuildFinished } from '#schema/events/build';
import { ProjectDeleted } from '#schema/events/project';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { learnBuild, lockProject, newestBundle } from './build/known-builds';
import { endSession } from './session/end-session';
import type { PreviewFailure } from './session/preview-failure';
import { PreviewSession } from './session/preview-session.entity';
import { changeSession, type SessionWakes } from './session/session-changes';
import { buildCanceled, buildFailed, nothingToRun } from './session/session.errors';
import type { ViewService } from './session/view.service';

const RUNNABLE = 'WEB_BUNDLE';
/** The code of a build that was given up for one of a newer revision. */
const SUPERSEDED = 'SUPERSEDED';

/** What happens elsewhere and concerns previews. */
export function previewConsumers(wakes: SessionWakes, views: ViewService): Consumer[] {
  return [
    ...knownProjectConsumers,

    on(ProjectDeleted, async (tx, { projectId }) => {
      const live = await liveOf(tx, { projectId });
      for (const session of live)
        await endSession(tx, session, { status: WorkStatus.CANCELED, message: 'The project was deleted.' });
      return () => void wakes.ended(live.map(({ id }) => id));
    }),

    on(BuildChanged, async (tx, { buildId: id, profile, message, ...build }) => {
      const { projectId, revisionId, platform, status } = build;
      if (profile !== 'PREVIEW' || isFinal(status)) return undefined;
      await lockProject(tx, projectId);
      await learnBuild(tx, { id, projectId, revisionId, platform, status, bundle: null });
      const waiting = (await waitingFor(tx, build)).filter(({ buildId }) => buildId === null);
      for (const session of waiting) await tx.update(PreviewSession, session.id, { message });
      return () => void wakes.changed(waiting.map((session) => session.id));
    }),

    on(BuildFinished, async (tx, { buildId: id, profile, failure, artifacts, ...build }, { at }) => {
      const { projectId, revisionId, platform, status } = build;
      if (profile !== 'PREVIEW') return undefined;
      await lockProject(tx, projectId);
      const made = status === WorkStatus.SUCCEEDED ? artifacts.find(({ kind }) => kind === RUNNABLE) : undefined;
      const bundle = made ? { key: made.key, bytes: made.bytes, sha256: made.sha256 } : null;
      await learnBuild(tx, { id, projectId, revisionId, platform, status, bundle });
      const waiting = await waitingFor(tx, build);
      if (bundle) {
        for (const session of waiting) await giveNewest(tx, session);
        return () => void wakes.changed(waiting.map((session) => session.id)).then(() => wakes.agents());
      }
      if (failure?.code === SUPERSEDED) return undefined;
      const why = failureOf(status, failure?.message ?? 'no reason was given.');
      // A failure that happened before the preview was asked for is not its own: another build has been asked for.
      const failed = waiting.filter((session) => session.buildId === null && new Date(at) > session.createdAt);
      for (const session of failed) await endSession(tx, session, { status: WorkStatus.FAILED, failure: why });
      return () => void wakes.ended(failed.map((session) => session.id));
    }),

    on(TeamMemberChanged, async (_tx, { teamId, userId }) => {
      // Whoever may still look connects again, with the rights of the new role.
      return () => void views.disconnect((one) => one.teamId === teamId && one.userId === userId);
    }),
    on(UserDeleted, async (_tx, { userId }) => {
      return () => void views.disconnect((one) => one.userId === userId);
    }),
    on(CredentialRevoked, async (_tx, { credentialId }) => {
      return () => void views.disconnect((one) => one.credentialId === credentialId);
    }),
  ];
}

function failureOf(status: WorkStatus, reason: string): PreviewFailure {
  if (status === WorkStatus.SUCCEEDED) return nothingToRun();
  return status === WorkStatus.CANCELED ? buildCanceled(reason) : buildFailed(reason);
}

async function giveNewest(tx: EntityManager, session: PreviewSession): Promise<void> {
  const newest = await newestBundle(tx, session, session.wantedRevisionId);
  if (newest && newest.id !== session.buildId)
    await changeSession(tx, session, { buildId: newest.id, message: 'Waiting for a device.' });
}

/** Sessions that no device has taken yet and that this build would do for. */
async function waitingFor(
  tx: EntityManager,
  { projectId, platform, revisionId }: Pick<PreviewSession, 'projectId' | 'platform'> & { revisionId: string },
): Promise<PreviewSession[]> {
  const waiting = await liveOf(tx, { projectId, platform, status: WorkStatus.QUEUED });
  return waiting.filter(({ wantedRevisionId }) => wantedRevisionId <= revisionId);
}

const liveOf = (tx: EntityManager, where: Partial<Pick<PreviewSession, 'projectId' | 'platform' | 'status'>>) =>
  tx.find(PreviewSession, {
    where: { status: In([WorkStatus.QUEUED, WorkStatus.RUNNING]), ...where },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
