import type { DataSource, EntityManager } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { unitOfWork } from '#platform/database/unit-of-work';
import { liveState } from '#platform/graphql/live';
import { Problems } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { mayRead, requireRole, requireScope, requireSignedIn, type Viewer } from '#platform/kernel/viewer';
import type { KnownProjects } from '#platform/known-projects/known-projects';
import type { JobQueue } from '#platform/ports/job-queue';
import type { PubSub } from '#platform/ports/pub-sub';
import { WorkStatus } from '#schema/shared/work-status';
import type { KnownBuild } from '../build/known-build.entity';
import type { KnownBuilds } from '../build/known-builds';
import type { NewApp, StoreAppService } from '../store-app/store-app.service';
import { type Candidate, type Check, checksOf, errorsOf } from './checks';
import { addTurn } from './deploy-job';
import { recordDeployment } from './deployment-changes';
import { Deployment } from './deployment.entity';
import { CheckFailed, DeploymentNotFound, NotStaged } from './deployment.errors';
import type { CheckDeploymentInput, DeployInput } from './deployment.inputs';
import { newSteps } from './steps';
import { topicOf } from './topic';

export class DeploymentService {
  constructor(
    private readonly db: DataSource,
    private readonly projects: KnownProjects,
    private readonly builds: KnownBuilds,
    private readonly apps: StoreAppService,
    private readonly jobs: JobQueue,
    private readonly pubSub: PubSub,
  ) {}

  async get(viewer: Viewer | null, id: string): Promise<Deployment> {
    requireSignedIn(viewer);
    requireScope(viewer, 'deployment:read');
    const deployment = await this.db.getRepository(Deployment).findOneBy({ id });
    if (!deployment || !mayRead(viewer, deployment.teamId)) throw new DeploymentNotFound();
    return deployment;
  }

  watch(viewer: Viewer | null, id: string): AsyncIterableIterator<Deployment> {
    return liveState(this.pubSub, topicOf(id), () => this.get(viewer, id));
  }

  /** Looks, and changes nothing. */
  async check(viewer: Viewer | null, input: CheckDeploymentInput): Promise<Check[]> {
    requireScope(viewer, 'deployment:read');
    const { project, user } = await this.projects.require(viewer, input.projectId, 'VIEWER');
    const build = await this.builds.require(user, project, input.buildId);
    return checksOf(candidateOf(input, build));
  }

  /** What the checks refuse is refused here, before anything is kept; the work itself is a job. */
  async deploy(viewer: Viewer | null, input: DeployInput): Promise<Deployment> {
    requireScope(viewer, 'deployment:write');
    const { projectId, buildId, store, track, idempotencyKey } = input;
    const { project, user } = await this.projects.require(viewer, projectId, 'EDITOR');
    if (track === 'PRODUCTION') requireRole(viewer, project.teamId, 'ADMIN');
    if (track !== 'PRODUCTION' && (input.rolloutFraction ?? 1) < 1) throw new NotStaged(track, 'rolloutFraction');
    const build = await this.builds.require(user, project, buildId);
    const checks = checksOf(candidateOf(input, build));
    const known = await this.apps.find(projectId, store);
    const suggestedBundleId = known?.bundleId ?? (await this.apps.suggest(user, project));
    const app = { project, store, userId: user.userId, suggestedBundleId };
    const once = { mutation: 'deploy', actorId: user.userId, idempotencyKey, input };
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        Problems.raise(
          errorsOf(checks).map(({ message, fix, field }) => new CheckFailed(`${message} ${fix}`, [field])),
        );
        return this.create(tx, app, input, checks);
      });
      return tx.findOneByOrFail(Deployment, { id });
    });
  }

  private async create(tx: EntityManager, newApp: NewApp, input: DeployInput, checks: Check[]): Promise<string> {
    const { id: storeAppId, projectId, teamId, store } = await this.apps.ensure(tx, newApp);
    const id = newId('dep');
    await tx.insert(Deployment, {
      id,
      projectId,
      teamId,
      storeAppId,
      buildId: input.buildId,
      storeName: store,
      track: input.track,
      releaseNotes: input.releaseNotes.trim(),
      status: WorkStatus.QUEUED,
      steps: newSteps(),
      checks: checks.map(({ name, severity, message, fix }) => ({ name, severity, message, fix })),
      failure: null,
      versionCode: null,
      uploadStartedAt: null,
      releaseId: null,
      releaseState: null,
      rawState: null,
      rejection: null,
      rolloutFraction: input.rolloutFraction ?? 1,
      createdById: newApp.userId,
      finishedAt: null,
    });
    await recordDeployment(tx, await tx.findOneByOrFail(Deployment, { id }));
    await addTurn(this.jobs, tx, id, 0);
    return id;
  }
}

const candidateOf = ({ store, track, releaseNotes }: CheckDeploymentInput, build: KnownBuild): Candidate => ({
  build,
  store,
  track,
  releaseNotes,
});
