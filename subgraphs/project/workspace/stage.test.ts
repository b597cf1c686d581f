import { WorkStatus } from '#schema/shared/work-status';
import { withNews } from './stage';
import { type Step, type Workspace, WorkspaceStage } from './workspace.entity';

type State = Pick<Workspace, 'stage' | 'percent' | 'message' | 'open' | Step>;
const EMPTY: State = {
  stage: WorkspaceStage.IDLE,
  percent: 0,
  message: '',
  generation: null,
  build: null,
  preview: null,
  open: [],
};
const { QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELED } = WorkStatus;

function after(...news: [Step, string, WorkStatus][]): State {
  return news.reduce<State>(
    (state, [step, id, status]) => ({
      ...state,
      ...withNews(state, step, { id, status, message: `${id} ${status}`, ...(step === 'preview' && { percent: 100 }) }),
    }),
    EMPTY,
  );
}

describe('the stage of a workspace', () => {
  it('is building until the builds of both platforms have ended, whichever ends first', () => {
    const both: [Step, string, WorkStatus][] = [
      ['build', 'bld_1', QUEUED],
      ['build', 'bld_2', QUEUED],
      ['build', 'bld_1', RUNNING],
    ];
    expect(after(...both)).toMatchObject({ stage: 'BUILDING', message: 'bld_2 QUEUED', build: { id: 'bld_2' } });
    expect(after(...both, ['build', 'bld_2', SUCCEEDED])).toMatchObject({
      stage: 'BUILDING',
      message: 'bld_1 RUNNING',
      build: { id: 'bld_2' },
    });
    expect(after(...both, ['build', 'bld_2', SUCCEEDED], ['build', 'bld_1', SUCCEEDED])).toMatchObject({
      stage: 'IDLE',
      build: { id: 'bld_2' },
      open: [],
    });
  });

  it('is not changed by the late end of an older piece of work', () => {
    expect(after(['build', 'bld_2', FAILED], ['build', 'bld_1', CANCELED])).toMatchObject({
      stage: 'FAILED',
      message: 'bld_2 FAILED',
      build: { id: 'bld_2' },
    });
  });

  it('is that of the earliest step that is open', () => {
    const live: [Step, string, WorkStatus] = ['preview', 'pvw_1', RUNNING];
    const building: [Step, string, WorkStatus] = ['build', 'bld_1', RUNNING];
    expect(after(live, building)).toMatchObject({ stage: 'BUILDING' });
    expect(after(live, building, ['generation', 'gen_1', RUNNING], live)).toMatchObject({ stage: 'GENERATING' });
    expect(after(live, building, ['build', 'bld_1', SUCCEEDED])).toMatchObject({ stage: 'LIVE', percent: 100 });
  });

  it('is live as soon as the app of a build runs, while the rest of that build goes on, until the next one', () => {
    const early: [Step, string, WorkStatus][] = [
      ['preview', 'pvw_1', QUEUED],
      ['build', 'bld_1', RUNNING],
      ['preview', 'pvw_1', RUNNING],
    ];
    expect(after(...early)).toMatchObject({ stage: 'LIVE' });
    expect(after(...early, ['build', 'bld_1', RUNNING])).toMatchObject({ stage: 'LIVE' });
    expect(after(...early, ['build', 'bld_2', QUEUED])).toMatchObject({ stage: 'BUILDING', message: 'bld_2 QUEUED' });
  });

  it('tells a failure even while a device still shows the app as it was', () => {
    expect(after(['preview', 'pvw_1', RUNNING], ['build', 'bld_1', FAILED])).toMatchObject({ stage: 'FAILED' });
  });
});
