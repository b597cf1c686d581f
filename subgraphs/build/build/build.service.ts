import type { DataSource, EntityManager } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { unitOfWork } from '#platform/database/unit-of-work';
import { requireRole, requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import type { KnownProjects } from '../project/known-projects';
import { readable } from '../readable';
import { buildTopic, type BuildWakes } from './build-changes';
import { Build, BuildTrigger } from './build.entity';
import {
  canceledByUser,
  MAX_QUEUED_PER_TEAM,
  NO_SUCH_BUILD,
  NO_SUCH_PROJECT,
  nothingToBuild,
  notItsPlatform,
  stillAtIt,
  tooManyQueued,
} from './build.errors';
import type { CancelBuildInput, RetryBuildInput, StartBuildInput } from './build.inputs';
import { endBuild } from './end-build';
import { type NewBuild, queueBuild } from './queue-build';

/** What people do with builds. */
export class BuildService {
  constructor(
    private readonly db: DataSource,
    private readonly projects: KnownProjects,
    private readonly wakes: BuildWakes,
  ) {}

  async get(viewer: Viewer | null, id: string): Promise<Build> {
    return readable(viewer, await this.db.getRepository(Build).findOneBy({ id }), NO_SUCH_BUILD);
  }

  /** The build as it is now, then again after every change. */
  watch(viewer: Viewer | null, id: string): AsyncIterableIterator<Build> {
    return this.wakes.live(buildTopic(id), () => this.get(viewer, id));
  }

  async start(viewer: Viewer | null, input: StartBuildInput): Promise<Build> {
    const user = requireUser(viewer);
    requireScope(user, 'build:write');
    const { project, head } = await this.projects.withHead(user, input.projectId);
    requireRole(user, project.teamId, 'EDITOR', NO_SUCH_PROJECT);
    if (!project.platforms.includes(input.platform)) throw notItsPlatform(input.platform, project.platforms);
    const revision = input.revisionId ? await this.projects.revision(user, project.id, input.revisionId) : head;
    if (!revision) throw nothingToBuild();
    return this.queue(
      {
        teamId: project.teamId,
        revision,
        platform: input.platform,
        profile: input.profile,
        trigger: BuildTrigger.REQUEST,
        createdById: user.userId,
      },
      { mutation: 'startBuild', actorId: user.userId, idempotencyKey: input.idempotencyKey, input },
    );
  }

  /** A new build of what the given one was of. */
  async retry(viewer: Viewer | null, input: RetryBuildInput): Promise<Build> {
    const earlier = await this.get(requireUser(viewer), input.buildId);
    const user = requireRole(viewer, earlier.teamId, 'EDITOR', NO_SUCH_BUILD);
    requireScope(user, 'build:write');
    if (!isFinal(earlier.status)) throw stillAtIt();
    // A deleted project is built no more.
    await this.projects.withHead(user, earlier.projectId);
    const { teamId, projectId, revisionId: id, revisionNumber: number, manifest, platform, profile } = earlier;
    return this.queue(
      {
        teamId,
        revision: { id, projectId, number, manifest },
        platform,
        profile,
        trigger: BuildTrigger.REQUEST,
        createdById: user.userId,
      },
      { mutation: 'retryBuild', actorId: user.userId, idempotencyKey: input.idempotencyKey, input },
    );
  }

  /** Stops it wherever it is; one that has ended stays as it is. */
  async cancel(viewer: Viewer | null, { buildId }: CancelBuildInput): Promise<Build> {
    const { teamId } = await this.get(requireUser(viewer), buildId);
    requireScope(requireRole(viewer, teamId, 'EDITOR', NO_SUCH_BUILD), 'build:write');
    await unitOfWork(this.db, async (tx) => {
      const build = await tx.findOneOrFail(Build, { where: { id: buildId }, lock: { mode: 'pessimistic_write' } });
      if (!isFinal(build.status)) await endBuild(tx, build, { status: WorkStatus.CANCELED, failure: canceledByUser() });
    });
    await this.wakes.ended([buildId]);
    return this.get(viewer, buildId);
  }

  private async queue(build: NewBuild, once: Parameters<typeof createOnce>[1]): Promise<Build> {
    const id = await unitOfWork(this.db, (tx) =>
      createOnce(tx, once, async () => {
        await this.requireRoom(tx, build.teamId);
        return queueBuild(tx, build);
      }),
    );
    await this.wakes.agents();
    return this.db.getRepository(Build).findOneByOrFail({ id });
  }

  private async requireRoom(tx: EntityManager, teamId: string): Promise<void> {
    const waiting = await tx.countBy(Build, { teamId, status: WorkStatus.QUEUED });
    if (waiting >= MAX_QUEUED_PER_TEAM) throw tooManyQueued();
  }
}
