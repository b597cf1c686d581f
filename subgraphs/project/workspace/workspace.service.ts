import type { DataSource, EntityManager } from 'typeorm';
import { liveState } from '#platform/graphql/live';
import type { Viewer } from '#platform/kernel/viewer';
import type { PubSub } from '#platform/ports/pub-sub';
import type { ProjectService } from '../project/project.service';
import { stageOf } from './stage';
import { type WorkNews, Workspace, WorkspaceStage } from './workspace.entity';

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
  async note(
    tx: EntityManager,
    projectId: string,
    step: 'generation' | 'build' | 'preview',
    news: WorkNews,
  ): Promise<() => void> {
    await tx.upsert(Workspace, { projectId, ...stageOf(step, news), [step]: news }, ['projectId']);
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
};
