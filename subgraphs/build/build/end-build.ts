import type { EntityManager } from 'typeorm';
import { WorkStatus } from '#schema/shared/work-status';
import { Phase } from '../phase/phase.entity';
import { recordChange } from './build-changes';
import { Build } from './build.entity';
import type { BuildFailure } from './build-failure';

/** What a build has ended with. */
export interface Ending {
  status: WorkStatus.SUCCEEDED | WorkStatus.FAILED | WorkStatus.CANCELED;
  failure: BuildFailure | null;
}

/** Ends a build whose row the caller holds locked, with the phases that still ran, and records it. */
export async function endBuild(tx: EntityManager, build: Build, { status, failure }: Ending): Promise<void> {
  const finishedAt = new Date();
  Object.assign(build, { status, failure, finishedAt, leaseUntil: null });
  await tx.update(Build, build.id, { status, failure, finishedAt, leaseUntil: null });
  await tx.update(Phase, { buildId: build.id, status: WorkStatus.RUNNING }, { status, finishedAt });
  await recordChange(tx, build);
}
