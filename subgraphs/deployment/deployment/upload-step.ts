import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import type { Clock } from '#platform/kernel/clock';
import type { ObjectStore } from '#platform/ports/object-store';
import type { Release, ReleaseArtifact, Store } from '#platform/ports/store';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import type { KnownArtifact } from '../build/known-build.entity';
import type { KnownBuilds } from '../build/known-builds';
import { StoreApp } from '../store-app/store-app.entity';
import { storeTitles } from '../store-app/store-name';
import { artifactFor, checksOf, errorsOf } from './checks';
import type { DeploymentChanges } from './deployment-changes';
import { Deployment, versionNameOf } from './deployment.entity';
import { checksFailed, type Failed } from './deployment-failures';
import { reach } from './steps';

export type UploadOutcome =
  { kind: 'uploaded'; release: Release } | { kind: 'another uploads' } | { kind: 'failed'; failure: Failed };

const ARTIFACT_GONE = 'The file of the build is not kept any more. Build again and deploy that build.';

/** Checks and upload, in one turn. Done again after a crash it uploads nothing twice: the store knows the deployment by its id. */
export class UploadStep {
  constructor(
    private readonly db: DataSource,
    private readonly store: Store,
    private readonly objects: ObjectStore,
    private readonly builds: KnownBuilds,
    private readonly changes: DeploymentChanges,
    private readonly clock: Clock,
  ) {}

  async run(deployment: Deployment): Promise<UploadOutcome> {
    const artifact = await this.check(deployment);
    if ('failure' in artifact) return { kind: 'failed', failure: artifact.failure };
    const app = await this.db.getRepository(StoreApp).findOneByOrFail({ id: deployment.storeAppId });
    const versionCode = await this.reserve(deployment, app);
    if (versionCode === null) return { kind: 'another uploads' };
    const release = await this.store.upload({
      store: app.store,
      track: deployment.track,
      bundleId: app.bundleId,
      versionCode,
      versionName: versionNameOf(versionCode),
      releaseNotes: deployment.releaseNotes,
      rolloutFraction: deployment.rolloutFraction,
      artifact: artifact.file,
      idempotencyKey: deployment.id,
    });
    return { kind: 'uploaded', release };
  }

  /** What was true when the deployment was asked for may have changed while it waited. */
  private async check(deployment: Deployment): Promise<{ file: ReleaseArtifact } | { failure: Failed }> {
    const { id, buildId, storeName, track, releaseNotes } = deployment;
    await this.changes.make(id, (row) =>
      row.status !== WorkStatus.QUEUED
        ? null
        : { status: WorkStatus.RUNNING, steps: reach(row.steps, 'CHECKS', this.clock.now(), 'Looking at the build.') },
    );
    const build = await this.builds.find(buildId);
    if (!build) return { failure: checksFailed(ARTIFACT_GONE) };
    const [error] = errorsOf(checksOf({ build, store: storeName, track, releaseNotes }));
    if (error) return { failure: checksFailed(`${error.message} ${error.fix}`) };
    const read = await this.readerOf(buildId, artifactFor(storeName, build.artifacts)!);
    return read ?? { failure: checksFailed(ARTIFACT_GONE) };
  }

  private async readerOf(buildId: string, artifact: KnownArtifact): Promise<{ file: ReleaseArtifact } | null> {
    const { id, key, bytes, sha256 } = artifact;
    if (key) {
      if (!(await this.objects.head(key))) return null;
      return { file: { bytes, sha256, read: () => this.objects.get(key) } };
    }
    const url = await this.builds.urlOf(buildId, id);
    return url ? { file: { bytes, sha256, read: () => download(url) } } : null;
  }

  /**
   * A version code above all that the store and we know of, for this deployment for good. Uploads of one app follow one another, so that codes arrive in rising order;
   * null: another one is at it.
   */
  private async reserve(deployment: Deployment, app: StoreApp): Promise<number | null> {
    const free = await this.store.nextVersionCode(app.store, app.bundleId);
    let reserved: number | null = null;
    await this.changes.make(deployment.id, async (row, tx) => {
      if (isFinal(row.status)) return null;
      const { lastVersionCode } = await tx.findOneOrFail(StoreApp, {
        where: { id: app.id },
        lock: { mode: 'pessimistic_write' },
      });
      reserved = row.versionCode;
      if (reserved !== null) return null;
      const waiting = {
        storeAppId: app.id,
        id: Not(row.id),
        releaseId: IsNull(),
        status: In([WorkStatus.QUEUED, WorkStatus.RUNNING]),
      };
      const isBehind = await tx.existsBy(Deployment, [
        { ...waiting, uploadStartedAt: Not(IsNull()) },
        { ...waiting, id: LessThan(row.id) },
      ]);
      if (isBehind) return null;
      reserved = Math.max(free, lastVersionCode + 1);
      await tx.update(StoreApp, app.id, { lastVersionCode: reserved });
      const now = this.clock.now();
      const steps = reach(row.steps, 'UPLOAD', now, `The file goes to ${storeTitles[app.store]}.`);
      return { versionCode: reserved, uploadStartedAt: now, steps };
    });
    return reserved;
  }
}

async function download(url: string): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(600_000) });
  if (!response.ok || !response.body) throw new Error(`The file of the build could not be read: ${response.status}.`);
  return Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
}
