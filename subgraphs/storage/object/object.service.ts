import type { DataSource } from 'typeorm';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import { DomainError } from '#platform/kernel/errors';
import { mayRead, requireRole, requireScope, requireSignedIn, requireUser, type Viewer } from '#platform/kernel/viewer';
import type { KnownProjects } from '#platform/known-projects/known-projects';
import type { ObjectStore } from '#platform/ports/object-store';
import type { ErrorCode } from '#schema/error-code';
import { ObjectDeleted } from '#schema/events/storage';
import type { DisposalService } from '../disposal/disposal.service';
import { Upload } from '../upload/upload.entity';
import { NO_OBJECT, ObjectNotFound, OtherTeam } from './object.errors';
import type { MoveObjectInput, UpdateObjectMetadataInput } from './object.inputs';
import { StoredObject } from './stored-object.entity';

const URL_LIFETIME_SECONDS = 15 * 60;

/** What became of one object of many. */
export interface DeletionOutcome {
  objectId: string;
  code: ErrorCode | null;
  message: string | null;
}

export class ObjectService {
  constructor(
    private readonly db: DataSource,
    private readonly store: ObjectStore,
    private readonly disposal: DisposalService,
    private readonly projects: KnownProjects,
  ) {}

  async get(viewer: Viewer | null, id: string): Promise<StoredObject> {
    requireSignedIn(viewer);
    requireScope(viewer, 'storage:read');
    const object = await this.db.getRepository(StoredObject).findOneBy({ id });
    if (!object || !mayRead(viewer, object.teamId)) throw new ObjectNotFound();
    return object;
  }

  url({ key, name }: StoredObject): Promise<string> {
    return this.store.signGet(key, URL_LIFETIME_SECONDS, name);
  }

  async move(viewer: Viewer | null, { objectId, projectId }: MoveObjectInput): Promise<StoredObject> {
    const { teamId } = await this.require(viewer, objectId);
    if (projectId) {
      const { project } = await this.projects.require(viewer, projectId, 'EDITOR');
      if (project.teamId !== teamId) throw new OtherTeam();
    }
    return this.change(objectId, () => ({ projectId: projectId ?? null }));
  }

  async updateMetadata(
    viewer: Viewer | null,
    { objectId, name, contentType }: UpdateObjectMetadataInput,
  ): Promise<StoredObject> {
    await this.require(viewer, objectId);
    return this.change(objectId, (object) => ({
      name: name ?? object.name,
      contentType: contentType ?? object.contentType,
    }));
  }

  /** Each object by itself: one that cannot go keeps no other. */
  async delete(viewer: Viewer | null, objectIds: string[]): Promise<DeletionOutcome[]> {
    requireUser(viewer);
    const outcomes: DeletionOutcome[] = [];
    for (const objectId of objectIds) outcomes.push(await this.deleteOne(viewer, objectId));
    return outcomes;
  }

  private async deleteOne(viewer: Viewer | null, objectId: string): Promise<DeletionOutcome> {
    try {
      const object = await this.require(viewer, objectId);
      const { teamId, projectId, bytes, key } = object;
      await unitOfWork(this.db, async (tx) => {
        // Of two who delete at the same moment, one does.
        const { affected } = await tx.delete(StoredObject, objectId);
        if (!affected) throw new ObjectNotFound();
        const upload = await tx.findOneBy(Upload, { objectId });
        await this.disposal.doom(tx, object, upload && upload.expiresAt);
        await record(tx, ObjectDeleted, { objectId, teamId, projectId, bytes });
      });
      // After the row: bytes without a row are garbage, a row without bytes is a broken promise.
      await this.disposal.discard(key);
      return { objectId, code: null, message: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { objectId, code: error.code, message: error.message };
    }
  }

  /** Locks the object; one that was deleted meanwhile is not found, as by any later request. */
  private change(
    id: string,
    changesOf: (object: StoredObject) => Partial<Pick<StoredObject, 'projectId' | 'name' | 'contentType'>>,
  ): Promise<StoredObject> {
    return unitOfWork(this.db, async (tx) => {
      const object = await tx.findOne(StoredObject, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!object) throw new ObjectNotFound();
      const changes = changesOf(object);
      await tx.update(StoredObject, id, changes);
      return Object.assign(object, changes);
    });
  }

  private async require(viewer: Viewer | null, id: string): Promise<StoredObject> {
    requireUser(viewer);
    requireScope(viewer, 'storage:write');
    const object = await this.db.getRepository(StoredObject).findOneBy({ id });
    if (!object) throw new ObjectNotFound();
    requireRole(viewer, object.teamId, 'EDITOR', NO_OBJECT);
    return object;
  }
}
