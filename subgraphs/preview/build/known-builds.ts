import type { EntityManager } from 'typeorm';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { KnownBuild } from './known-build.entity';

type App = Pick<KnownBuild, 'projectId' | 'platform'>;

/** Whoever decides by builds and sessions of a project together holds this: else a build that ends while a session starts could miss it. */
export async function lockProject(tx: EntityManager, projectId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`previews of ${projectId}`]);
}

/** Keeps what an event tells; a build that has ended stays ended, whatever comes late. */
export async function learnBuild(tx: EntityManager, build: KnownBuild): Promise<void> {
  const known = await tx.findOneBy(KnownBuild, { id: build.id });
  if (known && isFinal(known.status) && (!isFinal(build.status) || (known.bundle && !build.bundle))) return;
  await tx.upsert(KnownBuild, build, ['id']);
}

/**
 * The newest build that a device can run, of this revision or a later one. Ids of revisions sort by creation.
 * Null: there is none yet.
 */
export function newestBundle(tx: EntityManager, app: App, leastRevisionId: string): Promise<KnownBuild | null> {
  return buildsFrom(tx, app, leastRevisionId)
    .andWhere('build.status = :status AND build.bundle IS NOT NULL', { status: WorkStatus.SUCCEEDED })
    .orderBy('build."revisionId" COLLATE "C"', 'DESC')
    .addOrderBy('build.id', 'DESC')
    .limit(1)
    .getOne();
}

/** True while a build that would do waits or runs. */
export function isBeingBuilt(tx: EntityManager, app: App, leastRevisionId: string): Promise<boolean> {
  return buildsFrom(tx, app, leastRevisionId)
    .andWhere('build.status IN (:...open)', { open: [WorkStatus.QUEUED, WorkStatus.RUNNING] })
    .getExists();
}

const buildsFrom = (tx: EntityManager, { projectId, platform }: App, leastRevisionId: string) =>
  tx
    .createQueryBuilder(KnownBuild, 'build')
    .where('build."projectId" = :projectId AND build.platform = :platform', { projectId, platform })
    .andWhere('build."revisionId" COLLATE "C" >= :leastRevisionId', { leastRevisionId });
