import { asClientsGetIt } from '#gateway/engine/compare-answers';
import { closeComparisons, compareOverSubgraph } from '#gateway/testing/compare-over-subgraph';
import { DifferenceLog } from '#gateway/testing/difference-log';
import { serveForTest, testUser, type TestSubgraph } from '#platform/testing/test-subgraph';
import { subgraphs } from '#subgraphs/index';

let subgraph: TestSubgraph;
const differences = new DifferenceLog();
const viewer = testUser();
const variables = { id: viewer.personalTeamId };

beforeAll(async () => {
  subgraph = await serveForTest(subgraphs.find(({ name }) => name === 'storage')!);
});
afterAll(async () => {
  await closeComparisons();
  await subgraph.close();
});

const onBoth = async (document: string) => {
  const { viewerSecret } = subgraph.platform;
  const asked = { subgraph: 'storage', url: subgraph.url, viewer, viewerSecret, document, variables };
  const answer = await compareOverSubgraph(asked, differences.add);
  differences.expectNone();
  return answer && asClientsGetIt(answer);
};

describe('what a suite asks of one subgraph is asked of both engines, and', () => {
  it('is answered as the subgraph itself answers', async () => {
    const document = 'query ($id: ID!) { storageUsage(teamId: $id) { usedBytes limitBytes } }';
    const { data } = await subgraph.as(viewer).query(document, variables);
    expect(await onBoth(document)).toEqual({ data });
    expect(data).toMatchObject({ storageUsage: { usedBytes: 0 } });
  });

  it('is unavailable where others own it', async () => {
    const answer = await onBoth('query ($id: ID!) { storageUsage(teamId: $id) { usedBytes } viewer { name } }');
    expect(answer).toMatchObject({ data: null, errors: [{ path: ['viewer'], extensions: { code: 'UNAVAILABLE' } }] });
  });

  it('is left out when no client could ask it', async () => {
    expect(await onBoth('{ _service { sdl } }')).toBeNull();
  });
});
