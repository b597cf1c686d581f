import type { DataSource } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { unitOfWork } from '#platform/database/unit-of-work';
import { Problems } from '#platform/kernel/errors';
import { requireUser, type Viewer } from '#platform/kernel/viewer';
import type { TreeStore } from '#platform/trees/tree-store';
import { lockProject, type ProjectService } from '../project/project.service';
import { applyChanges, type Entry } from './apply-changes';
import { Revision, RevisionSource } from './revision.entity';
import { BaseIsStale, RevisionNotFound } from './revision.errors';
import type { ApplyChangesInput, RestoreRevisionInput } from './revision.inputs';
import type { RevisionWriter } from './revision-writer';

export class RevisionService {
  constructor(
    private readonly db: DataSource,
    private readonly projects: ProjectService,
    private readonly writer: RevisionWriter,
    private readonly trees: TreeStore,
  ) {}

  /** All changes or none, and only on the head. */
  async applyChanges(viewer: Viewer | null, input: ApplyChangesInput): Promise<Revision> {
    const { userId } = requireUser(viewer);
    const project = await this.projects.require(viewer, input.projectId, 'EDITOR');
    const base = await this.revisionOf(project.id, input.baseRevisionId);
    const once = {
      mutation: 'applyChanges',
      actorId: userId,
      idempotencyKey: input.idempotencyKey,
      input,
    };
    const prepared = await this.prepare(project.teamId, base, input);
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        const locked = await lockProject(tx, project.id);
        if (locked.headRevisionId !== base.id) {
          const head = await tx.findOneByOrFail(Revision, { id: locked.headRevisionId });
          throw new BaseIsStale(base.id, head);
        }
        const tree = await prepared();
        const message = input.message.trim() || 'Changed by hand.';
        const revision = { source: RevisionSource.MANUAL, message, files: tree, createdById: userId };
        return (await this.writer.append(tx, locked, revision)).id;
      });
      return tx.findOneByOrFail(Revision, { id });
    });
  }

  /** The tree of an earlier revision as a new one, so that nothing is ever lost. */
  async restore(
    viewer: Viewer | null,
    { projectId, revisionId, idempotencyKey }: RestoreRevisionInput,
  ): Promise<Revision> {
    const { userId } = requireUser(viewer);
    const project = await this.projects.require(viewer, projectId, 'EDITOR');
    const earlier = await this.revisionOf(project.id, revisionId);
    const once = { mutation: 'restoreRevision', actorId: userId, idempotencyKey, input: { projectId, revisionId } };
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        const revision = await this.writer.append(tx, await lockProject(tx, project.id), {
          source: RevisionSource.RESTORE,
          message: `Back to revision ${earlier.number}: ${earlier.message}`,
          files: { manifest: earlier.manifest, fileCount: earlier.fileCount },
          createdById: userId,
          restoredFromId: earlier.id,
        });
        return revision.id;
      });
      return tx.findOneByOrFail(Revision, { id });
    });
  }

  private async revisionOf(projectId: string, id: string): Promise<Revision> {
    const revision = await this.db.getRepository(Revision).findOneBy({ id, projectId });
    if (!revision) throw new RevisionNotFound();
    return revision;
  }

  /** Checks the changes at once; stores their contents when called, so that a stale change leaves nothing behind. */
  private async prepare(teamId: string, base: Revision, { changes }: ApplyChangesInput) {
    const before = await this.trees.readManifest(teamId, base.manifest);
    const { tree, problems } = applyChanges(before, changes);
    Problems.raise(problems);
    return () => this.writer.store(teamId, tree.map(withoutBytes));
  }
}

const withoutBytes = (entry: Entry) => ('content' in entry ? { path: entry.path, content: entry.content } : entry);
