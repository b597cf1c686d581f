import type { DataSource } from 'typeorm';
import { In } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { Clock } from '#platform/kernel/clock';
import type { Job, JobQueue } from '#platform/ports/job-queue';
import { type Release, type Store, StoreRefused, StoreUnavailable } from '#platform/ports/store';
import type { Logger } from '#platform/telemetry/logger';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { addTurn, MOST_ATTEMPTS, type Turn } from './deploy-job';
import type { DeploymentChanges } from './deployment-changes';
import { Deployment } from './deployment.entity';
import { type Failed, failureOf, rejected, releaseLost } from './deployment-failures';
import { failAt, presentStep } from './steps';
import type { UploadStep } from './upload-step';
import { followed } from './follow';

const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** The job. A turn does what can be done now and asks for the next one; nothing waits in between, and a restart loses nothing. */
export class DeploymentRunner {
  constructor(
    private readonly db: DataSource,
    private readonly store: Store,
    private readonly uploads: UploadStep,
    private readonly changes: DeploymentChanges,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  async run(job: Job, signal: AbortSignal): Promise<void> {
    const { deploymentId, turn } = job.payload as Turn;
    const deployment = await this.db.getRepository(Deployment).findOneBy({ id: deploymentId });
    if (!deployment || isFinal(deployment.status) || deployment.turn !== turn) return;
    try {
      await (deployment.releaseId === null ? this.upload(deployment) : this.follow(deployment, deployment.releaseId));
    } catch (error) {
      const isOver = error instanceof StoreRefused || job.attempt >= MOST_ATTEMPTS;
      if (signal.aborted || !isOver) throw error;
      this.log.warn({ error, deploymentId }, 'A deployment failed');
      const { steps, storeName } = await this.db.getRepository(Deployment).findOneByOrFail({ id: deploymentId });
      await this.fail(deploymentId, failureOf(error, storeName, presentStep(steps).name));
    }
  }

  /** Takes up what has not ended, after a start. Turns that wait already are not added again. */
  async resume(): Promise<void> {
    const unfinished = await this.db.getRepository(Deployment).find({
      where: { status: In([WorkStatus.QUEUED, WorkStatus.RUNNING]) },
      select: { id: true, turn: true },
    });
    for (const { id, turn } of unfinished) await addTurn(this.jobs, undefined, id, turn);
  }

  private async upload(deployment: Deployment): Promise<void> {
    const outcome = await this.uploads.run(deployment);
    if (outcome.kind === 'failed') await this.fail(deployment.id, outcome.failure);
    else if (outcome.kind === 'another uploads') await this.again(deployment.id, SHORTEST_PAUSE_MS);
    else await this.apply(deployment.id, outcome.release);
  }

  private async follow({ id, storeName, steps }: Deployment, releaseId: string): Promise<void> {
    let release: Release | null;
    try {
      release = await this.store.find(storeName, releaseId);
    } catch (error) {
      // The release is with the store, which will answer again; no number of silent hours makes it a failure.
      if (!(error instanceof StoreUnavailable)) throw error;
      return this.again(id, LONGEST_PAUSE_MS);
    }
    if (!release) return this.fail(id, releaseLost(storeName, presentStep(steps).name));
    await this.apply(id, release);
  }

  /** Writes down what the store says; asks again as long as that is not its last word. */
  private async apply(id: string, release: Release): Promise<void> {
    await this.changes.make(id, async (row, tx) => {
      if (isFinal(row.status)) return null;
      const now = this.clock.now();
      if (release.state === 'REJECTED')
        return { ...told(release), ...ended(row, rejected(row.storeName, release), now) };
      const columns = { ...told(release), ...followed(row, release, now) };
      if (isFinal(columns.status)) return columns;
      const turn = row.turn + 1;
      await addTurn(this.jobs, tx, id, turn, new Date(now.getTime() + pauseAfter(row, now)));
      return { ...columns, turn };
    });
  }

  private async again(id: string, pauseMs: number): Promise<void> {
    await unitOfWork(this.db, async (tx) => {
      const row = await tx.findOneOrFail(Deployment, { where: { id }, lock: { mode: 'pessimistic_write' } });
      await tx.update(Deployment, id, { turn: row.turn + 1 });
      await addTurn(this.jobs, tx, id, row.turn + 1, new Date(this.clock.now().getTime() + pauseMs));
    });
  }

  private async fail(id: string, failure: Failed): Promise<void> {
    await this.changes.make(id, (row) => (isFinal(row.status) ? null : ended(row, failure, this.clock.now())));
  }
}

/** Often at first, when someone looks on; then ever more seldom, up to once a minute. */
const pauseAfter = ({ createdAt }: Deployment, now: Date): number =>
  Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, (now.getTime() - createdAt.getTime()) / 10));

const told = ({ id, state, rawState, rejection, rolloutFraction }: Release) => ({
  releaseId: id,
  releaseState: state,
  rawState,
  rejection,
  rolloutFraction,
});

const ended = (row: Deployment, failure: Failed, now: Date) => ({
  status: WorkStatus.FAILED,
  steps: failAt(row.steps, failure.phase, now, failure.message),
  failure,
  finishedAt: now,
});
