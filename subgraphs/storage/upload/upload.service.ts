import { type DataSource, type EntityManager, LessThan } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import { liveState } from '#platform/graphql/live';
import { newId } from '#platform/kernel/id';
import { mayRead, requireRole, requireScope, requireSignedIn, requireUser, type Viewer } from '#platform/kernel/viewer';
import type { KnownProjects } from '#platform/known-projects/known-projects';
import type { ObjectStore, SignedPut } from '#platform/ports/object-store';
import type { PubSub } from '#platform/ports/pub-sub';
import { ObjectStored } from '#schema/events/storage';
import { StoredObject } from '../object/stored-object.entity';
import type { DisposalService } from '../disposal/disposal.service';
import type { QuotaService } from '../quota/quota.service';
import { Upload, UploadStatus } from './upload.entity';
import { BytesDiffer, BytesMissing, NO_UPLOAD, ProjectAndTeam, UploadEnded, UploadNotFound } from './upload.errors';
import type { CreateUploadInput } from './upload.inputs';

const UPLOAD_LIFETIME_SECONDS = 60 * 60;
const topicOf = (id: string) => `upload:${id}`;

export class UploadService {
  constructor(
    private readonly db: DataSource,
    private readonly store: ObjectStore,
    private readonly disposal: DisposalService,
    private readonly projects: KnownProjects,
    private readonly quota: QuotaService,
    private readonly pubSub: PubSub,
  ) {}

  /** Keeps room before a byte moves. */
  async create(viewer: Viewer | null, input: CreateUploadInput): Promise<Upload> {
    const { userId } = requireUser(viewer);
    requireScope(viewer, 'storage:write');
    const { name, bytes, contentType, projectId, idempotencyKey } = input;
    const teamId = await this.teamOf(viewer, input);
    const once = { mutation: 'createUpload', actorId: userId, idempotencyKey, input };
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        await this.quota.reserve(tx, teamId, bytes);
        const upload = { id: newId('upl'), teamId, projectId: projectId ?? null, name, bytes, contentType };
        await tx.insert(Upload, {
          ...upload,
          status: UploadStatus.OPEN,
          sha256: input.sha256.toLowerCase(),
          key: `teams/${teamId}/uploads/${upload.id}`,
          createdById: userId,
          objectId: null,
          expiresAt: new Date(Date.now() + UPLOAD_LIFETIME_SECONDS * 1000),
        });
        return upload.id;
      });
      return tx.findOneByOrFail(Upload, { id });
    });
  }

  /** Null once the upload has ended: nothing may be sent then. */
  async signed({ status, expiresAt, key, bytes, sha256, contentType }: Upload): Promise<SignedPut | null> {
    const left = Math.floor((expiresAt.getTime() - Date.now()) / 1000);
    if (status !== UploadStatus.OPEN || left < 1) return null;
    return this.store.signPut(key, { bytes, sha256, contentType }, left);
  }

  /** Makes an object of the bytes once they are there and are those that were announced. Completing twice gives the same object. */
  async complete(viewer: Viewer | null, id: string): Promise<StoredObject> {
    const { teamId, key, bytes, sha256 } = await this.require(viewer, id);
    const info = await this.store.head(key);
    const refusal = info ? null : await this.store.refusalOf(key);
    const object = await unitOfWork(this.db, async (tx) => {
      const upload = await this.lock(tx, id);
      if (upload.objectId) return tx.findOneByOrFail(StoredObject, { id: upload.objectId });
      if (upload.status !== UploadStatus.OPEN) throw new UploadEnded(upload.status);
      if (upload.expiresAt < new Date()) throw new UploadEnded(UploadStatus.EXPIRED);
      if (!info) throw new BytesMissing(refusal);
      if (info.sha256 !== sha256 || info.bytes !== bytes) throw new BytesDiffer();
      const { name, contentType, projectId, createdById } = upload;
      const objectId = newId('obj');
      await tx.insert(StoredObject, {
        id: objectId,
        teamId,
        projectId,
        name,
        bytes,
        sha256,
        contentType,
        key,
        createdById,
      });
      await tx.update(Upload, id, { status: UploadStatus.COMPLETED, objectId });
      await record(tx, ObjectStored, { objectId, teamId, projectId, bytes });
      return tx.findOneByOrFail(StoredObject, { id: objectId });
    });
    await this.pubSub.publish(topicOf(id), {});
    return object;
  }

  async abort(viewer: Viewer | null, id: string): Promise<Upload> {
    await this.require(viewer, id);
    return this.end(id, UploadStatus.ABORTED);
  }

  watch(viewer: Viewer | null, id: string): AsyncIterableIterator<Upload> {
    return liveState(this.pubSub, topicOf(id), async () => {
      requireSignedIn(viewer);
      requireScope(viewer, 'storage:read');
      const upload = await this.db.getRepository(Upload).findOneBy({ id });
      if (!upload || !mayRead(viewer, upload.teamId)) throw new UploadNotFound();
      return upload;
    });
  }

  /** Ends uploads whose time is over, and with them their bytes. */
  async expire(): Promise<number> {
    const where = { status: UploadStatus.OPEN, expiresAt: LessThan(new Date()) };
    const late = await this.db.getRepository(Upload).find({ where, take: 100 });
    for (const { id } of late) await this.end(id, UploadStatus.EXPIRED);
    return late.length;
  }

  private async end(id: string, status: UploadStatus): Promise<Upload> {
    const upload = await unitOfWork(this.db, async (tx) => {
      const row = await this.lock(tx, id);
      if (row.status !== UploadStatus.OPEN) return row;
      await tx.update(Upload, id, { status });
      await this.disposal.doom(tx, row, row.expiresAt);
      return Object.assign(row, { status });
    });
    if (upload.status === status) await this.disposal.discard(upload.key);
    await this.pubSub.publish(topicOf(id), {});
    return upload;
  }

  private lock(tx: EntityManager, id: string): Promise<Upload> {
    return tx.findOneOrFail(Upload, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  private async require(viewer: Viewer | null, id: string): Promise<Upload> {
    requireUser(viewer);
    requireScope(viewer, 'storage:write');
    const upload = await this.db.getRepository(Upload).findOneBy({ id });
    if (!upload) throw new UploadNotFound();
    requireRole(viewer, upload.teamId, 'EDITOR', NO_UPLOAD);
    return upload;
  }

  private async teamOf(viewer: Viewer | null, { projectId, teamId }: CreateUploadInput): Promise<string> {
    if (projectId && teamId) throw new ProjectAndTeam();
    if (projectId) return (await this.projects.require(viewer, projectId, 'EDITOR')).project.teamId;
    const team = teamId ?? requireUser(viewer).personalTeamId;
    requireRole(viewer, team, 'EDITOR', 'There is no such team.');
    return team;
  }
}
