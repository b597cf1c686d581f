import type { Consumer } from '#platform/database/consumers';
import { on } from '#platform/graphql/subgraph';
import { knownProjectConsumers } from '#platform/known-projects/consumers';
import type { Logger } from '#platform/telemetry/logger';
import { CredentialRevoked, TeamMemberChanged, UserDeleted } from '#schema/events/account';
import { BuildArtifactReady, BuildChanged, BuildFinished } from '#schema/events/build';
import { ProjectDeleted } from '#schema/events/project';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import type { Bundle } from './build/known-build.entity';
import { learnBuild, lockProject } from './build/known-builds';
import { endSession } from './session/end-session';
import type { PreviewFailure } from './session/preview-failure';
import type { SessionWakes } from './session/session-changes';
import { type Offered, offerBundle, tellOfBuild, tellOfFailure } from './session/follow-build';
import { liveOf } from './session/live-sessions';
import { wokenAfterCommit } from './session/woken-after-commit';
import { buildCanceled, buildFailed, nothingToRun } from './session/preview-failures';
import type { ViewService } from './session/view.service';

const RUNNABLE = 'WEB_BUNDLE';
/** The code of a build that was given up for one of a newer revision. */
const SUPERSEDED = 'SUPERSEDED';

/** What happens elsewhere and concerns previews. */
export function previewConsumers(
  wakes: Pick<SessionWakes, 'changed' | 'commanded' | 'ended' | 'agents'>,
  views: Pick<ViewService, 'disconnect'>,
  log: Logger,
): Consumer[] {
  const later = (wake: () => Promise<void>) => wokenAfterCommit(log, wake);
  const wakeAfter = ({ changed, commanded }: Offered) =>
    later(async () => {
      await wakes.changed(changed);
      for (const id of commanded) await wakes.commanded(id);
      await wakes.agents();
    });

  return [
    ...knownProjectConsumers,

    on(ProjectDeleted, async (tx, { projectId }) => {
      const live = await liveOf(tx, { projectId });
      for (const session of live)
        await endSession(tx, session, { status: WorkStatus.CANCELED, message: 'The project was deleted.' });
      return later(() => wakes.ended(live.map(({ id }) => id)));
    }),

    on(BuildChanged, async (tx, { buildId: id, profile, message, claim, ...build }) => {
      const { projectId, revisionId, platform, status } = build;
      if (profile !== 'PREVIEW' || isFinal(status)) return undefined;
      await lockProject(tx, projectId);
      const news = { id, projectId, revisionId, platform, status, claim, bundle: null, problem: null };
      const changed = await tellOfBuild(tx, await learnBuild(tx, news), message);
      return later(() => wakes.changed(changed));
    }),

    on(BuildArtifactReady, async (tx, { buildId: id, profile, artifact, claim, ...build }) => {
      const { projectId, revisionId, platform } = build;
      if (profile !== 'PREVIEW' || artifact.kind !== RUNNABLE) return undefined;
      await lockProject(tx, projectId);
      const news = { id, projectId, revisionId, platform, claim, status: WorkStatus.RUNNING };
      const known = await learnBuild(tx, { ...news, bundle: bundleOf(artifact), problem: null });
      return isFinal(known.status) ? undefined : wakeAfter(await offerBundle(tx, known));
    }),

    on(BuildFinished, async (tx, { buildId: id, profile, failure, artifacts, claim, ...build }, { at }) => {
      const { projectId, revisionId, platform, status } = build;
      if (profile !== 'PREVIEW') return undefined;
      await lockProject(tx, projectId);
      const made = status === WorkStatus.SUCCEEDED ? artifacts.find(({ kind }) => kind === RUNNABLE) : undefined;
      const reason = failure?.message ?? 'no reason was given.';
      const news = { id, projectId, revisionId, platform, status, claim, bundle: made ? bundleOf(made) : null };
      const known = await learnBuild(tx, { ...news, problem: problemOf(status, reason) });
      if (known.status === WorkStatus.SUCCEEDED && known.bundle) return wakeAfter(await offerBundle(tx, known));
      const why = failure?.code === SUPERSEDED ? null : failureOf(status, reason);
      const { changed, ended } = await tellOfFailure(tx, known, why, new Date(at));
      return later(async () => {
        await wakes.changed(changed);
        await wakes.ended(ended);
      });
    }),

    // Disconnecting again does no harm: it is part of the handling, so that an event whose viewers stay is tried again.
    on(TeamMemberChanged, async (_tx, { teamId, userId }) => {
      // Whoever may still look connects again, with the rights of the new role.
      await views.disconnect((one) => one.teamId === teamId && one.userId === userId);
      return undefined;
    }),
    on(UserDeleted, async (_tx, { userId }) => {
      await views.disconnect((one) => one.userId === userId);
      return undefined;
    }),
    on(CredentialRevoked, async (_tx, { credentialId }) => {
      await views.disconnect((one) => one.credentialId === credentialId);
      return undefined;
    }),
  ];
}

function failureOf(status: WorkStatus, reason: string): PreviewFailure {
  if (status === WorkStatus.SUCCEEDED) return nothingToRun();
  return status === WorkStatus.CANCELED ? buildCanceled(reason) : buildFailed(reason);
}

/** What is said of a preview that runs all the same. */
function problemOf(status: WorkStatus, reason: string): string | null {
  if (status === WorkStatus.SUCCEEDED) return null;
  return status === WorkStatus.CANCELED ? `Its build was canceled: ${reason}` : `Its build has failed: ${reason}`;
}

const bundleOf = ({ key, bytes, sha256 }: Bundle): Bundle => ({ key, bytes, sha256 });
