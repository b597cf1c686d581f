import type { DataSource, EntityManager } from 'typeorm';
import { liveState } from '#platform/graphql/live';
import type { Viewer } from '#platform/kernel/viewer';
import type { PubSub } from '#platform/ports/pub-sub';
import type { ProjectService } from '../project/project.service';
import { withNews } from './stage';
import { type Step, type WorkNews, Workspace, WorkspaceStage } from './workspace.entity';

const topicOf = (projectId: string) => `workspace:${projectId}`;

export class WorkspaceService {
  constructor(
    private readonly db: DataSource,
    private readonly projects: ProjectService,
    private readonly pubSub: PubSub,
  ) {}

  watch(viewer: Viewer | null, projectId: string): AsyncIterableIterator<Workspace> {
    return liveState(this.pubSub, topicOf(projectId), () => this.get(viewer, projectId));
  }

  /** Keeps news of a step. Answers what wakes the watchers once it is committed. */
  async note(tx: EntityManager, projectId: string, step: Step, news: WorkNews): Promise<() => void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(Workspace)
      .values({ ...EMPTY, projectId })
      .orIgnore()
      .execute();
    const lock = { mode: 'pessimistic_write' } as const;
    const known = await tx.findOneOrFail(Workspace, { where: { projectId }, lock });
    await tx.update(Workspace, { projectId }, withNews(known, step, news));
    return this.wake(projectId);
  }

  wake(projectId: string): () => void {
    return () => void this.pubSub.publish(topicOf(projectId), {});
  }

  private async get(viewer: Viewer | null, projectId: string): Promise<Workspace> {
    await this.projects.get(viewer, projectId);
    const workspace = await this.db.getRepository(Workspace).findOneBy({ projectId });
    return workspace ?? Object.assign(new Workspace(), EMPTY, { projectId });
  }
}

const EMPTY: Omit<Workspace, 'projectId'> = {
  stage: WorkspaceStage.IDLE,
  percent: 0,
  message: 'Say what app you want with `generateCode`.',
  generation: null,
  build: null,
  preview: null,
  open: [],
};
