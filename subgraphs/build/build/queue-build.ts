import { type EntityManager, In, LessThan } from 'typeorm';
import { newId } from '#platform/kernel/id';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import type { BuildableRevision } from '../project/buildable-revision';
import { recordChange } from './build-changes';
import { Build, BuildProfile, BuildTrigger } from './build.entity';
import { superseded } from './build-failures';
import { endBuild } from './end-build';

export interface NewBuild {
  teamId: string;
  revision: BuildableRevision;
  platform: MobilePlatform;
  profile: BuildProfile;
  trigger: BuildTrigger;
  createdById: string | null;
}

/** Queues a build, in the caller's transaction. */
export async function queueBuild(tx: EntityManager, input: NewBuild): Promise<string> {
  const { teamId, revision, platform, profile, trigger, createdById } = input;
  const build = tx.create(Build, {
    id: newId('bld'),
    projectId: revision.projectId,
    teamId,
    revisionId: revision.id,
    revisionNumber: revision.number,
    manifest: revision.manifest,
    platform,
    profile,
    trigger,
    createdById,
    status: WorkStatus.QUEUED,
    createdAt: new Date(),
  });
  await tx.insert(Build, build);
  await recordChange(tx, build);
  return build.id;
}

/** Whoever decides about the preview builds of a project holds this to the end of the transaction: of two events that are handled at once, both would see no build yet. */
export async function lockPreviews(tx: EntityManager, projectId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`preview builds ${projectId}`]);
}

/**
 * Queues a preview build of the revision, unless there is one for it that waits, runs or has succeeded. What waits of older revisions for the same platform is superseded.
 * `queued` is null when there was one; `ended` are the superseded.
 */
export async function queuePreviewOnce(
  tx: EntityManager,
  input: Omit<NewBuild, 'profile'>,
): Promise<{ queued: string | null; present: Build | null; ended: string[] }> {
  const { revision, platform } = input;
  const same = { projectId: revision.projectId, platform, profile: BuildProfile.PREVIEW };
  await lockPreviews(tx, revision.projectId);
  const older = await tx.find(Build, {
    where: { ...same, status: WorkStatus.QUEUED, revisionNumber: LessThan(revision.number) },
    lock: { mode: 'pessimistic_write' },
  });
  for (const build of older)
    await endBuild(tx, build, { status: WorkStatus.CANCELED, failure: superseded(revision.number) });
  const present = await tx.findOne(Build, {
    where: {
      ...same,
      revisionId: revision.id,
      status: In([WorkStatus.QUEUED, WorkStatus.RUNNING, WorkStatus.SUCCEEDED]),
    },
    order: { id: 'DESC' },
  });
  const queued = present ? null : await queueBuild(tx, { ...input, profile: BuildProfile.PREVIEW });
  return { queued, present, ended: older.map(({ id }) => id) };
}
