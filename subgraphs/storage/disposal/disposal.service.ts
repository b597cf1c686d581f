import { type DataSource, type EntityManager, LessThanOrEqual } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { ObjectStore } from '#platform/ports/object-store';
import type { Logger } from '#platform/telemetry/logger';
import { DoomedBytes } from './doomed-bytes.entity';

/** A PUT that began just before its URL ended may take this long to arrive. */
const LATE_ARRIVAL_MS = 60 * 60 * 1000;
const RETRY_MS = 5 * 60 * 1000;
const BATCH = 100;

/** Gets rid of bytes that belong to nothing. A signed URL cannot be called back, so a key is deleted at once and again when nothing can arrive any more. */
export class DisposalService {
  constructor(
    private readonly db: DataSource,
    private readonly store: ObjectStore,
    private readonly log: Logger,
  ) {}

  /** In the transaction that takes the key from its upload or object. */
  async doom(
    tx: EntityManager,
    { key, teamId, bytes }: Pick<DoomedBytes, 'key' | 'teamId' | 'bytes'>,
    writableUntil: Date | null,
  ): Promise<void> {
    const until = writableUntil ?? new Date();
    const deleteAfter = writableUntil ? new Date(writableUntil.getTime() + LATE_ARRIVAL_MS) : until;
    await tx.upsert(DoomedBytes, { key, teamId, bytes, writableUntil: until, deleteAfter }, ['key']);
  }

  /** After that transaction: what is there goes at once. Never fails, since the sweep does what could not be done now. */
  async discard(key: string): Promise<void> {
    await this.store
      .delete(key)
      .catch((error: unknown) => this.log.warn({ error, key }, 'Bytes could not be deleted; the sweep does it later'));
  }

  /** Deletes the keys whose time has come; one that cannot be deleted is tried again later and keeps no other. */
  async sweep(now = new Date()): Promise<number> {
    const where = { deleteAfter: LessThanOrEqual(now) };
    const due = await this.db.getRepository(DoomedBytes).find({ where, order: { deleteAfter: 'ASC' }, take: BATCH });
    let deleted = 0;
    for (const { key } of due) {
      try {
        await this.store.delete(key);
        await unitOfWork(this.db, (tx) => tx.delete(DoomedBytes, { key }));
        deleted++;
      } catch (error) {
        this.log.warn({ error, key }, 'Bytes could not be deleted; tried again in five minutes');
        const deleteAfter = new Date(now.getTime() + RETRY_MS);
        await unitOfWork(this.db, (tx) => tx.update(DoomedBytes, { key }, { deleteAfter }));
      }
    }
    return deleted;
  }
}
