import { type EntityManager, In } from 'typeorm';
import type { Consumer } from '#platform/database/consumers';
import { record } from '#platform/database/outbox';
import { on } from '#platform/graphql/subgraph';
import { knownProjectConsumers } from '#platform/known-projects/consumers';
import type { PubSub } from '#platform/ports/pub-sub';
import { GenerationChanged } from '#schema/events/ai';
import { ProjectDeleted, RevisionCreated } from '#schema/events/project';
import { WorkStatus } from '#schema/shared/work-status';
import { Generation } from './generation/generation.entity';
import { GenerationPart, PartKind } from './generation/generation-part.entity';
import { topicOf } from './generation/topic';

/** A generation has succeeded when its files are the project's head, so that whoever hears of it can build at once. */
export function aiConsumers(pubSub: PubSub): Consumer[] {
  const wake = (ids: string[]) => () => ids.forEach((id) => void pubSub.publish(topicOf(id), {}));
  return [
    ...knownProjectConsumers,
    on(RevisionCreated, async (tx, { generationId, number }) => {
      const generation = generationId ? await running(tx, generationId) : null;
      if (!generation) return;
      const message = `Saved as revision ${number}.`;
      const last = await tx.maximum(GenerationPart, 'sequence', { generationId: generation.id });
      const part = { generationId: generation.id, sequence: (last ?? 0) + 1, kind: PartKind.STEP, text: message };
      await tx.insert(GenerationPart, { ...part, file: null });
      await end(tx, generation, WorkStatus.SUCCEEDED, generation.changes[0] ?? message);
      return wake([generation.id]);
    }),
    on(ProjectDeleted, async (tx, { projectId }) => {
      const open = await tx.findBy(Generation, { projectId, status: In([WorkStatus.QUEUED, WorkStatus.RUNNING]) });
      for (const generation of open) await end(tx, generation, WorkStatus.CANCELED, 'The project was deleted.');
      return wake(open.map(({ id }) => id));
    }),
  ];
}

const running = (tx: EntityManager, id: string): Promise<Generation | null> =>
  tx.findOne(Generation, { where: { id, status: WorkStatus.RUNNING }, lock: { mode: 'pessimistic_write' } });

async function end(tx: EntityManager, generation: Generation, status: WorkStatus, message: string): Promise<void> {
  const { id: generationId, projectId, teamId } = generation;
  await tx.update(Generation, generationId, { status, finishedAt: new Date() });
  const percent = status === WorkStatus.SUCCEEDED ? 100 : 0;
  await record(tx, GenerationChanged, { generationId, projectId, teamId, status, percent, message });
}
