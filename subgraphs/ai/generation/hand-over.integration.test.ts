import { newId } from '#platform/kernel/id';
import { serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { TreeStore } from '#platform/trees/tree-store';
import { GenerationChanged } from '#schema/events/ai';
import { ProjectCreated, RevisionCreated } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { aiSubgraph } from '../subgraph';
import { Generation } from './generation.entity';
import { endHungHandOvers, HUNG_SECONDS } from './hand-over';

let subgraph: TestSubgraph;
const owner = testUser();
const teamId = owner.personalTeamId;
beforeAll(async () => {
  subgraph = await serveForTest(aiSubgraph);
});
afterAll(() => subgraph.close());

const START = `mutation ($input: GenerateCodeInput!) { generateCode(input: $input) { generation { id } userErrors { code } } }`;
const generate = async (projectId: string) => {
  const document = { input: { projectId, prompt: 'A notes app' } };
  const { data } = await subgraph
    .as(owner)
    .query<{ generateCode: { generation: { id: string } | null } }>(START, document);
  return data.generateCode.generation?.id ?? null;
};

interface Canceled {
  cancelGeneration: { generation: { status: string } };
}
const cancel = async (id: string) => {
  const document = `mutation { cancelGeneration(input: { generationId: "${id}" }) { generation { status } userErrors { code } } }`;
  return (await subgraph.as(owner).query<Canceled>(document)).data.cancelGeneration.generation.status;
};

/** A generation whose tree was handed over to a project that does not answer. */
async function handedOver(): Promise<{ projectId: string; id: string }> {
  const projectId = newId('prj');
  const project = { name: 'Green', platforms: [MobilePlatform.IOS], buildsAutomatically: false };
  await subgraph.deliver(ProjectCreated, { projectId, teamId, ...project, createdById: owner.userId });
  const trees = new TreeStore(subgraph.platform.objectStore);
  const files = await trees.writeFiles(teamId, [{ path: 'README.md', content: Buffer.from('# Green\n') }]);
  const head = { revisionId: newId('rev'), number: 1, manifest: await trees.writeManifest(teamId, files) };
  await subgraph.deliver(RevisionCreated, {
    ...head,
    projectId,
    teamId,
    generationId: null,
    createdById: owner.userId,
  });
  const id = (await generate(projectId))!;
  const changes = subgraph.as(owner).subscribe(`subscription { generationChanged(id: "${id}") { status } }`);
  for await (const _ of changes)
    if ((await subgraph.db.getRepository(Generation).findOneByOrFail({ id })).manifest) return { projectId, id };
  throw new Error('The generation was not handed over.');
}

const setBack = (id: string, seconds: number) =>
  subgraph.db.getRepository(Generation).update(id, { handedOverAt: new Date(Date.now() - seconds * 1000) });

describe('a generation that is being saved', () => {
  it('is not canceled, since its files become the head in any case, until that has failed for a minute', async () => {
    const { id } = await handedOver();
    expect(await cancel(id)).toBe('RUNNING');
    await setBack(id, 61);
    expect(await cancel(id)).toBe('CANCELED');
  });

  it('and never is, fails with words, and others may begin', async () => {
    const { projectId, id } = await handedOver();
    const look = () => endHungHandOvers(subgraph.db, subgraph.platform.pubSub);
    await look();
    expect(await generate(projectId)).toBeNull();
    await setBack(id, HUNG_SECONDS + 1);
    await look();
    const { data } = await subgraph.as(owner).query(`{ generation(id: "${id}") { status failure { retryable } } }`);
    expect(data).toEqual({ generation: { status: 'FAILED', failure: { retryable: true } } });
    const told = (await subgraph.published(GenerationChanged)).filter((event) => event.data.generationId === id);
    expect(told.at(-1)?.data).toMatchObject({ status: 'FAILED', message: expect.stringContaining('newest revision') });
    expect(await generate(projectId)).not.toBeNull();
  });
});
