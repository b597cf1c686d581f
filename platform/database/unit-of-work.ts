import type { DataSource, EntityManager } from 'typeorm';
import { wakeRelays } from './outbox';

/** One decision: its rows and its events commit together, or none of them. Events leave right after the commit. */
export async function unitOfWork<T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const result = await db.transaction(work);
  wakeRelays();
  return result;
}
