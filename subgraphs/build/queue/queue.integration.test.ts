import { newId } from '#platform/kernel/id';
import type { Answer } from '#platform/testing/test-subgraph';
import { BuildChanged } from '#schema/events/build';
import { dataOf, openScene, type Scene } from '../testing/scene';
import { SceneAgent } from '../testing/scene-agent';
import { SceneBuilds } from '../testing/scene-builds';

describe('the queue', () => {
  let scene: Scene;
  let builds: SceneBuilds;
  beforeAll(async () => {
    scene = await openScene();
    builds = new SceneBuilds(scene);
  });
  beforeEach(() => scene.clear());
  afterAll(() => scene.close());

  it('says where a build stands and why it waits', async () => {
    const project = await scene.project();
    for (let index = 0; index < 3; index++) await builds.start(project.id);
    const places = async () =>
      (await builds.of(project)).toReversed().map(({ queue }) => queue && [queue.position, queue.reason]);
    expect(await places()).toEqual([1, 2, 3].map((position) => [position, 'NO_AGENT']));
    const agent = await SceneAgent.register(scene);
    expect(await places()).toEqual([
      [1, 'NEXT'],
      [2, 'CAPACITY'],
      [3, 'CAPACITY'],
    ]);
    await agent.claim();
    expect(await places()).toEqual([null, [1, 'CAPACITY'], [2, 'CAPACITY']]);
  });

  it('tells those who look at a waiting build when it moves up or an agent comes', async () => {
    const project = await scene.project();
    const first = (await builds.start(project.id)).build!.id;
    const second = (await builds.start(project.id)).build!.id;
    const events = scene.subgraph
      .as(scene.owner)
      .subscribe<{ buildChanged: { queue: { position: number; reason: string } } }>(
        'subscription ($id: ID!) { buildChanged(id: $id) { queue { position reason } } }',
        { id: second },
      );
    const reaches = async (place: object) => {
      for (;;) {
        const { buildChanged } = dataOf((await events.next()).value as Answer<{ buildChanged: { queue: object } }>);
        if (JSON.stringify(buildChanged.queue) === JSON.stringify(place)) return place;
      }
    };
    await reaches({ position: 2, reason: 'NO_AGENT' });
    await SceneAgent.register(scene);
    await reaches({ position: 2, reason: 'CAPACITY' });
    await scene.run(scene.owner, 'cancelBuild', { buildId: first }, 'build { id }');
    expect(await reaches({ position: 1, reason: 'NEXT' })).toBeDefined();
    await events.return?.();
  });

  it('lets teams take turns', async () => {
    const [mine, theirs] = [await scene.project(), await scene.project({ teamId: newId('team') })];
    await builds.start(mine.id);
    await builds.start(mine.id);
    await builds.requestPreview(theirs);
    const claimed = async () => {
      const work = await (await SceneAgent.register(scene)).claim();
      return work!.buildId;
    };
    const [first, second] = [await claimed(), await claimed()];
    const teams = await scene.subgraph.published(BuildChanged);
    const teamOf = (id: string) => teams.find(({ data }) => data.buildId === id)!.data.teamId;
    expect([teamOf(first), teamOf(second)]).toEqual([mine.teamId, theirs.teamId]);
  });
});
