import type { EntityManager } from 'typeorm';
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
      const project = await tx.findOne(Project, {
        where: { id: projectId, teamId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!project) return;
      const head = await headOf(tx, project);
      const files =
        head.manifest === baseManifest
          ? await trees.readManifest(teamId, manifest)
          : mergeTrees(
              baseManifest ? await trees.readManifest(teamId, baseManifest) : [],
              await trees.readManifest(teamId, manifest),
              await trees.readManifest(teamId, head.manifest),
            );
      await writer.append(tx, project, {
        source: RevisionSource.GENERATION,
        message,
        files: await writer.store(teamId, files),
        createdById: userId,
        generationId,
      });
      return workspaces.wake(projectId);
    }),
  ];
}

const headOf = (tx: EntityManager, project: Project): Promise<Revision> =>
  tx.findOneByOrFail(Revision, { id: project.headRevisionId });
