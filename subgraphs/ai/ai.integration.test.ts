import { randomUUID } from 'node:crypto';
import { newId } from '#platform/kernel/id';
import type { UserViewer } from '#platform/kernel/viewer';
import { type Client, serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { TreeStore } from '#platform/trees/tree-store';
import { AppSpec } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import { GenerationChanged, GenerationCompleted } from '#schema/events/ai';
import { ProjectCreated, ProjectDeleted, RevisionCreated } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { aiSubgraph } from './subgraph';

let subgraph: TestSubgraph;
let trees: TreeStore;

beforeAll(async () => {
  subgraph = await serveForTest(aiSubgraph);
  trees = new TreeStore(subgraph.platform.objectStore);
});
afterAll(() => subgraph.close());

interface Part {
  sequence: number;
  kind: string;
  text: string;
  file: { path: string; change: string } | null;
}
interface Generation {
  id: string;
  status: string;
  changes: string[];
  files: { path: string; change: string }[];
  failure: { code: string; message: string } | null;
}
interface Started {
  generateCode: {
    generation: { id: string; status: string } | null;
    userErrors: { code: string; message: string; field: string[] | null }[];
  };
}

const START = `mutation ($input: GenerateCodeInput!) { generateCode(input: $input) { generation { id status } userErrors { code message field } } }`;
const PARTS = `subscription ($id: ID!, $after: Int!) { generationParts(id: $id, after: $after) { sequence kind text file { path change } } }`;
const READ = `query ($id: ID!) { generation(id: $id) { id status changes files { path change } failure { code message } } }`;

class TestProject {
  number = 0;
  readonly id = newId('prj');
  constructor(readonly owner: UserViewer) {}

  get client(): Client {
    return subgraph.as(this.owner);
  }

  async create(): Promise<this> {
    const { id: projectId, owner } = this;
    const teamId = owner.personalTeamId;
    await subgraph.deliver(ProjectCreated, {
      projectId,
      teamId,
      name: 'Green',
      platforms: [MobilePlatform.IOS],
      buildsAutomatically: false,
      createdById: owner.userId,
    });
    await this.revise(
      await trees.writeManifest(
        teamId,
        await trees.writeFiles(teamId, [{ path: 'README.md', content: Buffer.from('# Green\n') }]),
      ),
    );
    return this;
  }

  /** As the project subgraph would after a generation or a hand edit. */
  async revise(manifest: string, generationId: string | null = null): Promise<void> {
    const { id: projectId, owner } = this;
    await subgraph.deliver(RevisionCreated, {
      revisionId: newId('rev'),
      projectId,
      teamId: owner.personalTeamId,
      number: ++this.number,
      manifest,
      generationId,
      createdById: owner.userId,
    });
  }

  /** Runs the words to their end and takes the result as the new head. */
  async generate(prompt: string): Promise<{ generation: Generation; parts: Part[]; manifest: string }> {
    const { data } = await this.client.query<Started>(START, { input: { projectId: this.id, prompt } });
    const { generation: started, userErrors } = data.generateCode;
    if (!started) throw new Error(JSON.stringify(userErrors));
    const manifest = await this.save(started.id);
    const parts = await this.parts(started.id);
    const { generation } = (await this.client.query<{ generation: Generation }>(READ, { id: started.id })).data;
    return { generation, parts, manifest };
  }

  /** Waits for the tree of a generation and makes it the head, as the project subgraph does. */
  private async save(generationId: string): Promise<string> {
    const changes = this.client.subscribe(`subscription { generationChanged(id: "${generationId}") { status } }`);
    for await (const _ of changes) {
      const told = await subgraph.published(GenerationCompleted);
      const completed = told.find(({ data }) => data.generationId === generationId);
      if (!completed) continue;
      await this.revise(completed.data.manifest, generationId);
      return completed.data.manifest;
    }
    throw new Error('The generation told no end.');
  }

  async parts(id: string, after = 0): Promise<Part[]> {
    const parts: Part[] = [];
    for await (const { data } of this.client.subscribe<{ generationParts: Part }>(PARTS, { id, after }))
      parts.push(data.generationParts);
    return parts;
  }

  async read(manifest: string, path: string): Promise<string> {
    const teamId = this.owner.personalTeamId;
    const entry = (await trees.readManifest(teamId, manifest)).find((file) => file.path === path);
    return (await trees.readFile(teamId, entry!.sha256)).toString('utf8');
  }
}

const newProject = () => new TestProject(testUser()).create();

describe('words', () => {
  it('become an app in both languages, part by part, with the specification beside it', async () => {
    const project = await newProject();
    const { generation, parts, manifest } = await project.generate('A habit tracker with streaks and reminders');
    expect(generation).toMatchObject({ status: 'SUCCEEDED', failure: null });
    expect(parts.map(({ sequence }) => sequence)).toEqual(parts.map((_part, place) => place + 1));
    expect(parts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['STEP', 'FILE_EDIT', 'USAGE']));
    const paths = generation.files.map(({ path }) => path);
    expect(paths).toContain('app.spec.json');
    expect(paths.some((path) => path.endsWith('.swift'))).toBe(true);
    expect(paths.some((path) => path.endsWith('.kt'))).toBe(true);
    expect(parts.filter(({ file }) => file).map(({ file }) => file!.path)).toEqual(paths);
    expect(AppSpec.parse(JSON.parse(await project.read(manifest, 'app.spec.json'))).reminders).not.toEqual([]);
    expect(await project.read(manifest, 'README.md')).toBe('# Green\n');
  });

  it('of a follow-up change the app that is there, and what was edited by hand stays', async () => {
    const project = await newProject();
    const first = await project.generate('An online store for plants with a cart');
    const swift = first.generation.files.map(({ path }) => path).filter((path) => path.endsWith('.swift'));
    const edited = swift.find((path) => path.includes('Models/'))!;
    const before = await project.read(first.manifest, edited);
    const teamId = project.owner.personalTeamId;
    const [mine] = await trees.writeFiles(teamId, [
      { path: edited, content: Buffer.from(`// Checked by Ada.\n${before}`) },
    ]);
    const tree = await trees.readManifest(teamId, first.manifest);
    await project.revise(
      await trees.writeManifest(
        teamId,
        tree.map((file) => (file.path === edited ? mine! : file)),
      ),
    );
    const second = await project.generate('make the title larger');
    expect(second.generation).toMatchObject({ status: 'SUCCEEDED' });
    expect(second.generation.files.length).toBeLessThan(first.generation.files.length / 2);
    expect(await project.read(second.manifest, edited)).toContain('// Checked by Ada.');
    const specs = await Promise.all(
      [first, second].map(async ({ manifest }) =>
        AppSpec.parse(JSON.parse(await project.read(manifest, 'app.spec.json'))),
      ),
    );
    expect(specs[1]).toEqual({ ...specs[0], theme: specs[1]!.theme });
    expect(specs[1]!.theme).not.toEqual(specs[0]!.theme);
  });

  it('that are taken back by others leave an app as it was, with nothing said of hand edits', async () => {
    const project = await newProject();
    const { manifest } = await project.generate('A habit tracker with streaks and reminders');
    const specification = await project.read(manifest, 'app.spec.json');
    const specifications: string[] = [];
    for (const prompt of ['add a search to the list', 'remove the search', 'make the title larger']) {
      const { generation, parts, manifest: next } = await project.generate(prompt);
      expect(generation).toMatchObject({ status: 'SUCCEEDED', failure: null });
      const written = await project.read(next, 'app.spec.json');
      specifications.push(written);
      expect(checkAppSpec(AppSpec.parse(JSON.parse(written)))).toEqual([]);
      expect(parts.filter(({ text }) => text.includes('by hand'))).toEqual([]);
    }
    expect(specifications[1]).toBe(specification);
    expect(new Set(specifications).size).toBe(3);
  });

  it.each(['', '   ', '!!! ???', 'asdf qwer zxcv'])(
    'that mean nothing (%j) are refused at once, and nothing begins',
    async (prompt) => {
      const project = await newProject();
      const { data } = await project.client.query<Started>(START, { input: { projectId: project.id, prompt } });
      expect(data.generateCode).toMatchObject({ generation: null, userErrors: [{ code: 'PROMPT_NOT_UNDERSTOOD' }] });
      expect(
        (await subgraph.published(GenerationChanged)).filter(({ data: event }) => event.projectId === project.id),
      ).toEqual([]);
    },
  );

  it('that are too many are refused with the limit', async () => {
    const project = await newProject();
    const { data } = await project.client.query<Started>(START, {
      input: { projectId: project.id, prompt: 'a shop '.repeat(2_000) },
    });
    expect(data.generateCode.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['prompt'], message: expect.stringContaining('8000') },
    ]);
  });

  it('with the same key begin once', async () => {
    const project = await newProject();
    const input = { projectId: project.id, prompt: 'A recipe book', idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([1, 2].map(() => project.client.query<Started>(START, { input })));
    expect(one!.data.generateCode.generation!.id).toBe(two!.data.generateCode.generation!.id);
  });
});

describe('a generation', () => {
  it('is resumed by sequence, with no gap and no part twice', async () => {
    const project = await newProject();
    const { generation, parts } = await project.generate('A to-do list');
    expect(await project.parts(generation.id, 3)).toEqual(parts.slice(3));
    expect(await project.parts(generation.id, parts.length)).toEqual([]);
  });

  it('says what is wrong with a specification that was broken by hand, and changes nothing', async () => {
    const project = await newProject();
    const teamId = project.owner.personalTeamId;
    await project.revise(
      await trees.writeManifest(
        teamId,
        await trees.writeFiles(teamId, [{ path: 'app.spec.json', content: Buffer.from('{ "version": 1') }]),
      ),
    );
    const { data } = await project.client.query<Started>(START, {
      input: { projectId: project.id, prompt: 'make it green' },
    });
    expect(data.generateCode).toMatchObject({
      generation: null,
      userErrors: [{ code: 'INVALID_INPUT', message: expect.stringContaining('app.spec.json') }],
    });
  });

  it('tells the others of its way', async () => {
    const project = await newProject();
    const { generation } = await project.generate('A notes app');
    const told = (await subgraph.published(GenerationChanged))
      .map(({ data }) => data)
      .filter(({ generationId }) => generationId === generation.id);
    expect(told.map(({ status }) => status)).toEqual(['QUEUED', 'RUNNING', 'RUNNING', 'RUNNING', 'SUCCEEDED']);
  });
});

describe('another tenant', () => {
  it('finds nothing by any door', async () => {
    const project = await newProject();
    const { generation } = await project.generate('A notes app');
    const eve = subgraph.as(testUser());
    const notFound = [{ extensions: { code: 'NOT_FOUND' } }];
    for (const door of [
      `{ generation(id: "${generation.id}") { id } }`,
      `mutation { cancelGeneration(input: { generationId: "${generation.id}" }) { userErrors { code } } }`,
      `mutation { generateCode(input: { projectId: "${project.id}", prompt: "A shop" }) { userErrors { code } } }`,
    ])
      expect({ door, ...(await eve.query(door)) }).toMatchObject({ door, errors: notFound });
    for (const door of [
      `generationChanged(id: "${generation.id}") { id }`,
      `generationParts(id: "${generation.id}") { text }`,
    ])
      await expect(eve.subscribe(`subscription { ${door} }`).next()).rejects.toMatchObject(notFound);
    const { data } = await eve.query<{ _entities: unknown[] }>(
      `{ _entities(representations: [{ __typename: "Generation", id: "${generation.id}" }, { __typename: "Project", id: "${project.id}" }]) { __typename } }`,
    );
    expect(data._entities).toEqual([null, null]);
  });

  it('is a viewer who may watch and not ask', async () => {
    const project = await newProject();
    const viewer = subgraph.as(testUser({ [project.owner.personalTeamId]: 'VIEWER' }));
    const { errors } = await viewer.query(START, { input: { projectId: project.id, prompt: 'A shop' } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const { generation } = await project.generate('A habit tracker');
    const cancel = `mutation ($id: ID!) { cancelGeneration(input: { generationId: $id }) { generation { id } } }`;
    const refused = await viewer.query(cancel, { id: generation.id });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('a deleted project', () => {
  it('is not generated for', async () => {
    const project = await newProject();
    await subgraph.deliver(ProjectDeleted, { projectId: project.id, teamId: project.owner.personalTeamId });
    const { errors } = await project.client.query(START, { input: { projectId: project.id, prompt: 'A shop' } });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});
