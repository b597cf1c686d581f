import { TreeStore } from '#platform/trees/tree-store';
import { newId } from '#platform/kernel/id';
import { createLogger } from '#platform/telemetry/logger';
import { BuildFinished } from '#schema/events/build';
import { ProjectDeleted, ProjectUpdated, RevisionCreated } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { BuildWakes } from './build/build-changes';
import { buildConsumers } from './consumers';
import { dataOf, openScene, type Scene } from './testing/scene';
import { SceneBuilds } from './testing/scene-builds';

describe('what happens elsewhere', () => {
  let scene: Scene;
  let builds: SceneBuilds;
  beforeAll(async () => {
    scene = await openScene();
    builds = new SceneBuilds(scene);
  });
  beforeEach(() => scene.clear());
  afterAll(() => scene.close());

  it('builds each revision of a project that builds automatically, and no older one that still waits', async () => {
    const project = await scene.project({ buildsAutomatically: true, files: { 'a.txt': '1', 'app.spec.json': '{}' } });
    expect((await builds.of(project)).map(({ platform }) => platform).toSorted()).toEqual(['ANDROID', 'IOS']);
    const { revisionId } = await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    const all = await builds.of(project);
    const waiting = all.filter(({ status }) => status === 'QUEUED');
    expect(waiting.map(({ platform }) => platform).toSorted()).toEqual(['ANDROID', 'IOS']);
    expect(waiting.every(({ revision }) => revision.id === revisionId)).toBe(true);
    const superseded = all.filter(({ status }) => status === 'CANCELED');
    expect(superseded.map(({ failure }) => failure)).toEqual([{ code: 'SUPERSEDED' }, { code: 'SUPERSEDED' }]);
  });

  it('builds nothing of a revision without files, nor of one that came late', async () => {
    const project = await scene.project({ buildsAutomatically: true, files: { 'README.md': '# New' } });
    expect(await builds.of(project)).toEqual([]);
    const { manifest } = await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    const before = await builds.of(project);
    await scene.subgraph.deliver(RevisionCreated, {
      revisionId: newId('rev'),
      projectId: project.id,
      teamId: project.teamId,
      number: 1,
      manifest,
      generationId: null,
      createdById: scene.owner.userId,
    });
    expect(await builds.of(project)).toEqual(before);
  });

  it('goes on when those who wait cannot be told of it', async () => {
    const { db, platform } = scene.subgraph;
    const project = await scene.project({ buildsAutomatically: true, files: { 'a.txt': '1', 'app.spec.json': '{}' } });
    const log = createLogger('build', 'silent');
    const told = new Promise((resolve) => {
      log.warn = (facts: unknown) => resolve(facts);
    });
    const away = new Error('Redis is away.');
    const silent = Object.assign(Object.create(platform.pubSub), { publish: () => Promise.reject(away) });
    const consumers = buildConsumers(new TreeStore(platform.objectStore), new BuildWakes(silent), log);
    const { handle } = consumers.findLast(({ type }) => type.name === ProjectDeleted.name)!;
    const then = await db.transaction((tx) => handle(tx, { projectId: project.id }, {} as never));
    then!();
    expect(await told).toMatchObject({ error: away });
    expect((await builds.of(project)).every(({ status }) => status === 'CANCELED')).toBe(true);
  });

  it('handles the same event once', async () => {
    const project = await scene.project({ files: null });
    const { revisionId, manifest } = await project.revise({ 'a.txt': '1', 'app.spec.json': '{}' });
    const { id: projectId, teamId } = project;
    const platforms = [MobilePlatform.IOS];
    await scene.subgraph.deliver(ProjectUpdated, {
      projectId,
      teamId,
      name: 'x',
      platforms,
      buildsAutomatically: true,
    });
    const data = {
      revisionId,
      projectId,
      teamId,
      number: 1,
      manifest,
      generationId: null,
      createdById: scene.owner.userId,
    };
    const eventId = newId('evt');
    for (const id of [eventId, eventId, newId('evt')]) await scene.subgraph.deliver(RevisionCreated, data, id);
    expect(await builds.of(project)).toHaveLength(1);
  });

  it('makes a preview build when one is asked for, unless there is one for the head', async () => {
    const project = await scene.project();
    await builds.requestPreview(project);
    await builds.requestPreview(project);
    expect(await builds.of(project)).toMatchObject([{ status: 'QUEUED', platform: 'ANDROID' }]);
    const buildId = await builds.finish();
    await builds.requestPreview(project);
    expect(await builds.of(project)).toHaveLength(1);
    const ends = await scene.subgraph.published(BuildFinished);
    expect(ends.map(({ data }) => [data.buildId, data.status])).toEqual([
      [buildId, 'SUCCEEDED'],
      [buildId, 'SUCCEEDED'],
    ]);
  });

  it('keeps a preview in mind that was asked for before there was anything to build', async () => {
    const project = await scene.project({ files: null });
    await builds.requestPreview(project, MobilePlatform.IOS);
    expect(await builds.of(project)).toEqual([]);
    await project.revise({ 'a.txt': '1', 'app.spec.json': '{}' });
    expect(await builds.of(project)).toMatchObject([{ platform: 'IOS', status: 'QUEUED' }]);
    await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    expect(await builds.of(project)).toHaveLength(1);
  });

  it('stops what is under way when the project is deleted, shows it no more, and starts nothing', async () => {
    const project = await scene.project({ buildsAutomatically: true });
    const ids = (await builds.of(project)).map(({ id }) => id);
    await scene.subgraph.deliver(ProjectDeleted, { projectId: project.id, teamId: project.teamId });
    const ended = await Promise.all(ids.map((id) => builds.read(id)));
    expect(ended.map(({ failure }) => failure?.code)).toEqual(['PROJECT_DELETED', 'PROJECT_DELETED']);
    await expect(builds.of(project)).rejects.toThrow('not shown');
    await project.revise({ 'a.txt': '2', 'app.spec.json': '{}' });
    await builds.requestPreview(project);
    const queue = await scene.subgraph.as(scene.owner).query<{ queue: { queued: number } }>('{ queue { queued } }');
    expect(dataOf(queue)).toEqual({ queue: { queued: 0 } });
    await expect(builds.start(project.id)).rejects.toThrow('NOT_FOUND');
    const again = scene.run(scene.owner, 'retryBuild', { buildId: ids[0]! }, 'build { id }');
    await expect(again).rejects.toThrow('NOT_FOUND');
  });

  it('builds again when the project has come back', async () => {
    const project = await scene.project({ buildsAutomatically: true, files: null });
    const { id: projectId, teamId } = project;
    await scene.subgraph.deliver(ProjectDeleted, { projectId, teamId });
    const platforms = [MobilePlatform.IOS];
    const back = { projectId, teamId, name: 'Plants', platforms, buildsAutomatically: true };
    await scene.subgraph.deliver(ProjectUpdated, back);
    await project.revise({ 'app.spec.json': '{}' });
    expect(await builds.of(project)).toMatchObject([{ platform: 'IOS', status: 'QUEUED' }]);
  });
});
