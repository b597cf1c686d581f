import { drift } from '#platform/database/migrate';
import { newId } from '#platform/kernel/id';
import { testUser } from '#platform/testing/test-subgraph';
import { TeamMemberChanged, UserDeleted, UserSignedUp } from '#schema/events/account';
import { GenerationChanged, GenerationCompleted } from '#schema/events/ai';
import { BuildFinished } from '#schema/events/build';
import { DeploymentChanged } from '#schema/events/deployment';
import type { EventType } from '#schema/events/event';
import { PreviewChanged, PreviewRequested } from '#schema/events/preview';
import { ProjectCreated, RevisionCreated } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { endedBuild, Scene } from './testing/scene';
import { forgetOldUsage } from './usage/retention';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.subgraph.close());

interface Tracked {
  accepted: number | null;
  duplicates: number | null;
  rejected: { eventId: string; index: number; code: string; message: string }[] | null;
  userErrors: { code: string; field: string[] | null }[];
}

async function track(events: object[], teamId = scene.teamId, client = scene.asOwner) {
  const answer = await client.query<{ trackEvents: Tracked }>(
    `mutation ($input: TrackEventsInput!) { trackEvents(input: $input) {
      accepted duplicates rejected { eventId index code message } userErrors { code message field } } }`,
    { input: { teamId, events } },
  );
  return { ...answer.data?.trackEvents, errors: answer.errors };
}

const tap = (changes: object = {}) => ({
  eventId: newId('tap'),
  name: 'screen.opened',
  at: new Date().toISOString(),
  ...changes,
});
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const lately = () => ({ from: ago(DAY_MS), to: ago(-DAY_MS) });

describe('events of clients', () => {
  it('are taken with properties of their types, and counted by name', async () => {
    const properties = [
      { key: 'screen', value: 'Plants “äöü” 🌱\n' },
      { key: 'count', value: 3 },
      { key: 'share', value: 0.25 },
      { key: 'isNew', value: true },
    ];
    const answer = await track([tap({ properties }), tap(), tap({ name: 'checkout.completed' })]);
    expect(answer).toMatchObject({ accepted: 3, duplicates: 0, rejected: [], userErrors: [] });
    const [row] = await scene.subgraph.db.query(`SELECT properties FROM usage_event WHERE properties ? 'screen'`);
    expect(row.properties).toEqual(Object.fromEntries(properties.map(({ key, value }) => [key, value])));
    const byName = await scene.series({ name: 'EVENTS', groupBy: 'EVENT_NAME', ...lately() });
    expect(byName.map(({ group, total }) => [group, total])).toEqual([
      ['screen.opened', 2],
      ['checkout.completed', 1],
    ]);
    const [one] = await scene.series({ name: 'EVENTS', event: 'checkout.completed', ...lately() });
    expect(one!.total).toBe(1);
  });

  it('count once, in a request and across requests, and apart in another team', async () => {
    const [one, two] = [tap({ name: 'once' }), tap({ name: 'once' })];
    expect(await track([one, two, one])).toMatchObject({ accepted: 2, duplicates: 1 });
    const again = await Promise.all([track([one, two, tap({ name: 'once' })]), track([two, one])]);
    expect(again.map(({ accepted }) => accepted).reduce((sum, n) => sum! + n!)).toBe(1);
    expect((await scene.series({ name: 'EVENTS', event: 'once', ...lately() }))[0]!.total).toBe(3);
    const other = testUser();
    expect(await track([one], other.personalTeamId, scene.subgraph.as(other))).toMatchObject({ accepted: 1 });
  });

  it('are judged each by itself', async () => {
    const foreign = await project(testUser().personalTeamId);
    const own = await project(scene.teamId);
    const right = tap({ projectId: own, name: 'judged' });
    const wrong = [
      [{ eventId: '' }, 'INVALID_EVENT_ID'],
      [{ eventId: 'a b' }, 'INVALID_EVENT_ID'],
      [{ name: 'Screen opened' }, 'INVALID_NAME'],
      [{ name: 'a'.repeat(65) }, 'INVALID_NAME'],
      [{ at: ago(35 * DAY_MS + MINUTE_MS) }, 'TOO_OLD'],
      [{ at: '0001-01-01T00:00:00Z' }, 'TOO_OLD'],
      [{ at: ago(-6 * MINUTE_MS) }, 'IN_FUTURE'],
      [{ properties: [{ key: 'a-b', value: 1 }] }, 'INVALID_PROPERTY'],
      [{ properties: [{ key: '__proto__', value: 1 }] }, 'INVALID_PROPERTY'],
      [{ properties: [{ key: 'a', value: 'x'.repeat(501) }] }, 'INVALID_PROPERTY'],
      [{ properties: [{ key: 'a', value: 'nul \u0000' }] }, 'INVALID_PROPERTY'],
      [{ properties: [{ key: 'a', value: 'half \ud83d' }] }, 'INVALID_PROPERTY'],
      [{ properties: [1, 2].map((value) => ({ key: 'twice', value })) }, 'INVALID_PROPERTY'],
      [{ properties: Array.from({ length: 31 }, (_, n) => ({ key: `k${n}`, value: n })) }, 'TOO_MANY_PROPERTIES'],
      [
        { properties: Array.from({ length: 9 }, (_, n) => ({ key: `k${n}`, value: 'x'.repeat(500) })) },
        'TOO_MANY_PROPERTIES',
      ],
      [{ projectId: foreign }, 'UNKNOWN_PROJECT'],
      [{ projectId: newId('prj') }, 'UNKNOWN_PROJECT'],
    ] as const;
    const answer = await track([
      right,
      ...wrong.map(([changes]) => tap(changes)),
      tap({ at: ago(34 * DAY_MS) }),
      tap({ at: ago(-4 * MINUTE_MS) }),
    ]);
    expect(answer).toMatchObject({ accepted: 3, duplicates: 0, userErrors: [] });
    expect(answer.rejected!.map(({ index, code }) => [index, code])).toEqual(
      wrong.map(([, code], place) => [place + 1, code]),
    );
    for (const { message } of answer.rejected!) expect(message).toMatch(/^[A-Z"].*\.$/);
  });

  it('come 1 to 1,000 at a time', async () => {
    expect((await track([])).userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['events'] }]);
    const many = Array.from({ length: 1_001 }, () => tap({ name: 'many' }));
    expect((await track(many)).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', field: ['events'] }]);
    const few = await scene.subgraph.countQueries(() => track([tap(), tap()]));
    expect(few).toBeGreaterThan(0);
    expect(await scene.subgraph.countQueries(() => track(many.slice(1)))).toBe(few);
  });

  it('are taken from those who may write for the team, and from nobody else', async () => {
    const member = (role: 'VIEWER' | 'EDITOR') => scene.subgraph.as(testUser({ [scene.teamId]: role }));
    expect((await track([tap()], scene.teamId, member('EDITOR'))).accepted).toBe(1);
    expect((await track([tap()], scene.teamId, member('VIEWER'))).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await track([tap()], scene.teamId, scene.subgraph.as(testUser()))).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
    expect((await track([tap()], scene.teamId, scene.subgraph.as(null))).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});

describe('events of the platform', () => {
  it('become rows that name no user and hold no words', async () => {
    const userId = newId('usr');
    const teamId = newId('team');
    const secret = 'The words of the prompt';
    await scene.happened(ago(0), UserSignedUp, { userId, personalTeamId: teamId });
    await scene.happened(ago(0), GenerationCompleted, {
      generationId: newId('gen'),
      projectId: newId('prj'),
      teamId,
      userId,
      baseRevisionId: null,
      baseManifest: null,
      manifest: 'a'.repeat(64),
      message: secret,
    });
    const rows = await scene.subgraph.db.query(`SELECT * FROM usage_event WHERE "teamId" = $1`, [teamId]);
    expect(rows).toHaveLength(2);
    expect(rows[0].actor).toBe(rows[1].actor);
    expect(JSON.stringify(rows)).not.toContain(userId);
    expect(JSON.stringify(rows)).not.toContain(secret);
    await scene.happened(ago(0), UserDeleted, { userId });
    const after = await scene.subgraph.db.query(`SELECT actor FROM usage_event WHERE "teamId" = $1`, [teamId]);
    expect(after).toEqual([{ actor: null }, { actor: null }]);
  });

  it('are counted once for each generation, preview, deployment and user', async () => {
    const owner = testUser();
    const teamId = owner.personalTeamId;
    const ids = { projectId: newId('prj'), teamId };
    const sessionId = newId('prv');
    const preview = { ...ids, sessionId, platform: MobilePlatform.ANDROID };
    await scene.happened(ago(0), PreviewRequested, { ...preview, userId: owner.userId });
    for (const status of [WorkStatus.QUEUED, WorkStatus.RUNNING, WorkStatus.RUNNING, WorkStatus.SUCCEEDED])
      await scene.happened(ago(0), PreviewChanged, { ...preview, status, message: '' });
    const generation = { ...ids, generationId: newId('gen'), percent: 0, message: '' };
    for (const status of [WorkStatus.QUEUED, WorkStatus.RUNNING, WorkStatus.FAILED])
      await scene.happened(ago(0), GenerationChanged, { ...generation, status });
    const deployment = {
      ...ids,
      deploymentId: newId('dep'),
      buildId: newId('bld'),
      store: 'PLAY_STORE',
      message: '',
    } as const;
    for (const status of [WorkStatus.QUEUED, WorkStatus.SUCCEEDED, WorkStatus.SUCCEEDED])
      await scene.happened(ago(0), DeploymentChanged, { ...deployment, status });
    await scene.happened(ago(0), TeamMemberChanged, { teamId, userId: newId('usr'), role: 'EDITOR' });
    const total = async (name: string, groupBy?: string) => {
      const { metric } = await scene.metric({ name, teamId, groupBy, ...lately() }, scene.subgraph.as(owner));
      return metric.series.map((series) => [series.group, series.total]);
    };
    expect(await total('PREVIEWS')).toEqual([[null, 1]]);
    expect(await total('GENERATIONS', 'STATUS')).toEqual([['FAILED', 1]]);
    expect(await total('DEPLOYMENTS', 'STORE')).toEqual([['PLAY_STORE', 1]]);
    expect(await total('ACTIVE_USERS')).toEqual([[null, 1]]);
  });
});

describe('the funnel of the first ten minutes', () => {
  it('follows each project from its first words to its first frame', async () => {
    const owner = testUser();
    const teamId = owner.personalTeamId;
    const at = (seconds: number) => new Date(Date.parse('2026-09-01T10:00:00Z') + seconds * 1_000).toISOString();
    const go = async (seconds: (number | null)[], begin = 0) => {
      const ids = { projectId: newId('prj'), teamId };
      const generation = { ...ids, generationId: newId('gen'), percent: 0, message: '' };
      const [file, green, frame] = seconds;
      await scene.happened(at(begin), GenerationChanged, { ...generation, status: WorkStatus.QUEUED });
      if (file != null)
        await scene.happened(at(begin + file), GenerationChanged, { ...generation, status: WorkStatus.SUCCEEDED });
      const Finished = BuildFinished as unknown as EventType<ReturnType<typeof endedBuild>>;
      // A build that fails is no green one.
      if (file != null)
        await scene.happened(at(begin + file + 1), Finished, endedBuild(teamId, { ...ids, status: 'FAILED' }));
      if (green != null) await scene.happened(at(begin + green), Finished, endedBuild(teamId, ids));
      const preview = { ...ids, sessionId: newId('prv'), platform: MobilePlatform.IOS, message: '' };
      if (frame != null)
        await scene.happened(at(begin + frame), PreviewChanged, { ...preview, status: WorkStatus.RUNNING });
    };
    await go([10, 30, 40]);
    await go([20, 50, 700]);
    await go([30, null, null]);
    await go([null, null, null]);
    await go([10, 20, 30], 86_400);
    const funnel = (client = scene.subgraph.as(owner)) =>
      client.query<{ funnel: { steps: object[] } }>(
        `query ($teamId: ID!) { funnel(name: FIRST_TEN_MINUTES, teamId: $teamId, from: "2026-09-01T10:00:00Z", to: "2026-09-02T10:00:00Z") {
          steps { name count countWithinTenMinutes p50Seconds } } }`,
        { teamId },
      );
    expect((await funnel()).data.funnel.steps).toEqual([
      { name: 'PROMPT', count: 4, countWithinTenMinutes: 4, p50Seconds: 0 },
      { name: 'FIRST_FILE', count: 3, countWithinTenMinutes: 3, p50Seconds: 20 },
      { name: 'GREEN_BUILD', count: 2, countWithinTenMinutes: 2, p50Seconds: 40 },
      { name: 'PREVIEW_FRAME', count: 2, countWithinTenMinutes: 1, p50Seconds: 370 },
    ]);
    expect((await funnel(scene.asOwner)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});

describe('a dashboard', () => {
  const DASHBOARD = `query ($name: DashboardName!, $teamId: ID!, $timeZone: String) { dashboard(name: $name, teamId: $teamId, timeZone: $timeZone) {
    name tiles { title metric { name series { total points { value } } } } } }`;
  interface Data {
    dashboard: { tiles: { title: string; metric: { name: string; series: { points: object[] }[] } }[] };
  }

  it.each(['OVERVIEW', 'BUILDS'])('%s shows the last 30 days', async (name) => {
    const { data } = await scene.asOwner.query<Data>(DASHBOARD, { name, teamId: scene.teamId, timeZone: 'Asia/Tokyo' });
    expect(data.dashboard.tiles).toHaveLength(6);
    for (const { metric } of data.dashboard.tiles)
      for (const { points } of metric.series) expect([30, 31]).toContain(points.length);
  });

  it('of another team is not found', async () => {
    const asStranger = scene.subgraph.as(testUser());
    const { errors } = await asStranger.query(DASHBOARD, { name: 'OVERVIEW', teamId: scene.teamId });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});

it('what is older than 13 months is forgotten, and nothing else', async () => {
  const teamId = newId('team');
  const rows = async () =>
    (await scene.subgraph.db.query(`SELECT id FROM usage_event WHERE "teamId" = $1`, [teamId])).length;
  const now = new Date('2026-11-23T12:00:00Z');
  for (const at of ['2025-10-22T12:00:00Z', '2025-10-24T12:00:00Z', '2026-11-01T00:00:00Z'])
    await scene.happened(at, UserSignedUp, { userId: newId('usr'), personalTeamId: teamId });
  expect(await rows()).toBe(3);
  await forgetOldUsage(scene.subgraph.db, { now: () => now });
  expect(await rows()).toBe(2);
});

it('the tables are what the entities say', async () => {
  expect(await drift(scene.subgraph.db)).toEqual([]);
});

async function project(teamId: string): Promise<string> {
  const projectId = newId('prj');
  const createdById = newId('usr');
  const platforms = [MobilePlatform.IOS];
  await scene.subgraph.deliver(ProjectCreated, {
    projectId,
    teamId,
    name: 'Plants',
    platforms,
    buildsAutomatically: false,
    createdById,
  });
  const revision = { revisionId: newId('rev'), number: 1, manifest: 'a'.repeat(64), generationId: null };
  await scene.subgraph.deliver(RevisionCreated, { projectId, teamId, createdById, ...revision });
  return projectId;
}
