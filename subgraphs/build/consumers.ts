import type { DataSource, EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Consumer } from '#platform/database/consumers';
import { on } from '#platform/graphql/subgraph';
import { ObjectNotFound } from '#platform/ports/object-store';
import type { TreeStore } from '#platform/trees/tree-store';
import { APP_SPEC_PATH } from '#schema/app-spec/app-spec';
import { PreviewRequested } from '#schema/events/preview';
import { ProjectCreated, ProjectDeleted, ProjectUpdated, RevisionCreated } from '#schema/events/project';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { type BuildWakes, recordChange } from './build/build-changes';
import { Build, BuildTrigger } from './build/build.entity';
import { projectDeleted } from './build/build.errors';
import { endBuild } from './build/end-build';
import { queuePreviewOnce } from './build/queue-build';
import { KnownProject } from './project/known-project.entity';
import { headOf } from './project/known-projects';
import { KnownRevision } from './project/known-revision.entity';

/** What happens elsewhere and concerns builds. */
export function buildConsumers(trees: TreeStore, wakes: BuildWakes): Consumer[] {
  const keepProject = async (
    tx: EntityManager,
    data: { projectId: string; teamId: string; platforms: MobilePlatform[]; buildsAutomatically: boolean },
  ) => {
    const { projectId: id, teamId, platforms, buildsAutomatically } = data;
    await tx.upsert(KnownProject, { id, teamId, platforms, buildsAutomatically, isDeleted: false }, ['id']);
  };

  /** A preview build of each platform; wakes after the commit. */
  const queuePreviews = async (
    tx: EntityManager,
    teamId: string,
    revision: KnownRevision,
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
    return () => void wakes.ended(ended);
  };

  return [
    on(ProjectCreated, keepProject),
    on(ProjectUpdated, keepProject),

    on(ProjectDeleted, async (tx, { projectId, teamId }) => {
      await tx.upsert(KnownProject, { id: projectId, teamId, isDeleted: true, awaitedPreviews: [] }, ['id']);
      const open = await tx.find(Build, {
        where: { projectId, status: In([WorkStatus.QUEUED, WorkStatus.RUNNING]) },
        lock: { mode: 'pessimistic_write' },
      });
      for (const build of open) await endBuild(tx, build, { status: WorkStatus.CANCELED, failure: projectDeleted() });
      return () => void wakes.ended(open.map(({ id }) => id));
    }),

    on(RevisionCreated, async (tx, { revisionId, projectId, teamId, number, manifest, createdById }) => {
      const revision = { id: revisionId, projectId, number, manifest };
      await tx.upsert(KnownRevision, revision, ['id']);
      // Its project is heard of first as a rule; when not, this much is known of it.
      await tx.query(
        `INSERT INTO ${tableOf(tx.connection, KnownProject)} ("id", "teamId") VALUES ($1, $2) ON CONFLICT DO NOTHING`,
        [projectId, teamId],
      );
      const project = await tx.findOneByOrFail(KnownProject, { id: projectId });
      const head = await headOf(tx, projectId);
      if (project.isDeleted || head?.id !== revisionId || (await hasNoApp(trees, teamId, manifest))) return undefined;
      const awaited = new Set(project.awaitedPreviews);
      const platforms = project.platforms.filter((platform) => project.buildsAutomatically || awaited.has(platform));
      if (awaited.size > 0) await tx.update(KnownProject, projectId, { awaitedPreviews: [] });
      return queuePreviews(tx, teamId, revision, { platforms, trigger: BuildTrigger.REVISION, createdById });
    }),

    on(PreviewRequested, async (tx, { projectId, teamId, platform, userId }) => {
      const head = await headOf(tx, projectId);
      if (head && !(await hasNoApp(trees, teamId, head.manifest)))
        return queuePreviews(tx, teamId, head, {
          platforms: [platform],
          trigger: BuildTrigger.PREVIEW,
          createdById: userId,
        });
      await tx.query(
        `INSERT INTO ${tableOf(tx.connection, KnownProject)} ("id", "teamId", "awaitedPreviews") VALUES ($1, $2, ARRAY[$3])
         ON CONFLICT ("id") DO UPDATE SET "awaitedPreviews" =
           array_append(array_remove(known_project."awaitedPreviews", $3), $3)`,
        [projectId, teamId, platform],
      );
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

const tableOf = (db: DataSource, entity: Function) =>
  db
    .getMetadata(entity)
    .tablePath.split('.')
    .map((part) => `"${part}"`)
    .join('.');
