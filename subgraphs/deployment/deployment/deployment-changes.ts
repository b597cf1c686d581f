import type { DataSource, EntityManager } from 'typeorm';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { PubSub } from '#platform/ports/pub-sub';
import { DeploymentChanged } from '#schema/events/deployment';
import { WorkStatus } from '#schema/shared/work-status';
import { Deployment } from './deployment.entity';
import { presentStep } from './steps';
import { topicOf } from './topic';

/** Tells that the deployment is now as the row says. */
export async function recordDeployment(tx: EntityManager, deployment: Deployment): Promise<void> {
  const { id, projectId, teamId, buildId, storeName, status } = deployment;
  await record(tx, DeploymentChanged, {
    deploymentId: id,
    projectId,
    teamId,
    buildId,
    store: storeName,
    status,
    message: messageOf(deployment),
  });
}

function messageOf({ status, failure, steps, releaseState }: Deployment): string {
  if (failure) return failure.message;
  if (status === WorkStatus.SUCCEEDED)
    return releaseState === 'HALTED' ? 'The store offers it no longer.' : 'The store offers it.';
  return presentStep(steps).message ?? 'It waits for its turn.';
}

/** Changes of deployments: row and event together, then whoever watches is woken. */
export class DeploymentChanges {
  constructor(
    private readonly db: DataSource,
    private readonly pubSub: PubSub,
  ) {}

  /** `change` sees the row locked. With null nothing is changed, and null comes back. */
  async make(
    id: string,
    change: (row: Deployment, tx: EntityManager) => Partial<Deployment> | null | Promise<Partial<Deployment> | null>,
  ): Promise<Deployment | null> {
    const deployment = await unitOfWork(this.db, async (tx) => {
      const row = await tx.findOneOrFail(Deployment, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const columns = await change(row, tx);
      if (!columns) return null;
      await tx.update(Deployment, id, columns);
      const changed = Object.assign(row, columns);
      await recordDeployment(tx, changed);
      return changed;
    });
    if (deployment) await this.pubSub.publish(topicOf(id), {});
    return deployment;
  }
}
