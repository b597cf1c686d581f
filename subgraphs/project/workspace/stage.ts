import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { type OpenWork, type Step, type WorkNews, type Workspace, WorkspaceStage } from './workspace.entity';

type Summary = Pick<Workspace, 'stage' | 'percent' | 'message'>;
type Known = Pick<Workspace, Step | 'open'>;

/** Where each step lies on the whole way, in percent. The earlier step goes first when several are open: the later ones will follow it. */
const SPAN: Record<Step, { from: number; to: number; stage: WorkspaceStage }> = {
  generation: { from: 0, to: 40, stage: WorkspaceStage.GENERATING },
  build: { from: 40, to: 80, stage: WorkspaceStage.BUILDING },
  preview: { from: 80, to: 100, stage: WorkspaceStage.STARTING_PREVIEW },
};
const STEPS: Step[] = ['generation', 'build', 'preview'];

/** What is known once the news has come: the newest work of each step, all that is open, and what both make of the whole way. */
export function withNews(known: Known, step: Step, news: WorkNews): Known & Summary {
  const open = withWork(known.open, { ...news, step });
  const kept = known[step];
  // Ids sort by creation: a build that is slower than the one after it does not become the latest again.
  const latest = kept && kept.id > news.id ? kept : news;
  const now = { generation: known.generation, build: known.build, preview: known.preview, open, [step]: latest };
  return { ...now, ...summaryOf(open, step, latest) };
}

/** Builds and generations in the order in which they were first heard of, each preview where it was heard of last. */
function withWork(open: OpenWork[], work: OpenWork): OpenWork[] {
  if (isFinal(work.status)) return open.filter(({ id }) => id !== work.id);
  const isKnown = open.some(({ id }) => id === work.id);
  if (isKnown && work.step !== 'preview') return open.map((other) => (other.id === work.id ? work : other));
  return [...open.filter(({ id }) => id !== work.id), work];
}

/** The earliest step that is open; but an app that came to run after a build had begun is live, although the rest of that build goes on. */
function busiest(open: OpenWork[]): OpenWork | null {
  const last = open.at(-1);
  const isLive = last?.step === 'preview' && last.status === WorkStatus.RUNNING;
  if (isLive && open.every(({ step }) => step !== 'generation')) return last;
  return STEPS.map((name) => newest(open.filter(({ step }) => step === name))).find((work) => work !== null) ?? null;
}

function summaryOf(open: OpenWork[], step: Step, latest: WorkNews): Summary {
  const busy = busiest(open);
  // A device that still shows the app as it was does not hide that the newer one could not be made.
  const isWorse = latest.status === WorkStatus.FAILED && busy?.step === 'preview';
  return busy && !isWorse ? stageOf(busy.step, busy) : stageOf(step, latest);
}

const newest = (works: OpenWork[]): OpenWork | null =>
  works.reduce<OpenWork | null>((last, work) => (last && last.id > work.id ? last : work), null);

function stageOf(step: Step, { status, message, percent = 0 }: WorkNews): Summary {
  const { from, to, stage } = SPAN[step];
  switch (status) {
    case WorkStatus.QUEUED:
      return { stage, percent: from, message };
    case WorkStatus.RUNNING:
      if (step === 'preview' && percent === 100) return { stage: WorkspaceStage.LIVE, percent: 100, message };
      return { stage, percent: from + Math.round(((to - from) * Math.min(100, Math.max(10, percent))) / 100), message };
    case WorkStatus.SUCCEEDED:
      return { stage: WorkspaceStage.IDLE, percent: to, message };
    case WorkStatus.FAILED:
      return { stage: WorkspaceStage.FAILED, percent: from, message };
    case WorkStatus.CANCELED:
      return { stage: WorkspaceStage.IDLE, percent: from, message };
  }
}
