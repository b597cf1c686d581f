import type { DataSource, EntityManager } from 'typeorm';
import { requireRole, requireScope, type Viewer } from '#platform/kernel/viewer';
import { StorageFull } from '../upload/upload.errors';
import type { StorageUsage } from './quota.types';

/** What a team may keep. */
export const LIMIT_BYTES = 5 * 1024 ** 3;

export class QuotaService {
  constructor(private readonly db: DataSource) {}

  usage(viewer: Viewer | null, teamId: string): Promise<StorageUsage> {
    requireRole(viewer, teamId, 'VIEWER', 'There is no such team.');
    requireScope(viewer, 'storage:read');
    return this.measure(this.db.manager, teamId);
  }

  /** Throws `StorageFull` when the bytes do not fit. Reservations of one team wait for each other, so that two do not take the same room. */
  async reserve(tx: EntityManager, teamId: string, bytes: number): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4))', [teamId]);
    const { usedBytes, reservedBytes } = await this.measure(tx, teamId);
    const free = LIMIT_BYTES - usedBytes - reservedBytes;
    if (bytes > free) throw new StorageFull(bytes, free, LIMIT_BYTES);
  }

  private async measure(tx: EntityManager, teamId: string): Promise<StorageUsage> {
    const [row] = await tx.query<{ used: string; count: string; reserved: string }[]>(
      `SELECT (SELECT coalesce(sum(bytes), 0) FROM stored_object WHERE "teamId" = $1) AS used,
              (SELECT count(*) FROM stored_object WHERE "teamId" = $1) AS count,
              (SELECT coalesce(sum(bytes), 0) FROM upload WHERE "teamId" = $1 AND status = 'OPEN' AND "expiresAt" > now())
                + (SELECT coalesce(sum(bytes), 0) FROM doomed_bytes WHERE "teamId" = $1 AND "writableUntil" > now()) AS reserved`,
      [teamId],
    );
    return {
      usedBytes: Number(row!.used),
      reservedBytes: Number(row!.reserved),
      limitBytes: LIMIT_BYTES,
      objectCount: Number(row!.count),
    };
  }
}
