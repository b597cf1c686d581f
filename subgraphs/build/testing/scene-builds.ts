import { newId } from '#platform/kernel/id';
import { PreviewRequested } from '#schema/events/preview';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { dataOf, type Scene, type SceneProject } from './scene';
import { SceneAgent } from './scene-agent';

export interface BuildRow {
  id: string;
  status: string;
  platform: string;
  revision: { id: string };
  failure: { code: string } | null;
  queue: { position: number; reason: string } | null;
}
const ROW = 'id status platform revision { id } failure { code } queue { position reason }';

/** What people do with the builds of a scene. */
export class SceneBuilds {
  constructor(private readonly scene: Scene) {}

  start(projectId: string, input: object = {}) {
    const { scene } = this;
    return scene.run<{ build: BuildRow | null }>(
      scene.owner,
      'startBuild',
      { projectId, platform: 'ANDROID', profile: 'PREVIEW', ...input },
      'build { id status revision { id } }',
    );
  }

  /** As another subgraph's preview would. */
  requestPreview({ id: projectId, teamId }: SceneProject, platform = MobilePlatform.ANDROID): Promise<void> {
    const { subgraph, owner } = this.scene;
    const request = { sessionId: newId('prv'), projectId, teamId, platform, userId: owner.userId };
    return subgraph.deliver(PreviewRequested, request);
  }

  /** The builds of a project, newest first. */
  async of({ id }: SceneProject): Promise<BuildRow[]> {
    const document = `query ($id: ID!) { _entities(representations: [{ __typename: "Project", id: $id }]) {
      ... on Project { builds(first: 100) { nodes { ${ROW} } } } } }`;
    const { subgraph, owner } = this.scene;
    const answer = await subgraph
      .as(owner)
      .query<{ _entities: [{ builds: { nodes: BuildRow[] } } | null] }>(document, { id });
    const [project] = dataOf(answer)._entities;
    if (!project) throw new Error(`The project ${id} is not shown.`);
    return project.builds.nodes;
  }

  async read(id: string): Promise<BuildRow> {
    const { subgraph, owner } = this.scene;
    const document = `query ($id: ID!) { build(id: $id) { ${ROW} } }`;
    return dataOf(await subgraph.as(owner).query<{ build: BuildRow }>(document, { id })).build;
  }

  /** Lets an agent make the next build; answers its id. */
  async finish(): Promise<string> {
    const work = (await (await SceneAgent.register(this.scene)).claim())!;
    await work.report('finishBuild', { status: 'SUCCEEDED' });
    return work.buildId;
  }
}
