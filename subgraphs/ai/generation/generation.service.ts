import { type DataSource, In, MoreThan } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import { liveLog, liveState } from '#platform/graphql/live';
import { newId } from '#platform/kernel/id';
import { mayRead, requireRole, requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import type { CodeModel } from '#platform/ports/code-model';
import type { JobQueue } from '#platform/ports/job-queue';
import type { PubSub } from '#platform/ports/pub-sub';
import { GenerationChanged } from '#schema/events/ai';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import type { KnownProjects } from '#platform/known-projects/known-projects';
import { Generation } from './generation.entity';
import { GenerationNotFound, GenerationRuns } from './generation.errors';
import type { GenerateCodeInput } from './generation.inputs';
import { GenerationPart } from './generation-part.entity';
import type { AppTree } from './app-tree';
import { isBeingSaved } from './hand-over';
import { topicOf } from './topic';

export const GENERATE_JOB = 'ai.generate';
const PARTS_AT_ONCE = 100;
const MAX_ATTEMPTS = 3;

export class GenerationService {
  constructor(
    private readonly db: DataSource,
    private readonly projects: KnownProjects,
    private readonly apps: AppTree,
    private readonly model: CodeModel,
    private readonly jobs: JobQueue,
    private readonly pubSub: PubSub,
  ) {}

  async get(viewer: Viewer | null, id: string): Promise<Generation> {
    if (viewer?.kind !== 'system' && viewer?.kind !== 'agent') requireUser(viewer);
    requireScope(viewer, 'generation:read');
    const generation = await this.db.getRepository(Generation).findOneBy({ id });
    if (!generation || !mayRead(viewer, generation.teamId)) throw new GenerationNotFound();
    return generation;
  }

  /** Words that mean nothing are refused here, before anything is kept; the work itself is a job. */
  async start(viewer: Viewer | null, input: GenerateCodeInput): Promise<Generation> {
    const { projectId, prompt, idempotencyKey } = input;
    requireScope(viewer, 'generation:write');
    const { project, user } = await this.projects.requireCurrent(viewer, projectId, 'EDITOR');
    const { teamId, headManifest, headRevisionId } = project;
    const once = { mutation: 'generateCode', actorId: user.userId, idempotencyKey, input };
    const present = await this.apps.readSpecification(teamId, headManifest!);
    await this.model.check({ prompt, projectName: project.name, present, history: [] });
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [projectId]);
        const running = await tx.findOneBy(Generation, {
          projectId,
          status: In([WorkStatus.QUEUED, WorkStatus.RUNNING]),
        });
        if (running) throw new GenerationRuns(running.id);
        const generation = {
          id: newId('gen'),
          projectId,
          teamId,
          userId: user.userId,
          prompt,
          status: WorkStatus.QUEUED,
        };
        await tx.insert(Generation, {
          ...generation,
          failure: null,
          baseRevisionId: headRevisionId!,
          baseManifest: headManifest!,
          manifest: null,
          handedOverAt: null,
          model: null,
          finishedAt: null,
        });
        const news = { generationId: generation.id, projectId, teamId, status: WorkStatus.QUEUED };
        await record(tx, GenerationChanged, { ...news, percent: 0, message: 'The words wait to be read.' });
        await this.jobs.add(
          GENERATE_JOB,
          { generationId: generation.id },
          { uniqueKey: generation.id, maxAttempts: MAX_ATTEMPTS },
          tx,
        );
        return generation.id;
      });
      return tx.findOneByOrFail(Generation, { id });
    });
  }

  /** One that has ended stays as it is, and so does one whose files are just being saved: they become the head in any case. The job sees it at its next step. */
  async cancel(viewer: Viewer | null, id: string): Promise<Generation> {
    requireScope(viewer, 'generation:write');
    const { teamId, projectId } = await this.get(viewer, id);
    requireRole(viewer, teamId, 'EDITOR', 'There is no such generation.');
    const generation = await unitOfWork(this.db, async (tx) => {
      const row = await tx.findOneOrFail(Generation, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (isFinal(row.status) || isBeingSaved(row)) return row;
      const ended = { status: WorkStatus.CANCELED, finishedAt: new Date() };
      await tx.update(Generation, id, ended);
      await record(tx, GenerationChanged, {
        generationId: id,
        projectId,
        teamId,
        status: WorkStatus.CANCELED,
        percent: 0,
        message: 'The generation was canceled.',
      });
      return Object.assign(row, ended);
    });
    await this.pubSub.publish(topicOf(id), {});
    return generation;
  }

  watch(viewer: Viewer | null, id: string): AsyncIterableIterator<Generation> {
    return liveState(this.pubSub, topicOf(id), () => this.get(viewer, id));
  }

  watchParts(viewer: Viewer | null, id: string, after: number): AsyncIterableIterator<GenerationPart> {
    return liveLog(
      this.pubSub,
      topicOf(id),
      after,
      async (last) => {
        await this.get(viewer, id);
        const where = { generationId: id, sequence: MoreThan(last) };
        return this.db.getRepository(GenerationPart).find({ where, order: { sequence: 'ASC' }, take: PARTS_AT_ONCE });
      },
      async () => isFinal((await this.get(viewer, id)).status),
    );
  }
}
