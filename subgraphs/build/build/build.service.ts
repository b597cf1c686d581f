import type { DataSource, EntityManager } from 'typeorm';
import { createOnce, type Once } from '#platform/database/idempotency';
import { unitOfWork } from '#platform/database/unit-of-work';
import { requireRole, requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import type { KnownProjects } from '#platform/known-projects/known-projects';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { headOf, type NamedRevisions } from '../project/buildable-revision';
import { readable } from './readable';
import { buildTopic, type BuildWakes } from './build-changes';
import { canceledByUser } from './build-failures';
import { Build, BuildTrigger } from './build.entity';
import { BuildNotEnded, NO_BUILD, NothingToBuild, NotItsPlatform, TooManyQueued } from './build.errors';
import type { CancelBuildInput, RetryBuildInput, StartBuildInput } from './build.inputs';
import { endBuild } from './end-build';
import { type NewBuild, queueBuild } from './queue-build';

/** Builds of one team that may wait at once. */
const MAX_QUEUED_PER_TEAM = 50;

/** What people do with builds. */
export class BuildService {
  constructor(
    private readonly db: DataSource,
    private readonly projects: KnownProjects,
    private readonly revisions: NamedRevisions,
    private readonly wakes: BuildWakes,
  ) {}

  async get(viewer: Viewer | null, id: string): Promise<Build> {
    return readable(viewer, await this.db.getRepository(Build).findOneBy({ id }), NO_BUILD);
  }

  /** The build as it is now, then again after every change. */
  watch(viewer: Viewer | null, id: string): AsyncIterableIterator<Build> {
    return this.wakes.live(buildTopic(id), () => this.get(viewer, id));
  }

  /** Queues a build of the head as it is at this moment, or of the revision that is named. */
  async start(viewer: Viewer | null, input: StartBuildInput): Promise<Build> {
    requireScope(requireUser(viewer), 'build:write');
    const { project, user } = await this.projects.requireCurrent(viewer, input.projectId, 'EDITOR');
    const { teamId, platforms } = project;
    const { platform, profile, revisionId, idempotencyKey } = input;
    // Of a project that only its first revision has told of, the platforms are not known yet.
    if (platforms.length > 0 && !platforms.includes(platform)) throw new NotItsPlatform(platform, platforms);
    const revision = revisionId ? await this.revisions.of(user, project, revisionId) : headOf(project);
    if (!revision) throw new NothingToBuild();
    const build = { teamId, revision, platform, profile, trigger: BuildTrigger.REQUEST, createdById: user.userId };
    return this.queue(build, { mutation: 'startBuild', actorId: user.userId, idempotencyKey, input });
  }

  /** A new build of what the given one was of. */
  async retry(viewer: Viewer | null, input: RetryBuildInput): Promise<Build> {
    const earlier = await this.get(requireUser(viewer), input.buildId);
    requireScope(requireRole(viewer, earlier.teamId, 'EDITOR', NO_BUILD), 'build:write');
    if (!isFinal(earlier.status)) throw new BuildNotEnded();
    const { teamId, projectId, revisionId: id, revisionNumber: number, manifest, platform, profile } = earlier;
    // A deleted project is built no more.
    const { user } = await this.projects.requireCurrent(viewer, projectId, 'EDITOR');
    const revision = { id, projectId, number, manifest };
    const build = { teamId, revision, platform, profile, trigger: BuildTrigger.REQUEST, createdById: user.userId };
    const { idempotencyKey } = input;
    return this.queue(build, { mutation: 'retryBuild', actorId: user.userId, idempotencyKey, input });
  }

  /** Stops it wherever it is; one that has ended stays as it is. */
  async cancel(viewer: Viewer | null, { buildId }: CancelBuildInput): Promise<Build> {
    const { teamId } = await this.get(requireUser(viewer), buildId);
    requireScope(requireRole(viewer, teamId, 'EDITOR', NO_BUILD), 'build:write');
    await unitOfWork(this.db, async (tx) => {
      const build = await tx.findOneOrFail(Build, { where: { id: buildId }, lock: { mode: 'pessimistic_write' } });
      if (!isFinal(build.status)) await endBuild(tx, build, { status: WorkStatus.CANCELED, failure: canceledByUser() });
    });
    await this.wakes.ended([buildId]);
    return this.get(viewer, buildId);
  }

  private async queue(build: NewBuild, once: Once): Promise<Build> {
    const id = await unitOfWork(this.db, (tx) =>
      createOnce(tx, once, async () => {
        await requireRoom(tx, build.teamId);
        return queueBuild(tx, build);
      }),
    );
    await this.wakes.agents();
    return this.db.getRepository(Build).findOneByOrFail({ id });
  }
}

/** Requests of one team wait for each other, so that two do not take the last place. */
async function requireRoom(tx: EntityManager, teamId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`waiting builds of ${teamId}`]);
  const waiting = await tx.countBy(Build, { teamId, status: WorkStatus.QUEUED });
  if (waiting >= MAX_QUEUED_PER_TEAM) throw new TooManyQueued(MAX_QUEUED_PER_TEAM);
}
