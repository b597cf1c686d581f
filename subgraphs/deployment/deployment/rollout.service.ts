import { type DataSource, LessThan, MoreThan, Not } from 'typeorm';
import { Unavailable } from '#platform/kernel/errors';
import { requireRole, requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import { type Release, type Store, StoreRefused, StoreUnavailable } from '#platform/ports/store';
import { WorkStatus } from '#schema/shared/work-status';
import { storeTitles } from '../store-app/store-name';
import type { DeploymentChanges } from './deployment-changes';
import { Deployment, versionNameOf } from './deployment.entity';
import {
  DeploymentNotFound,
  NewerReleased,
  NO_DEPLOYMENT,
  NotReleased,
  NothingBefore,
  NotStaged,
  StoreSaysNo,
} from './deployment.errors';

type Released = Deployment & { releaseId: string; versionCode: number };

export interface RolledBack {
  deployment: Deployment;
  promoted: Deployment;
  explanation: string;
}

/** What is done with a release that a store offers. */
export class RolloutService {
  constructor(
    private readonly db: DataSource,
    private readonly store: Store,
    private readonly changes: DeploymentChanges,
  ) {}

  async update(viewer: Viewer | null, id: string, fraction: number): Promise<Deployment> {
    const deployment = await this.require(viewer, id);
    if (deployment.track !== 'PRODUCTION') throw new NotStaged(deployment.track, 'deploymentId');
    return this.tell(deployment, (store, releaseId) => this.store.setRollout(store, releaseId, fraction));
  }

  async halt(viewer: Viewer | null, id: string): Promise<Deployment> {
    const deployment = await this.require(viewer, id);
    return this.tell(deployment, (store, releaseId) => this.store.halt(store, releaseId));
  }

  /** Stops a release and offers the one before it again. Stores do not take back what was installed, and the answer says so. Done twice it changes nothing more. */
  async rollBack(viewer: Viewer | null, id: string): Promise<RolledBack> {
    const deployment = await this.require(viewer, id);
    const { storeAppId, track, versionCode, storeName } = deployment;
    const siblings = { storeAppId, track, status: WorkStatus.SUCCEEDED };
    const deployments = this.db.getRepository(Deployment);
    const newer = await deployments.findOneBy({
      ...siblings,
      versionCode: MoreThan(versionCode),
      releaseState: Not('HALTED'),
    });
    if (newer) throw new NewerReleased(newer.id);
    const [previous] = await deployments.find({
      where: { ...siblings, versionCode: LessThan(versionCode) },
      order: { versionCode: 'DESC' },
      take: 1,
    });
    if (!previous) throw new NothingBefore(track);
    const halted = await this.tell(deployment, (store, releaseId) => this.store.halt(store, releaseId));
    const promoted = await this.tell(previous as Released, (store, releaseId) =>
      this.store.setRollout(store, releaseId, 1),
    );
    const [bad, good] = [versionCode, promoted.versionCode!].map((code) => `${versionNameOf(code)} (${code})`);
    const explanation =
      `${bad} is offered no longer, and new installations get ${good}. ${storeTitles[storeName]} takes nothing back: ` +
      `whoever has ${bad} keeps it until a release with a higher version code comes, so deploy a mended build soon.`;
    return { deployment: halted, promoted, explanation };
  }

  private async require(viewer: Viewer | null, id: string): Promise<Released> {
    requireUser(viewer);
    requireScope(viewer, 'deployment:write');
    const deployment = await this.db.getRepository(Deployment).findOneBy({ id });
    if (!deployment) throw new DeploymentNotFound();
    requireRole(viewer, deployment.teamId, 'ADMIN', NO_DEPLOYMENT);
    if (deployment.status !== WorkStatus.SUCCEEDED) throw new NotReleased(deployment.status);
    return deployment as Released;
  }

  private async tell(
    { id, storeName, releaseId }: Released,
    say: (store: Deployment['storeName'], releaseId: string) => Promise<Release>,
  ): Promise<Deployment> {
    try {
      const { state, rawState, rolloutFraction } = await say(storeName, releaseId);
      return (await this.changes.make(id, () => ({ releaseState: state, rawState, rolloutFraction })))!;
    } catch (error) {
      if (error instanceof StoreRefused) throw new StoreSaysNo(error.message);
      if (error instanceof StoreUnavailable) throw new Unavailable(`${error.message} Try again in a few minutes.`);
      throw error;
    }
  }
}
