import { randomUUID } from 'node:crypto';
import { OutboxMessage } from '#platform/database/outbox';
import { type Client, serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { TreeStore } from '#platform/trees/tree-store';
import { GenerationChanged, GenerationCompleted } from '#schema/events/ai';
import { ProjectCreated, ProjectDeleted, ProjectUpdated, RevisionCreated } from '#schema/events/project';
import { WorkStatus } from '#schema/shared/work-status';
import { projectSubgraph } from './subgraph';

let subgraph: TestSubgraph;
const ada = testUser();
const eve = testUser();
let asAda: Client;
let asEve: Client;

beforeAll(async () => {
  subgraph = await serveForTest(projectSubgraph);
  asAda = subgraph.as(ada);
  asEve = subgraph.as(eve);
});
afterAll(() => subgraph.close());

interface ProjectData {
  id: string;
  name: string;
  headRevision: { id: string; number: number; manifest: string };
}
interface Created {
  createProject: {
    project: ProjectData | null;
    userErrors: { code: string; message: string; field: string[] | null }[];
  };
}
const CREATE = `mutation ($input: CreateProjectInput!) { createProject(input: $input) {
  project { id name platforms headRevision { id number manifest } } userErrors { code message field } } }`;

async function createProject(client = asAda, name = `App ${randomUUID()}`): Promise<ProjectData> {
  const { data } = await client.query<Created>(CREATE, { input: { name } });
  return data.createProject.project!;
}

interface Changed {
  applyChanges: {
    revision: {
      id: string;
      number: number;
      files: { nodes: { path: string; content: string | null; bytes: number }[] };
    } | null;
    userErrors: { code: string; message: string; field: string[] | null }[];
  };
}
const CHANGE = `mutation ($input: ApplyChangesInput!) { applyChanges(input: $input) {
  revision { id number files { nodes { path content bytes } } } userErrors { code message field } } }`;
const change = async (project: { id: string }, baseRevisionId: string, changes: object[], client = asAda) =>
  (
    await client.query<Changed>(CHANGE, {
      input: { projectId: project.id, baseRevisionId, message: 'By hand', changes },
    })
  ).data.applyChanges;

describe('a project', () => {
  it('has a first revision at once, and tells the others of both', async () => {
    const project = await createProject();
    expect(project).toMatchObject({ id: expect.stringMatching(/^prj_/), headRevision: { number: 1 } });
    const created = await subgraph.published(ProjectCreated);
    expect(created.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ projectId: project.id, teamId: ada.personalTeamId }),
    );
    const revisions = await subgraph.published(RevisionCreated);
    expect(revisions.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ projectId: project.id, number: 1, manifest: project.headRevision.manifest }),
    );
  });

  it('refuses a second one of the same name in its team, whatever the case', async () => {
    const { name } = await createProject();
    const { data } = await asAda.query<Created>(CREATE, { input: { name: name.toUpperCase() } });
    expect(data.createProject).toMatchObject({ project: null, userErrors: [{ code: 'CONFLICT', field: ['name'] }] });
  });

  it('is made once by the same key, and refuses the key for something else', async () => {
    const input = { name: `Once ${randomUUID()}`, idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([
      asAda.query<Created>(CREATE, { input }),
      asAda.query<Created>(CREATE, { input }),
    ]);
    expect(one.data.createProject.project!.id).toBe(two.data.createProject.project!.id);
    const other = await asAda.query<Created>(CREATE, { input: { ...input, name: 'Another' } });
    expect(other.data.createProject.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['idempotencyKey'] }]);
    const { id } = one.data.createProject.project!;
    await asAda.query(`mutation { deleteProject(input: { projectId: "${id}" }) { userErrors { code } } }`);
    const late = await asAda.query<Created>(CREATE, { input });
    expect(JSON.stringify(late)).toContain('NOT_FOUND');
  });

  it('tells every problem of an input at once', async () => {
    const { data } = await asAda.query<Created>(CREATE, { input: { name: 'x'.repeat(61), platforms: [] } });
    expect(data.createProject.userErrors.map(({ code, field }) => ({ code, field }))).toEqual([
      { code: 'INVALID_INPUT', field: ['name'] },
      { code: 'INVALID_INPUT', field: ['platforms'] },
    ]);
  });

  it('comes back after it was deleted', async () => {
    const { id } = await createProject();
    const read = () => asAda.query<{ project: ProjectData }>(`{ project(id: "${id}") { id } }`);
    await asAda.query(`mutation { deleteProject(input: { projectId: "${id}" }) { userErrors { code } } }`);
    expect((await read()).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await asAda.query(`mutation { restoreProject(input: { projectId: "${id}" }) { userErrors { code } } }`);
    expect((await read()).data.project.id).toBe(id);
  });

  it('takes its revisions along when it is deleted', async () => {
    const { id, headRevision } = await createProject();
    const read = async () =>
      (
        await asAda.query<{ _entities: unknown[] }>(
          `{ _entities(representations: [{ __typename: "Revision", id: "${headRevision.id}" }]) { ... on Revision { id project { id } } } }`,
        )
      ).data._entities;
    expect(await read()).toEqual([{ id: headRevision.id, project: { id } }]);
    await asAda.query(`mutation { deleteProject(input: { projectId: "${id}" }) { userErrors { code } } }`);
    expect(await read()).toEqual([null]);
    await asAda.query(`mutation { restoreProject(input: { projectId: "${id}" }) { userErrors { code } } }`);
    expect(await read()).toEqual([{ id: headRevision.id, project: { id } }]);
  });

  it('keeps both of two changes that come at the same moment', async () => {
    const { id } = await createProject();
    const name = `Both ${randomUUID()}`;
    await Promise.all(
      [`name: "${name}"`, 'platforms: [IOS]', 'buildsAutomatically: false'].map((wish) =>
        asAda.query(`mutation { updateProject(input: { projectId: "${id}", ${wish} }) { userErrors { code } } }`),
      ),
    );
    const { data } = await asAda.query(`{ project(id: "${id}") { name platforms buildsAutomatically } }`);
    expect(data).toEqual({ project: { name, platforms: ['IOS'], buildsAutomatically: false } });
  });

  it('is deleted once, and no change of it is told after that', async () => {
    const projects = await Promise.all(Array.from({ length: 4 }, () => createProject()));
    await Promise.all(
      projects.flatMap(({ id }) => [
        ...[1, 2].map(() =>
          asAda.query(`mutation { deleteProject(input: { projectId: "${id}" }) { userErrors { code } } }`),
        ),
        ...['A', 'B', 'C'].map((name) =>
          asAda.query(
            `mutation { updateProject(input: { projectId: "${id}", name: "${name} ${id}" }) { userErrors { code } } }`,
          ),
        ),
      ]),
    );
    const messages = await subgraph.db.getRepository(OutboxMessage).find({ order: { position: 'ASC' } });
    for (const { id } of projects) {
      const told = messages
        .filter(({ event }) => event.key === id)
        .map(({ event }) => event.name)
        .filter((name) => [ProjectUpdated.name, ProjectDeleted.name].includes(name));
      expect(told.filter((name) => name === ProjectDeleted.name)).toHaveLength(1);
      expect(told.at(-1)).toBe(ProjectDeleted.name);
    }
  });
});

describe('changes', () => {
  it('are made together, on the head', async () => {
    const project = await createProject();
    const { revision } = await change(project, project.headRevision.id, [
      { kind: 'WRITE', path: 'ios/A.swift', content: 'let a = 1\n' },
      { kind: 'MOVE', path: 'README.md', to: 'docs/README.md' },
      { kind: 'WRITE', path: 'ios/ü.swift', content: '// ü' },
    ]);
    expect(revision).toMatchObject({ number: 2 });
    expect(revision!.files.nodes.map(({ path }) => path)).toEqual(['docs/README.md', 'ios/A.swift', 'ios/ü.swift']);
    expect(revision!.files.nodes[1]).toMatchObject({ content: 'let a = 1\n', bytes: 10 });
  });

  it('are refused when the head has moved on, and nothing is written', async () => {
    const project = await createProject();
    const first = project.headRevision.id;
    await change(project, first, [{ kind: 'WRITE', path: 'a', content: '1' }]);
    const late = await change(project, first, [{ kind: 'WRITE', path: 'b', content: '2' }]);
    expect(late).toMatchObject({ revision: null, userErrors: [{ code: 'STALE_REVISION', field: ['baseRevisionId'] }] });
  });

  it('of which one of two at the same moment wins', async () => {
    const project = await createProject();
    const both = await Promise.all(
      ['a', 'b'].map((path) => change(project, project.headRevision.id, [{ kind: 'WRITE', path, content: path }])),
    );
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'made').toSorted()).toEqual(['STALE_REVISION', 'made']);
  });

  it.each([
    ['a path out of the tree', { kind: 'WRITE', path: '../etc/passwd', content: 'x' }, 'path'],
    ['an absolute path', { kind: 'WRITE', path: '/abs', content: 'x' }, 'path'],
    ['an empty segment', { kind: 'WRITE', path: 'a//b', content: 'x' }, 'path'],
    ['a path in .git', { kind: 'WRITE', path: '.git/config', content: 'x' }, 'path'],
    ['a path that differs in case only', { kind: 'WRITE', path: 'readme.MD', content: 'x' }, 'path'],
    ['a path inside a file', { kind: 'WRITE', path: 'README.md/x', content: 'x' }, 'path'],
    ['a write without content', { kind: 'WRITE', path: 'x' }, 'content'],
    ['a text over 1 MiB', { kind: 'WRITE', path: 'x', content: 'x'.repeat(1024 * 1024 + 1) }, 'content'],
    ['a deletion of nothing', { kind: 'DELETE', path: 'nothing' }, 'path'],
    ['a move to nowhere', { kind: 'MOVE', path: 'README.md' }, 'to'],
    ['a move to a backslash', { kind: 'MOVE', path: 'README.md', to: 'a\\b' }, 'to'],
  ])('like %s are refused with the field', async (_what, wrong, field) => {
    const project = await createProject();
    const result = await change(project, project.headRevision.id, [
      { kind: 'WRITE', path: 'good', content: '' },
      wrong,
    ]);
    expect(result).toMatchObject({
      revision: null,
      userErrors: [{ code: 'INVALID_INPUT', field: ['changes', '1', field] }],
    });
  });

  it('never lose anything: an earlier revision comes back as a new one', async () => {
    const project = await createProject();
    await change(project, project.headRevision.id, [{ kind: 'DELETE', path: 'README.md' }]);
    const { data } = await asAda.query<{
      restoreRevision: { revision: { number: number; source: string; manifest: string } };
    }>(
      `mutation { restoreRevision(input: { projectId: "${project.id}", revisionId: "${project.headRevision.id}" }) { revision { number source manifest } userErrors { code } } }`,
    );
    expect(data.restoreRevision.revision).toEqual({
      number: 3,
      source: 'RESTORE',
      manifest: project.headRevision.manifest,
    });
  });
});

describe('a generation', () => {
  it('becomes a revision once, with what was changed by hand meanwhile', async () => {
    const project = await createProject();
    const teamId = ada.personalTeamId;
    const trees = new TreeStore(subgraph.platform.objectStore);
    const base = await trees.readManifest(teamId, project.headRevision.manifest);
    const written = await trees.writeFiles(teamId, [{ path: 'app.spec.json', content: Buffer.from('{}') }]);
    const manifest = await trees.writeManifest(teamId, [...base, ...written]);
    await change(project, project.headRevision.id, [{ kind: 'WRITE', path: 'notes.txt', content: 'mine' }]);
    const event = {
      generationId: `gen_${randomUUID()}`,
      projectId: project.id,
      teamId,
      userId: ada.userId,
      baseRevisionId: project.headRevision.id,
      baseManifest: project.headRevision.manifest,
      manifest,
      message: 'A shop',
    };
    await subgraph.deliver(GenerationCompleted, event, 'evt_1');
    await subgraph.deliver(GenerationCompleted, event, 'evt_1');
    await subgraph.deliver(GenerationCompleted, event, 'evt_2');
    const { data } = await asAda.query<{
      project: { headRevision: { number: number; source: string; files: { nodes: { path: string }[] } } };
    }>(`{ project(id: "${project.id}") { headRevision { number source files { nodes { path } } } } }`);
    expect(data.project.headRevision).toEqual({
      number: 3,
      source: 'GENERATION',
      files: { nodes: ['README.md', 'app.spec.json', 'notes.txt'].map((path) => ({ path })) },
    });
  });

  it('keeps a change by hand that comes while it is taken, and gives way where its file cannot lie', async () => {
    const project = await createProject();
    const teamId = ada.personalTeamId;
    const { objectStore } = subgraph.platform;
    const trees = new TreeStore(objectStore);
    const written = await trees.writeFiles(
      teamId,
      ['App.swift', 'notes/plan.md'].map((path) => ({ path, content: Buffer.from(path) })),
    );
    const base = await trees.readManifest(teamId, project.headRevision.manifest);
    const manifest = await trees.writeManifest(teamId, [...base, ...written]);
    const get = objectStore.get.bind(objectStore);
    let byHand: Promise<unknown> | null = null;
    const read = jest.spyOn(objectStore, 'get').mockImplementation(async (...args) => {
      const isFirst = byHand === null;
      byHand ??= change(project, project.headRevision.id, [{ kind: 'WRITE', path: 'Notes', content: 'mine' }]);
      if (isFirst) await byHand;
      return get(...args);
    });
    await subgraph.deliver(GenerationCompleted, {
      generationId: `gen_${randomUUID()}`,
      projectId: project.id,
      teamId,
      userId: ada.userId,
      baseRevisionId: project.headRevision.id,
      baseManifest: project.headRevision.manifest,
      manifest,
      message: 'A shop',
    });
    read.mockRestore();
    const { data } = await asAda.query(
      `{ project(id: "${project.id}") { headRevision { number message files { nodes { path } } } } }`,
    );
    expect(data).toMatchObject({
      project: {
        headRevision: {
          number: 3,
          message: expect.stringContaining('notes/plan.md'),
          files: { nodes: ['App.swift', 'Notes', 'README.md'].map((path) => ({ path })) },
        },
      },
    });
  });

  it('moves the workspace, which a watcher sees from its present state on', async () => {
    const project = await createProject();
    const events = asAda.subscribe<{
      workspaceChanged: { stage: string; message: string; generation: { id: string } | null };
    }>(`subscription { workspaceChanged(projectId: "${project.id}") { stage message generation { id } } }`);
    expect((await events.next()).value).toMatchObject({
      data: { workspaceChanged: { stage: 'IDLE', generation: null } },
    });
    await subgraph.deliver(GenerationChanged, {
      generationId: 'gen_x',
      projectId: project.id,
      teamId: ada.personalTeamId,
      status: WorkStatus.RUNNING,
      percent: 50,
      message: 'Writing.',
    });
    expect((await events.next()).value).toMatchObject({
      data: { workspaceChanged: { stage: 'GENERATING', message: 'Writing.', generation: { id: 'gen_x' } } },
    });
    await events.return?.();
  });
});

describe('files', () => {
  it('are read once in a request, however often they are asked for', async () => {
    const project = await createProject();
    const writes = ['a', 'b'].map((path) => ({ kind: 'WRITE', path, content: 'the same' }));
    await change(project, project.headRevision.id, writes);
    const read = jest.spyOn(subgraph.platform.objectStore, 'get');
    const head = 'id files { nodes { path content } } file(path: "b") { content }';
    const { data } = await asAda.query(
      `{ project(id: "${project.id}") { headRevision { ${head} } revisions(first: 1) { nodes { ${head} } } } }`,
    );
    const keys = read.mock.calls.map(([key]) => key);
    read.mockRestore();
    expect(data).toMatchObject({ project: { headRevision: { file: { content: 'the same' } } } });
    // The manifest, README.md, and the content that a and b share.
    expect(new Set(keys).size).toBe(3);
    expect(keys).toHaveLength(3);
  });
});

describe('another tenant', () => {
  it('finds nothing by any door', async () => {
    const { id, headRevision } = await createProject();
    const notFound = [{ extensions: { code: 'NOT_FOUND' } }];
    const doors = [
      `{ project(id: "${id}") { id } }`,
      `{ projects(teamId: "${ada.personalTeamId}") { nodes { id } } }`,
      `mutation { updateProject(input: { projectId: "${id}", name: "Mine" }) { userErrors { code } } }`,
      `mutation { deleteProject(input: { projectId: "${id}" }) { userErrors { code } } }`,
      `mutation { restoreProject(input: { projectId: "${id}" }) { userErrors { code } } }`,
      `mutation { restoreRevision(input: { projectId: "${id}", revisionId: "${headRevision.id}" }) { userErrors { code } } }`,
      `mutation { applyChanges(input: { projectId: "${id}", baseRevisionId: "${headRevision.id}", message: "", changes: [{ kind: DELETE, path: "README.md" }] }) { userErrors { code } } }`,
      `mutation { createProject(input: { name: "Mine", teamId: "${ada.personalTeamId}" }) { userErrors { code } } }`,
    ];
    for (const door of doors) expect({ door, ...(await asEve.query(door)) }).toMatchObject({ door, errors: notFound });
    const watched = asEve.subscribe(`subscription { workspaceChanged(projectId: "${id}") { stage } }`);
    await expect(watched.next()).rejects.toMatchObject(notFound);
    const entities = await asEve.query<{ _entities: unknown[] }>(
      `{ _entities(representations: [{ __typename: "Project", id: "${id}" }, { __typename: "Revision", id: "${headRevision.id}" }, { __typename: "Team", id: "${ada.personalTeamId}" }]) { __typename } }`,
    );
    expect(entities.data._entities).toEqual([null, null, null]);
  });

  it('and a caller without the signed header get no answer at all', async () => {
    const response = await fetch(`${subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(response.status).toBe(401);
  });

  it('is a role too weak: a viewer reads and does not write', async () => {
    const { id, headRevision } = await createProject();
    const viewer = subgraph.as(testUser({ [ada.personalTeamId]: 'VIEWER' }));
    expect((await viewer.query<{ project: { id: string } }>(`{ project(id: "${id}") { id } }`)).data.project.id).toBe(
      id,
    );
    const { errors } = await viewer.query(CHANGE, {
      input: {
        projectId: id,
        baseRevisionId: headRevision.id,
        message: '',
        changes: [{ kind: 'DELETE', path: 'README.md' }],
      },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('a token', () => {
  it('without the scope reads nothing, not by the entities either', async () => {
    const { id } = await createProject();
    const limited = subgraph.as({ ...ada, scopes: ['build:read'] });
    const forbidden = [{ extensions: { code: 'FORBIDDEN' } }];
    for (const door of [
      `{ project(id: "${id}") { id } }`,
      `{ projects { nodes { id } } }`,
      `{ _entities(representations: [{ __typename: "Project", id: "${id}" }]) { __typename } }`,
      `{ _entities(representations: [{ __typename: "Team", id: "${ada.personalTeamId}" }]) { __typename } }`,
    ])
      expect({ door, ...(await limited.query(door)) }).toMatchObject({ door, errors: forbidden });
    const reader = subgraph.as({ ...ada, scopes: ['project:read'] });
    expect((await reader.query<{ project: { id: string } }>(`{ project(id: "${id}") { id } }`)).data.project.id).toBe(
      id,
    );
    expect((await reader.query(CREATE, { input: { name: 'New' } })).errors).toMatchObject(forbidden);
  });
});

describe('lists', () => {
  it('need as many queries for fifty projects as for two', async () => {
    const many = testUser();
    for (let count = 0; count < 12; count++) await createProject(subgraph.as(many), `P ${count}`);
    const query = (first: number) =>
      subgraph
        .as(many)
        .query(
          `{ projects(first: ${first}) { nodes { id headRevision { id } revisions(first: 3) { nodes { id project { id } } } } } }`,
        );
    const few = await subgraph.countQueries(() => query(2));
    expect(await subgraph.countQueries(() => query(12))).toBe(few);
    expect(few).toBeLessThanOrEqual(6);
  });

  it('takes only its own cursors, and says which argument holds another', async () => {
    const project = await createProject();
    await change(project, project.headRevision.id, [{ kind: 'WRITE', path: 'a.txt', content: 'a' }]);
    const list = (field: string) =>
      `list: ${field}(first: $first, after: $after, before: $before) { pageInfo { endCursor } }`;
    const lists = [
      list('projects'),
      `project(id: "${project.id}") { ${list('revisions')} }`,
      `project(id: "${project.id}") { headRevision { ${list('files')} } }`,
    ];
    const ask = (fields: string, page: object) =>
      asAda.query(`query ($first: Int, $after: String, $before: String) { ${fields} }`, { ...page });
    const cursorOf = async (fields: string) =>
      /"endCursor":"([^"]+)"/.exec(JSON.stringify((await ask(fields, { first: 1 })).data))![1]!;
    const refusal = async (fields: string, argument: string, cursor: string) => {
      const { errors } = await ask(fields, { [argument]: cursor });
      return [errors?.[0]?.message, errors?.[0]?.extensions];
    };
    const refused = (argument: string) => [
      expect.stringContaining(`\`${argument}\` is not a cursor of this list`),
      { code: 'INVALID_INPUT', field: [argument] },
    ];
    for (const fields of lists) {
      expect((await ask(fields, { first: 1, after: await cursorOf(fields) })).errors).toBeUndefined();
      for (const other of lists.filter((one) => one !== fields))
        expect(await refusal(fields, 'after', await cursorOf(other))).toEqual(refused('after'));
    }
    const [, revisions = ''] = lists;
    const own = await cursorOf(revisions);
    for (const broken of ['', 'x', 'é', Buffer.from(project.id).toString('base64url'), `${own}A`, own.slice(0, -4)])
      expect(await refusal(revisions, 'before', broken)).toEqual(refused('before'));
  });

  it('are walked in both directions without a gap', async () => {
    const many = testUser();
    for (let count = 0; count < 5; count++) await createProject(subgraph.as(many), `P ${count}`);
    type Page = {
      projects: {
        nodes: { name: string }[];
        pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
      };
    };
    const page = async (args: string) =>
      (
        await subgraph
          .as(many)
          .query<Page>(
            `{ projects(${args}) { nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
          )
      ).data.projects;
    const first = await page('first: 2');
    expect(first).toMatchObject({
      nodes: [{ name: 'P 4' }, { name: 'P 3' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(second).toMatchObject({
      nodes: [{ name: 'P 2' }, { name: 'P 1' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: true },
    });
    const back = await page(`last: 1, before: "${second.pageInfo.startCursor}"`);
    expect(back.nodes).toEqual([{ name: 'P 3' }]);
    const { errors } = await subgraph.as(many).query('{ projects(first: 101) { nodes { id } } }');
    expect(errors).toMatchObject([{ message: expect.stringContaining('100'), extensions: { code: 'INVALID_INPUT' } }]);
    const nul = await subgraph.as(many).query('query ($id: ID!) { project(id: $id) { id } }', { id: 'prj_\u0000' });
    expect(nul.errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  });
});
