import { type DataSource, type EntityManager, Not } from 'typeorm';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import { DomainError, Unavailable } from '#platform/kernel/errors';
import type { CodeModel, ModelPart } from '#platform/ports/code-model';
import type { Job } from '#platform/ports/job-queue';
import type { PubSub } from '#platform/ports/pub-sub';
import type { Logger } from '#platform/telemetry/logger';
import type { TreeStore } from '#platform/trees/tree-store';
import type { AppSpec } from '#schema/app-spec/app-spec';
import { ErrorCode } from '#schema/error-code';
import { GenerationChanged, GenerationCompleted } from '#schema/events/ai';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import type { AppTree } from './app-tree';
import { Generation } from './generation.entity';
import { PartKind } from './generation-part.entity';
import { PartLog } from './part-log';
import { topicOf } from './topic';

const LAST_ATTEMPT = 3;
const PROMPTS_REMEMBERED = 20;

type Specified = Extract<ModelPart, { kind: 'specification' }>;
type Usage = Extract<ModelPart, { kind: 'usage' }>;

/** Thrown inside a run that was canceled; ends it without a word. */
class Canceled extends Error {}

/** The job: words → specification → sources of both platforms → a tree that the project makes a revision of. */
export class GenerationRunner {
  constructor(
    private readonly db: DataSource,
    private readonly model: CodeModel,
    private readonly apps: AppTree,
    private readonly trees: TreeStore,
    private readonly pubSub: PubSub,
    private readonly log: Logger,
  ) {}

  async run(job: Job, signal: AbortSignal): Promise<void> {
    const { generationId } = job.payload as { generationId: string };
    const generation = await this.db.getRepository(Generation).findOneBy({ id: generationId });
    // With a manifest it was handed over already, before a crash that kept the job.
    if (!generation || generation.manifest || isFinal(generation.status)) return;
    try {
      await this.generate(generation, signal);
    } catch (error) {
      if (error instanceof Canceled) return;
      const isLast = job.attempt >= LAST_ATTEMPT;
      if (signal.aborted || (!(error instanceof DomainError) && !isLast)) throw error;
      if (error instanceof Unavailable && !isLast) throw error;
      await this.fail(generation, error);
    }
  }

  private async generate(generation: Generation, signal: AbortSignal): Promise<void> {
    const parts = await PartLog.open(this.db, this.pubSub, generation.id);
    if (!parts.isEmpty) await parts.append(PartKind.STEP, 'Began again after an interruption.');
    await this.progress(generation, 10, 'Reading the words.');
    const present = await this.apps.readSpecification(generation.teamId, generation.baseManifest);
    const { specified, usage } = await this.specify(generation, present, parts, signal);
    await this.progress(generation, 60, 'Writing SwiftUI and Compose.');
    await parts.append(PartKind.STEP, 'Writing SwiftUI and Compose from the specification.');
    const { specification, changes } = specified;
    const tree = await this.apps.write(
      { id: generation.projectId, teamId: generation.teamId },
      generation.baseManifest,
      present,
      specification,
    );
    await parts.appendFiles(tree.changes);
    for (const path of tree.overwritten)
      await parts.append(
        PartKind.TEXT,
        `${path} had been edited by hand where this change was needed; the edit gave way and is kept in the revision before.`,
      );
    const manifest = await this.trees.writeManifest(generation.teamId, tree.files);
    if (usage)
      await parts.append(
        PartKind.USAGE,
        `${usage.inputTokens} tokens read, ${usage.outputTokens} written by ${usage.model}.`,
      );
    await this.handOver(generation, { manifest, changes, files: tree.changes, ...usageColumns(usage) });
  }

  private async specify(generation: Generation, present: AppSpec | null, parts: PartLog, signal: AbortSignal) {
    const project = await this.db.getRepository(KnownProject).findOneBy({ id: generation.projectId });
    const request = {
      prompt: generation.prompt,
      projectName: project?.name ?? '',
      present,
      history: await this.history(generation),
    };
    let specified: Specified | null = null;
    let usage: Usage | null = null;
    for await (const part of this.model.specify(request, signal)) {
      await this.requireRunning(generation.id);
      if (part.kind === 'reasoning') await parts.append(PartKind.REASONING, part.text);
      else if (part.kind === 'text') await parts.append(PartKind.TEXT, part.text);
      else if (part.kind === 'specification') specified = part;
      else usage = part;
    }
    if (!specified) throw new Error('The model ended without a specification.');
    return { specified, usage };
  }

  /** Earlier words of the project that led to something, oldest first. */
  private async history({ projectId, id }: Generation): Promise<string[]> {
    const where = { projectId, status: WorkStatus.SUCCEEDED, id: Not(id) };
    const earlier = await this.db
      .getRepository(Generation)
      .find({ where, order: { id: 'DESC' }, take: PROMPTS_REMEMBERED });
    return earlier.toReversed().map(({ prompt }) => prompt);
  }

  private async progress(generation: Generation, percent: number, message: string): Promise<void> {
    await this.change(generation, { status: WorkStatus.RUNNING }, async () => undefined, { percent, message });
  }

  /** Hands the tree over. The project makes a revision of it, and when that is heard of the generation has succeeded (`consumers.ts`). */
  private async handOver(
    generation: Generation,
    result: Partial<Generation> & { manifest: string; changes: string[] },
  ): Promise<void> {
    const { id: generationId, projectId, teamId, userId, baseRevisionId, baseManifest, prompt } = generation;
    await this.change(
      generation,
      { ...result, handedOverAt: new Date() },
      async (tx) => {
        const message = firstLine(prompt);
        await record(tx, GenerationCompleted, {
          generationId,
          projectId,
          teamId,
          userId,
          baseRevisionId,
          baseManifest,
          manifest: result.manifest,
          message,
        });
      },
      { percent: 90, message: 'Saving the revision.' },
    );
  }

  private async fail(generation: Generation, error: unknown): Promise<void> {
    const known = error instanceof DomainError ? error : null;
    if (!known) this.log.error({ error, generationId: generation.id }, 'A generation failed');
    const message = known?.message ?? 'Something went wrong on our side; the same words may succeed if you try again.';
    const failure = {
      code: known?.code ?? ErrorCode.INTERNAL_SERVER_ERROR,
      message,
      retryable: !known || known instanceof Unavailable,
    };
    const columns = { status: WorkStatus.FAILED, failure, finishedAt: new Date() };
    await this.change(generation, columns, async () => undefined, { percent: 0, message });
  }

  /** Writes a change of a generation that has not ended, with its event, and wakes who watches. */
  private async change(
    { id, projectId, teamId }: Generation,
    columns: Partial<Generation>,
    more: (tx: EntityManager) => Promise<void>,
    news: { percent: number; message: string },
  ): Promise<void> {
    await unitOfWork(this.db, async (tx) => {
      const row = await tx.findOneOrFail(Generation, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (isFinal(row.status)) throw new Canceled();
      await tx.update(Generation, id, columns);
      const status = columns.status ?? row.status;
      await record(tx, GenerationChanged, { generationId: id, projectId, teamId, status, ...news });
      await more(tx);
    });
    await this.pubSub.publish(topicOf(id), {});
  }

  private async requireRunning(id: string): Promise<void> {
    const { status } = await this.db.getRepository(Generation).findOneByOrFail({ id });
    if (isFinal(status)) throw new Canceled();
  }
}

const usageColumns = (usage: Usage | null) =>
  usage ? { model: usage.model, inputTokens: usage.inputTokens, outputTokens: usage.outputTokens } : {};

const LONGEST_MESSAGE = 120;
function firstLine(prompt: string): string {
  const [line = ''] = prompt.trim().split('\n');
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE - 1)}…` : line;
}
