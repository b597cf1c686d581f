import { newId } from '#platform/kernel/id';
import { compose } from '../compose';
import { printApiSchema } from '../supergraph/gateway-fields';
import { asClientsGetIt } from '../engine/compare-answers';
import { runOnBoth } from '../testing/differential';
import { startTestFederation, type TestFederation } from '../testing/test-federation';
import { ada, workshop, workshopIds as ids } from '../testing/workshop';

let federation: TestFederation;
beforeAll(async () => {
  federation = await startTestFederation(workshop());
});
afterAll(() => federation.close());

const NOT_FOUND = {
  message: 'There is nothing of this id that you may know of.',
  extensions: { code: 'NOT_FOUND', requestId: 'req_test' },
};

/** The answer to Ada, after both engines have agreed on it. */
async function answer(query: string, variables: Record<string, unknown> = {}) {
  const { ours, differences } = await runOnBoth(federation, { query, variables, viewer: ada });
  expect(differences).toEqual([]);
  return ours;
}

const requestsTo = (name: string) => federation.subgraph(name).requests;

describe('node(id)', () => {
  it('finds an entity by its prefix, and every subgraph tells its part', async () => {
    const query = `query($id: ID!) { node(id: $id) { id __typename ... on Project { name owner { name } builds { status } } ... on Build { status } } }`;
    expect(await answer(query, { id: ids.adasProject })).toEqual({
      data: {
        node: {
          id: ids.adasProject,
          __typename: 'Project',
          name: 'Habits',
          owner: { name: 'Ada' },
          builds: [{ status: 'SUCCEEDED' }],
        },
      },
    });
    expect(await answer(query, { id: ids.adasBuild })).toEqual({
      data: { node: { id: ids.adasBuild, __typename: 'Build', status: 'SUCCEEDED' } },
    });
  });

  it('may be asked for often, under aliases and conditions, in fragments and next to other fields', async () => {
    const query = `
      query($build: ID! = "${ids.adasBuild}", $yes: Boolean!) {
        hello
        __schema { queryType { name } }
        id: node(id: $build) { key: id ...Status }
        node(id: "${ids.adasProject}") @include(if: $yes) { ... on Project { id: name title: name } }
        no: node(id: "${ids.noProject}") @skip(if: $yes) { id }
        ...More
      }
      fragment More on Query { user: node(id: "${ids.ada}") { ... on Node { id } ... on User { name @include(if: $yes) } } }
      fragment Status on Build { status project { name } }`;
    const { data } = await answer(query, { yes: true });
    expect(data).toEqual({
      hello: 'hello',
      __schema: { queryType: { name: 'Query' } },
      id: { key: ids.adasBuild, status: 'SUCCEEDED', project: { name: 'Habits' } },
      node: { id: 'Habits', title: 'Habits' },
      user: { id: ids.ada, name: 'Ada' },
    });
    expect(await answer(query, { yes: false })).toMatchObject({
      data: { user: { id: ids.ada }, no: null },
      errors: [{ ...NOT_FOUND, path: ['no'] }],
    });
  });

  it.each([
    ['of no form', 'nonsense'],
    ['that is empty', ''],
    ['with a NUL in it', `prj_${'\u0000'.repeat(26)}`],
    ['of an unknown prefix', newId('zzz')],
    ['of an inherited name', '__proto__'],
    ['of a prefix whose subgraph is missing', newId('dep')],
    ['of nothing', ids.noProject],
    ['of a build that is not there', newId('bld')],
    ['of a project of another tenant', ids.evesProject],
    ['of a build of another tenant', ids.evesBuild],
  ])('answers an id %s with the same null and the same error', async (_what, id) => {
    const query =
      'query($id: ID!) { it: node(id: $id) { id __typename ... on Project { name } ... on Build { status } } }';
    expect(await answer(query, { id })).toEqual({ data: { it: null }, errors: [{ ...NOT_FOUND, path: ['it'] }] });
  });

  it('tells a stranger nothing of what exists', async () => {
    const query = `{ node(id: "${ids.adasProject}") { __typename } }`;
    const { ours, differences } = await runOnBoth(federation, { query });
    expect(ours).toEqual({ data: { node: null }, errors: [{ ...NOT_FOUND, path: ['node'] }] });
    expect(differences).toEqual([]);
  });

  it('asks each owner once for all that is to be found', async () => {
    const before = { project: requestsTo('project').length, build: requestsTo('build').length };
    const { prepared } = federation.operations.prepare(
      `{ a: node(id: "${ids.adasProject}") { id } b: node(id: "${ids.adasProject}") { __typename } c: node(id: "${ids.noProject}") { id }
         d: node(id: "${ids.adasBuild}") { id } }`,
    ) as Extract<ReturnType<TestFederation['operations']['prepare']>, { prepared: unknown }>;
    const scope = { requestId: 'req_one', viewer: ada, traceparent: '00-trace', tracestate: null };
    const run = { variables: {}, scope, rateLimit: null };
    const { data } = asClientsGetIt(await federation.ours.execute(prepared, run));
    expect(data).toMatchObject({ a: { id: ids.adasProject }, b: { __typename: 'Project' }, c: null });
    const [asked, ...more] = requestsTo('project').slice(before.project);
    expect(more).toEqual([]);
    expect(asked?.headers).toMatchObject({ 'x-request-id': 'req_one', traceparent: '00-trace' });
    expect(asked?.body.variables?.representations).toEqual([
      { __typename: 'Project', id: ids.adasProject },
      { __typename: 'Project', id: ids.noProject },
    ]);
    expect(requestsTo('build').length).toBe(before.build + 1);
  });

  it('moves a null below it up to itself, and keeps what failed at its owner apart from what is not there', async () => {
    const { ours } = await runOnBoth(federation, {
      query: `{ hello node(id: "${ids.adasProject}") { id ... on Project { fragile } } broken: node(id: "${ids.brokenBuild}") { id } }`,
      viewer: ada,
    });
    expect(ours.data).toEqual({ hello: 'hello', node: null, broken: null });
    const told = ours.errors?.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions.code)}`);
    expect(told?.toSorted()).toEqual(['broken INTERNAL_SERVER_ERROR', 'node.fragile INTERNAL_SERVER_ERROR']);
  });

  it('costs its own field only when the owner is away', async () => {
    await federation.stop('build');
    const { data, errors } = await answer(`{ node(id: "${ids.adasBuild}") { id } me: node(id: "${ids.ada}") { id } }`);
    await federation.restart('build');
    expect(data).toEqual({ node: null, me: { id: ids.ada } });
    expect(errors).toMatchObject([{ path: ['node'], extensions: { code: 'UNAVAILABLE' } }]);
  });
});

describe('the supergraph with node(id)', () => {
  it('offers it with descriptions, and names no process for it', () => {
    const api = printApiSchema(compose(workshop()));
    expect(api).toMatch(/"""\n {2}Finds anything that has an id.*\n {2}"""\n {2}node\(/s);
    expect(api).toContain('"""Anything."""\ninterface Node {\n  """Its id."""\n  id: ID!\n}');
    expect(api).toContain('"""A person."""\ntype User implements Node');
    expect(federation.supergraph.subgraphs).toEqual(['account', 'build', 'project']);
  });

  it('does not offer it where no entity is', () => {
    expect(compose([{ name: 'one', sdl: 'type Query { a: Int }' }])).not.toContain('node(');
  });
});
