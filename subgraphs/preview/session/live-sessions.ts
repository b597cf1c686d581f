import { type EntityManager, In } from 'typeorm';
import { WorkStatus } from '#schema/shared/work-status';
import { PreviewSession } from './preview-session.entity';

/** Sessions that have not ended, the oldest first, locked. */
export const liveOf = (
  tx: EntityManager,
  { projectId, platform }: Pick<PreviewSession, 'projectId'> & Partial<Pick<PreviewSession, 'platform'>>,
): Promise<PreviewSession[]> =>
  tx.find(PreviewSession, {
    where: { status: In([WorkStatus.QUEUED, WorkStatus.RUNNING]), projectId, ...(platform && { platform }) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
