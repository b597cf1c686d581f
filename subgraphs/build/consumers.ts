import { type EntityManager, In } from 'typeorm';
import type { Consumer } from '#platform/database/consumers';
import { on } from '#platform/graphql/subgraph';
import { knownProjectConsumers } from '#platform/known-projects/consumers';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { ObjectNotFound } from '#platform/ports/object-store';
import type { Logger } from '#platform/telemetry/logger';
import type { TreeStore } from '#platform/trees/tree-store';
import { APP_SPEC_PATH } from '#schema/app-spec/app-spec';
import { PreviewRequested } from '#schema/events/preview';
import { ProjectDeleted, RevisionCreated } from '#schema/events/project';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { type BuildWakes, recordChange } from './build/build-changes';
import { projectDeleted } from './build/build-failures';
import { Build, BuildTrigger } from './build/build.entity';
import { endBuild } from './build/end-build';
import { lockPreviews, queuePreviewOnce } from './build/queue-build';
import { AwaitedPreview } from './project/awaited-preview.entity';
import { type BuildableRevision, headOf } from './project/buildable-revision';

/** What happens elsewhere and concerns builds. */
export function buildConsumers(trees: TreeStore, wakes: BuildWakes, log: Logger): Consumer[] {
  /** The event is handled by then and does not come again, so a wake-up that fails is logged; agents and viewers find out when they next ask. */
  const wakeEnded = (buildIds: string[]) => () =>
    void wakes
      .ended(buildIds)
      .catch((error: unknown) => log.warn({ error, buildIds }, 'Nobody could be told that builds have ended'));

  /** A preview build of each platform; wakes after the commit. */
  const queuePreviews = async (
    tx: EntityManager,
    teamId: string,
    revision: BuildableRevision,
    wanted: { platforms: MobilePlatform[]; trigger: BuildTrigger; createdById: string },
  ) => {
    const ended: string[] = [];
    const { trigger, createdById } = wanted;
    for (const platform of wanted.platforms) {
      const outcome = await queuePreviewOnce(tx, { teamId, revision, platform, trigger, createdById });
      ended.push(...outcome.ended);
      // Whoever asked for a preview waits for the end of its build; this one has ended before, so it is told again.
      if (trigger === BuildTrigger.PREVIEW && outcome.present?.status === WorkStatus.SUCCEEDED)
        await recordChange(tx, outcome.present);
    }
    return wakeEnded(ended);
  };

  return [
    ...knownProjectConsumers,

    on(ProjectDeleted, async (tx, { projectId }) => {
      await tx.delete(AwaitedPreview, { projectId });
      const open = await tx.find(Build, {
        where: { projectId, status: In([WorkStatus.QUEUED, WorkStatus.RUNNING]) },
        lock: { mode: 'pessimistic_write' },
      });
      for (const build of open) await endBuild(tx, build, { status: WorkStatus.CANCELED, failure: projectDeleted() });
      return wakeEnded(open.map(({ id }) => id));
    }),

    on(RevisionCreated, async (tx, { revisionId, projectId, teamId, number, manifest, createdById }) => {
      await lockPreviews(tx, projectId);
      const project = await tx.findOneByOrFail(KnownProject, { id: projectId });
      if (project.deletedAt || project.headRevisionId !== revisionId) return undefined;
      if (await hasNoApp(trees, teamId, manifest)) return undefined;
      const awaited = new Set((await tx.findBy(AwaitedPreview, { projectId })).map(({ platform }) => platform));
      const platforms = project.platforms.filter((platform) => project.buildsAutomatically || awaited.has(platform));
      if (awaited.size > 0) await tx.delete(AwaitedPreview, { projectId });
      const revision = { id: revisionId, projectId, number, manifest };
      return queuePreviews(tx, teamId, revision, { platforms, trigger: BuildTrigger.REVISION, createdById });
    }),

    on(PreviewRequested, async (tx, { projectId, teamId, platform, userId: createdById }) => {
      await lockPreviews(tx, projectId);
      const project = await tx.findOneBy(KnownProject, { id: projectId });
      if (project?.deletedAt) return undefined;
      const head = project && headOf(project);
      const wanted = { platforms: [platform], trigger: BuildTrigger.PREVIEW, createdById };
      if (head && !(await hasNoApp(trees, teamId, head.manifest))) return queuePreviews(tx, teamId, head, wanted);
      await tx.query('INSERT INTO awaited_preview ("projectId", "platform") VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        projectId,
        platform,
      ]);
      return undefined;
    }),
  ];
}

/** A project begins with a README alone; there is nothing to build of that. A tree that cannot be found is found missing by the build itself. */
async function hasNoApp(trees: TreeStore, teamId: string, manifest: string): Promise<boolean> {
  try {
    return (await trees.readManifest(teamId, manifest)).every(({ path }) => path !== APP_SPEC_PATH);
  } catch (error) {
    if (error instanceof ObjectNotFound) return false;
    throw error;
  }
}
