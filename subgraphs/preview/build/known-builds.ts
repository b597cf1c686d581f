import type { EntityManager } from 'typeorm';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { KnownBuild } from './known-build.entity';

type App = Pick<KnownBuild, 'projectId' | 'platform'>;

/** Whoever decides by builds and sessions of a project together holds this: else a build that ends while a session starts could miss it. */
export async function lockProject(tx: EntityManager, projectId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`previews of ${projectId}`]);
}

/** What an event tells of a build; an event from before claims were told is of the present one. */
type News = Omit<KnownBuild, 'claim'> & { claim: number | undefined };

/** Keeps what an event tells and answers what is known then: a build that has ended stays ended, and an earlier attempt's bundle is not a later one's, whatever comes late. */
export async function learnBuild(tx: EntityManager, news: News): Promise<KnownBuild> {
  const known = await tx.findOneBy(KnownBuild, { id: news.id });
  const build = merged(known, news);
  if (build !== known) await tx.upsert(KnownBuild, build, ['id']);
  return build;
}

function merged(known: KnownBuild | null, news: News): KnownBuild {
  const claim = news.claim ?? known?.claim ?? 0;
  if (!known) return { ...news, claim };
  if (isFinal(known.status)) {
    const isTold = isFinal(news.status) && (news.bundle !== null || known.bundle === null);
    return isTold ? { ...news, claim } : known;
  }
  if (claim < known.claim && !isFinal(news.status)) return known;
  return { ...news, claim, bundle: news.bundle ?? (claim === known.claim ? known.bundle : null) };
}

/**
 * The newest build that a device can run, of this revision or a later one; one that still goes on will do. Ids of revisions sort by creation.
 * Null: there is none yet.
 */
export function newestBundle(tx: EntityManager, app: App, leastRevisionId: string): Promise<KnownBuild | null> {
  return buildsFrom(tx, app, leastRevisionId)
    .andWhere('build.status IN (:...usable) AND build.bundle IS NOT NULL', {
      usable: [WorkStatus.QUEUED, WorkStatus.RUNNING, WorkStatus.SUCCEEDED],
    })
    .orderBy('build."revisionId" COLLATE "C"', 'DESC')
    .addOrderBy(`CASE WHEN build.status = '${WorkStatus.SUCCEEDED}' THEN 0 ELSE 1 END`, 'ASC')
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
