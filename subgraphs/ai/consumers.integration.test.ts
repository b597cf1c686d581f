import { Unavailable } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { TreeStore } from '#platform/trees/tree-store';
import { ProjectDeleted, ProjectUpdated } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { aiSubgraph } from './subgraph';

let subgraph: TestSubgraph;
let manifest: string;
/** What happens while the graph answers, and whether it does. */
let meanwhile: () => Promise<void>;
const owner = testUser();
const teamId = owner.personalTeamId;

beforeAll(async () => {
  const project = { name: 'Green', platforms: [MobilePlatform.IOS], buildsAutomatically: false, team: { id: teamId } };
  subgraph = await serveForTest(aiSubgraph, {
    graph: {
      async query<Data>(): Promise<Data> {
        await meanwhile();
        return { project: { ...project, headRevision: { id: newId('rev'), number: 1, manifest } } } as Data;
      },
    },
  });
  const trees = new TreeStore(subgraph.platform.objectStore);
  const files = await trees.writeFiles(teamId, [{ path: 'README.md', content: Buffer.from('# Green\n') }]);
  manifest = await trees.writeManifest(teamId, files);
});
beforeEach(() => {
  meanwhile = () => Promise.resolve();
});
afterAll(() => subgraph.close());

const START = `mutation ($input: GenerateCodeInput!) { generateCode(input: $input) { generation { id } userErrors { code message } } }`;
interface Started {
  generateCode: { generation: { id: string } | null };
}
const start = (projectId: string) =>
  subgraph.as(owner).query<Started>(START, { input: { projectId, prompt: 'A notes app' } });
const isDeleted = async (id: string) =>
  (await subgraph.db.getRepository(KnownProject).findOneByOrFail({ id })).deletedAt !== null;

describe('an answer about a project', () => {
  it.each(['known', 'unknown'])('that is older than its deletion brings no %s one back', async (which) => {
    const projectId = newId('prj');
    if (which === 'known') await start(projectId);
    meanwhile = () => subgraph.deliver(ProjectDeleted, { projectId, teamId });
    expect((await start(projectId)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await isDeleted(projectId)).toBe(true);
  });

  it('that has come back lets the request go on before the event of it, which alone is kept', async () => {
    const projectId = newId('prj');
    await subgraph.deliver(ProjectDeleted, { projectId, teamId });
    expect((await start(projectId)).data.generateCode.generation).not.toBeNull();
    expect(await isDeleted(projectId)).toBe(true);
    const settings = { name: 'Green', platforms: [MobilePlatform.IOS], buildsAutomatically: false };
    await subgraph.deliver(ProjectUpdated, { projectId, teamId, ...settings });
    expect(await isDeleted(projectId)).toBe(false);
  });

  it('that cannot be had is what was heard last', async () => {
    meanwhile = () => Promise.reject(new Unavailable('The gateway does not answer; try again in a moment.', null));
    const projectId = newId('prj');
    expect((await start(projectId)).errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    await subgraph.deliver(ProjectDeleted, { projectId, teamId });
    expect((await start(projectId)).errors).toBeDefined();
  });
});
