import { newId } from '#platform/kernel/id';
import { testUser } from '#platform/testing/test-subgraph';
import { BuildFinished } from '#schema/events/build';
import type { EventType } from '#schema/events/event';
import { endedBuild, Scene } from '../testing/scene';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.subgraph.close());

const Finished = BuildFinished as unknown as EventType<ReturnType<typeof endedBuild>>;
const build = (at: string, facts: object = {}, teamId = scene.teamId) =>
  scene.happened(at, Finished, endedBuild(teamId, facts));
const HOUR_MS = 3_600_000;
const hoursOf = ({ start, end }: { start: string; end: string }) => (Date.parse(end) - Date.parse(start)) / HOUR_MS;

describe('a metric by a local clock', () => {
  const days = async (timeZone: string, from: string, to: string) =>
    (await scene.series({ name: 'BUILDS', from, to, granularity: 'DAY', timeZone }))[0]!.points;

  it.each([
    ['Europe/Berlin', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', [24, 23, 24]],
    ['Europe/Berlin', '2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', [24, 25, 24]],
    ['America/New_York', '2026-03-07T05:00:00Z', '2026-03-10T04:00:00Z', [24, 23, 24]],
    ['America/New_York', '2026-10-31T04:00:00Z', '2026-11-03T05:00:00Z', [24, 25, 24]],
    // There midnight comes twice in autumn, and not at all in spring.
    ['America/Havana', '2026-10-31T04:00:00Z', '2026-11-03T05:00:00Z', [24, 25, 24]],
    ['America/Havana', '2026-03-07T05:00:00Z', '2026-03-10T04:00:00Z', [24, 23, 24]],
    ['Australia/Lord_Howe', '2026-04-03T13:00:00Z', '2026-04-06T13:30:00Z', [24, 24.5, 24]],
    ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-03T18:15:00Z', [24, 24]],
    ['UTC', '2026-03-29T00:00:00Z', '2026-03-30T00:00:00Z', [24]],
  ])('has days in %s from %s of as many hours as they have there', async (zone, from, to, hours) => {
    const points = await days(zone, from, to);
    expect(points.map(hoursOf)).toEqual(hours);
    expect([points[0]!.start, points.at(-1)!.end].map((at) => Date.parse(at))).toEqual(
      [from, to].map((at) => Date.parse(at)),
    );
  });

  it('has the hour that comes twice as two', async () => {
    const span = {
      from: '2026-10-24T22:00:00Z',
      to: '2026-10-25T23:00:00Z',
      granularity: 'HOUR',
      timeZone: 'Europe/Berlin',
    };
    await build('2026-10-25T00:30:00Z');
    await build('2026-10-25T01:30:00Z');
    const [series] = await scene.series({ name: 'BUILDS', ...span });
    expect(series!.points).toHaveLength(25);
    expect(series!.points.filter(({ value }) => value === 1).map(({ start }) => start)).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
    ]);
  });

  it('puts what happened into the local day, with nothing for days without', async () => {
    await build('2026-03-28T23:30:00Z');
    await build('2026-03-29T21:59:59Z');
    await build('2026-03-29T22:00:00Z');
    const span = { name: 'BUILDS', from: '2026-03-27T23:00:00Z', to: '2026-03-31T22:00:00Z', granularity: 'DAY' };
    const [berlin] = await scene.series({ ...span, timeZone: 'Europe/Berlin' });
    expect(berlin!.points.map(({ value }) => value)).toEqual([0, 2, 1, 0]);
    expect(berlin!.total).toBe(3);
    const [utc] = await scene.series({ ...span, timeZone: 'UTC' });
    expect(utc!.points.map(({ value }) => value)).toEqual([0, 1, 2, 0, 0]);
  });

  it('has weeks from Monday and months of the calendar', async () => {
    const zone = { timeZone: 'America/New_York', name: 'BUILDS' };
    const [weeks] = await scene.series({
      ...zone,
      from: '2026-03-04T12:00:00Z',
      to: '2026-03-17T12:00:00Z',
      granularity: 'WEEK',
    });
    expect(weeks!.points.map(({ start }) => start)).toEqual([
      '2026-03-02T05:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
      '2026-03-16T04:00:00.000Z',
    ]);
    const [months] = await scene.series({
      ...zone,
      from: '2026-01-31T12:00:00Z',
      to: '2026-04-01T12:00:00Z',
      granularity: 'MONTH',
    });
    expect(months!.points.map(({ start }) => start)).toEqual([
      '2026-01-01T05:00:00.000Z',
      '2026-02-01T05:00:00.000Z',
      '2026-03-01T05:00:00.000Z',
      '2026-04-01T04:00:00.000Z',
    ]);
  });

  it('counts from `from` and before `to`, to the moment', async () => {
    await build('2026-05-01T10:00:00.000Z');
    await build('2026-05-01T11:00:00.000Z');
    const span = { name: 'BUILDS', granularity: 'DAY', from: '2026-05-01T10:00:00Z' };
    expect((await scene.series({ ...span, to: '2026-05-01T11:00:00Z' }))[0]!.total).toBe(1);
    expect((await scene.series({ ...span, to: '2026-05-01T11:00:00.001Z' }))[0]!.total).toBe(2);
    expect(
      (await scene.series({ ...span, from: '2026-05-01T10:00:00.001Z', to: '2026-05-01T12:00:00Z' }))[0]!.total,
    ).toBe(1);
  });
});

describe('what cannot be measured', () => {
  const span = { name: 'BUILDS', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
  it.each([
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'INVALID_INPUT', 'Mars/Olympus'],
    ['an offset', { timeZone: '+01:00' }, 'INVALID_INPUT', 'time zone'],
    ['an abbreviation', { timeZone: 'CET' }, 'INVALID_INPUT', 'time zone'],
    ['SQL', { timeZone: "UTC'; DROP TABLE usage_event; --" }, 'INVALID_INPUT', 'time zone'],
    ['a time that ends before it begins', { to: '2025-01-01T00:00:00Z' }, 'INVALID_INPUT', '`from`'],
    ['a time of nothing', { to: span.from }, 'INVALID_INPUT', '`from`'],
    ['the year 1', { from: '0001-01-01T00:00:00Z' }, 'INVALID_INPUT', '2000'],
    ['too many points', { granularity: 'HOUR', to: '2026-03-25T09:00:00Z' }, 'LIMIT_EXCEEDED', '2001'],
    ['builds by store', { groupBy: 'STORE' }, 'INVALID_INPUT', 'PROJECT'],
    ['builds by the name of an event', { event: 'tap' }, 'INVALID_INPUT', 'EVENTS'],
  ])('is refused: %s', async (_what, changes, code, words) => {
    const { errors } = await scene.metric({ ...span, ...changes });
    expect(errors).toMatchObject([{ message: expect.stringContaining(words), extensions: { code } }]);
  });

  it('2,000 points are not too many', async () => {
    const [series] = await scene.series({ ...span, granularity: 'HOUR', to: '2026-03-25T08:00:00Z' });
    expect(series!.points).toHaveLength(2_000);
  });
});

describe('builds', () => {
  const span = { from: '2026-06-01T00:00:00Z', to: '2026-06-03T00:00:00Z', granularity: 'DAY' };
  beforeAll(async () => {
    await Promise.all([
      build('2026-06-01T08:00:00Z', { durationMs: 1_000 }),
      build('2026-06-01T09:00:00Z', { durationMs: 3_000, platform: 'IOS' }),
      build('2026-06-01T10:00:00Z', { durationMs: 2_000, status: 'FAILED' }),
      build('2026-06-01T11:00:00Z', { durationMs: 9_000, status: 'CANCELED' }),
    ]);
  });

  it('have a success rate without canceled ones, and none where there are none', async () => {
    const [rate] = await scene.series({ ...span, name: 'BUILD_SUCCESS_RATE' });
    expect(rate!.total).toBeCloseTo(2 / 3);
    expect(rate!.points.map(({ value }) => value && Math.round(value * 100))).toEqual([67, null]);
  });

  it('have durations, of which half and nearly all are told', async () => {
    expect((await scene.series({ ...span, name: 'BUILD_DURATION_P50' }))[0]!.total).toBe(2_000);
    expect((await scene.series({ ...span, name: 'BUILD_DURATION_P95' }))[0]!.points[0]!.value).toBeCloseTo(2_900);
  });

  it('are split by what they have, the most first', async () => {
    const series = await scene.series({ ...span, name: 'BUILDS', groupBy: 'PLATFORM' });
    expect(series.map(({ group, total }) => [group, total])).toEqual([
      ['ANDROID', 3],
      ['IOS', 1],
    ]);
    expect(series[1]!.points.map(({ value }) => value)).toEqual([1, 0]);
  });

  it('count once when their event comes twice, or is told again by another', async () => {
    const facts = endedBuild(scene.teamId);
    const id = newId('evt');
    for (const event of [id, id, newId('evt')]) await scene.happened('2026-06-10T08:00:00Z', Finished, facts, event);
    const [series] = await scene.series({ name: 'BUILDS', from: '2026-06-10T00:00:00Z', to: '2026-06-11T00:00:00Z' });
    expect(series!.total).toBe(1);
  });

  it('of more than 20 groups show 20 and the rest', async () => {
    const projects = Array.from({ length: 23 }, () => newId('prj'));
    for (const [n, projectId] of projects.entries()) {
      await build('2026-07-01T08:00:00Z', { projectId });
      if (n < 20) await build('2026-07-02T08:00:00Z', { projectId });
    }
    const request = { name: 'BUILDS', groupBy: 'PROJECT', from: '2026-07-01T00:00:00Z', to: '2026-07-03T00:00:00Z' };
    const series = await scene.series(request);
    expect(series).toHaveLength(21);
    expect(new Set(series.slice(0, 20).map(({ group }) => group))).toEqual(new Set(projects.slice(0, 20)));
    expect(series.at(-1)).toMatchObject({ group: 'OTHER', isOther: true, total: 3 });
    expect(series.at(-1)!.points.map(({ value }) => value)).toEqual([3, 0]);
    const [one] = await scene.series({ ...request, groupBy: null, projectId: projects[0] });
    expect(one!.total).toBe(2);
  });
});

it('costs as many queries for much as for little', async () => {
  const count = (to: string, groupBy?: string) =>
    scene.subgraph.countQueries(() => scene.metric({ name: 'BUILDS', from: '2026-03-01T00:00:00Z', to, groupBy }));
  const little = await count('2026-03-02T00:00:00Z');
  expect(little).toBeGreaterThan(0);
  expect(await count('2026-12-01T00:00:00Z', 'PROJECT')).toBe(little);
});

it('the usage of another team is not found, and never mixed in', async () => {
  const stranger = testUser();
  await build('2026-08-01T08:00:00Z', {}, stranger.personalTeamId);
  const span = { name: 'BUILDS', from: '2026-08-01T00:00:00Z', to: '2026-08-02T00:00:00Z' };
  expect((await scene.series(span))[0]!.total).toBe(0);
  const asked = await scene.metric(span, scene.subgraph.as(stranger));
  expect(asked.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  const nobody = await scene.metric(span, scene.subgraph.as(null));
  expect(nobody.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  const scoped = await scene.metric(span, scene.subgraph.as({ ...scene.owner, scopes: ['build:read'] }));
  expect(scoped.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
