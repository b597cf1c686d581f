import { IsNull } from 'typeorm';
import type { Consumer } from '#platform/database/consumers';
import { on } from '#platform/graphql/subgraph';
import type { TreeStore } from '#platform/trees/tree-store';
import { GenerationChanged, GenerationCompleted } from '#schema/events/ai';
import { BuildChanged } from '#schema/events/build';
import { PreviewChanged } from '#schema/events/preview';
import { Project } from './project/project.entity';
import { mergeTrees } from './revision/merge-trees';
import { Revision, RevisionSource } from './revision/revision.entity';
import type { RevisionWriter } from './revision/revision-writer';
import type { WorkspaceService } from './workspace/workspace.service';

export function projectConsumers(writer: RevisionWriter, trees: TreeStore, workspaces: WorkspaceService): Consumer[] {
  return [
    on(GenerationChanged, (tx, { projectId, generationId: id, status, percent, message }) =>
      workspaces.note(tx, projectId, 'generation', { id, status, percent, message }),
    ),
    on(BuildChanged, (tx, { projectId, buildId: id, status, message }) =>
      workspaces.note(tx, projectId, 'build', { id, status, message }),
    ),
    on(PreviewChanged, (tx, { projectId, sessionId: id, status, message }) =>
      workspaces.note(tx, projectId, 'preview', { id, status, message, percent: 100 }),
    ),
    on(GenerationCompleted, async (tx, generation) => {
      const { generationId, projectId, teamId, userId, baseManifest, manifest, message } = generation;
      if (await tx.existsBy(Revision, { generationId })) return;
      const where = { id: projectId, teamId, deletedAt: IsNull() };
      const seen = await tx.findOneBy(Project, where);
      if (!seen) return;
      const merged = async (head: string) => {
        const { manifest: headManifest } = await tx.findOneByOrFail(Revision, { id: head });
        const base = baseManifest ? await trees.readManifest(teamId, baseManifest) : [];
        const theirs = await trees.readManifest(teamId, manifest);
        const { files, refused } = mergeTrees(base, theirs, await trees.readManifest(teamId, headManifest));
        return { files: await writer.store(teamId, files), message: withRefused(message, refused) };
      };
      // Merged and stored before the row is locked, since that takes its time; again only when the head has moved meanwhile.
      const early = await merged(seen.headRevisionId);
      const project = await tx.findOne(Project, { where, lock: { mode: 'pessimistic_write' } });
      if (!project) return;
      await writer.append(tx, project, {
        ...(project.headRevisionId === seen.headRevisionId ? early : await merged(project.headRevisionId)),
        source: RevisionSource.GENERATION,
        createdById: userId,
        generationId,
      });
      return workspaces.wake(projectId);
    }),
  ];
}

/** The message names the files that gave way to others of the head. */
function withRefused(message: string, refused: string[]): string {
  if (refused.length === 0) return message;
  const more = refused.length > 3 ? ` and ${refused.length - 3} more` : '';
  return `${message} (left out, since other files of the project are in the way or it is full: ${refused.slice(0, 3).join(', ')}${more})`;
}
