import type { EntityManager } from 'typeorm';
import { record } from '#platform/database/outbox';
import { newId } from '#platform/kernel/id';
import type { TreeFile, TreeStore } from '#platform/trees/tree-store';
import { RevisionCreated } from '#schema/events/project';
import { Project } from '../project/project.entity';
import { Revision, type RevisionSource } from './revision.entity';

export interface NewRevision {
  id?: string;
  source: RevisionSource;
  message: string;
  files: StoredTree;
  createdById: string;
  generationId?: string;
  restoredFromId?: string;
}

/** A tree whose files and manifest lie in the object store. */
export interface StoredTree {
  manifest: string;
  fileCount: number;
}

/** Writes revisions: first contents and manifest into the object store, then, in a transaction, the row, the new head and the event. */
export class RevisionWriter {
  constructor(private readonly trees: TreeStore) {}

  async store(teamId: string, files: ({ path: string; content: Buffer } | TreeFile)[]): Promise<StoredTree> {
    const fresh = files.filter((file) => 'content' in file);
    const stored = await this.trees.writeFiles(teamId, fresh);
    const all = [...stored, ...files.filter((file) => 'sha256' in file)];
    return { manifest: await this.trees.writeManifest(teamId, all), fileCount: all.length };
  }

  /** The caller holds the project's row. */
  async append(
    tx: EntityManager,
    project: { id: string; teamId: string; headRevisionId: string | null },
    { files, ...revision }: NewRevision,
  ): Promise<Revision> {
    const head = project.headRevisionId && (await tx.findOneByOrFail(Revision, { id: project.headRevisionId }));
    const row = {
      generationId: null,
      restoredFromId: null,
      ...revision,
      ...files,
      id: revision.id ?? newId('rev'),
      projectId: project.id,
      teamId: project.teamId,
      number: head ? head.number + 1 : 1,
    };
    await tx.insert(Revision, row);
    await tx.update(Project, project.id, { headRevisionId: row.id });
    await record(tx, RevisionCreated, {
      revisionId: row.id,
      projectId: project.id,
      teamId: project.teamId,
      number: row.number,
      manifest: row.manifest,
      generationId: row.generationId,
      createdById: row.createdById,
    });
    return tx.findOneByOrFail(Revision, { id: row.id });
  }
}
