import { WorkStatus } from '#schema/shared/work-status';
import { type WorkNews, type Workspace, WorkspaceStage } from './workspace.entity';

type Step = 'generation' | 'build' | 'preview';
type Summary = Pick<Workspace, 'stage' | 'percent' | 'message'>;

/** Where each step lies on the whole way, in percent. */
const SPAN: Record<Step, { from: number; to: number; stage: WorkspaceStage }> = {
  generation: { from: 0, to: 40, stage: WorkspaceStage.GENERATING },
  build: { from: 40, to: 80, stage: WorkspaceStage.BUILDING },
  preview: { from: 80, to: 100, stage: WorkspaceStage.STARTING_PREVIEW },
};

/** What the news of one step makes of the whole way. `last` is the step that the news came from. */
export function stageOf(last: Step, { status, message, percent = 0 }: WorkNews): Summary {
  const { from, to, stage } = SPAN[last];
  switch (status) {
    case WorkStatus.QUEUED:
      return { stage, percent: from, message };
    case WorkStatus.RUNNING:
      if (last === 'preview' && percent === 100) return { stage: WorkspaceStage.LIVE, percent: 100, message };
      return { stage, percent: from + Math.round(((to - from) * Math.min(100, Math.max(10, percent))) / 100), message };
    case WorkStatus.SUCCEEDED:
      return { stage: WorkspaceStage.IDLE, percent: to, message };
    case WorkStatus.FAILED:
      return { stage: WorkspaceStage.FAILED, percent: from, message };
    case WorkStatus.CANCELED:
      return { stage: WorkspaceStage.IDLE, percent: from, message };
  }
}
