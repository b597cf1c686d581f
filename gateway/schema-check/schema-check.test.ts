import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';
import { readAllowedChanges } from './allowed-changes';
import { checkSchemas, isRefused } from './check';
import { compareSchemas, type Severity } from './compare-schemas';
import { recordedOperations } from './recorded-operations';
import { committedSnapshot, keepRelease, releasedSnapshot, workingSnapshot } from './release';
import { report } from './report';

const BASE = `
  type Query { project(id: ID!, deep: Boolean = false): Project! node: Node hit: Hit old: Int }
  type Mutation { make(input: MakeInput!): Project }
  input MakeInput { name: String! note: String color: Color }
  enum Color { RED BLUE }
  interface Node { id: ID! }
  type Project implements Node { id: ID! name: String! color: Color tags: [String!] }
  type Draft implements Node { id: ID! text: String }
  union Hit = Project | Draft
  directive @mark(why: String) on FIELD`;

const OPERATIONS = recordedOperations([
  {
    client: 'app',
    path: 'a',
    text: 'query Name($id: ID!) { project(id: $id) { ...N } } fragment N on Project { name }',
  },
  { client: 'app', path: 'b', text: 'query Color { project(id: "1", deep: true) { color } }' },
  { client: 'bot', path: 'c', text: 'mutation Make($input: MakeInput!) { make(input: $input) { id } }' },
  { client: 'bot', path: 'd', text: 'mutation MakeRed { make(input: { name: "x", color: RED }) { id } }' },
  { client: 'web', path: 'e', text: '{ hit { ... on Draft { text } } }' },
  { client: 'web', path: 'f', text: 'query Nodes { node { id @mark(why: "x") } }' },
]);

const change = (from: string | RegExp, to: string) => BASE.replace(from, to);
const compared = (after: string) => compareSchemas(buildSchema(BASE), buildSchema(after), OPERATIONS);

describe('a change is told with its severity and with who uses it', () => {
  it.each([
    ['a field nobody asks for is removed', change(' old: Int', ''), 'BREAKING', 'Query.old', []],
    [
      'a field in a fragment is removed',
      change('name: String! color', 'color'),
      'BREAKING',
      'Project.name',
      ['app: Name'],
    ],
    [
      'a field may be null from now on',
      change('name: String! color', 'name: String color'),
      'BREAKING',
      'Project.name',
      ['app: Name'],
    ],
    ['a field is never null from now on', change('tags: [String!]', 'tags: [String!]!'), 'SAFE', 'Project.tags', []],
    ['an argument is removed', change(', deep: Boolean = false', ''), 'BREAKING', 'Query.project.deep', ['app: Color']],
    [
      'an argument is required',
      change('deep: Boolean = false', 'deep: Boolean!'),
      'BREAKING',
      'Query.project.deep',
      ['app: Color'],
    ],
    ['a default changes', change('= false', '= true'), 'DANGEROUS', 'Query.project.deep', ['app: Color']],
    [
      'a required argument is new',
      change('deep:', 'more: Int!, deep:'),
      'BREAKING',
      'Query.project.more',
      ['app: Color', 'app: Name'],
    ],
    [
      'a required input field is new',
      change('note: String', 'note: String more: Int!'),
      'BREAKING',
      'MakeInput.more',
      ['bot: Make', 'bot: MakeRed'],
    ],
    [
      'an input field that may be in a variable is removed',
      change('note: String ', ''),
      'BREAKING',
      'MakeInput.note',
      ['bot: Make'],
    ],
    [
      'an optional input field is new',
      change('note: String', 'note: String more: Int'),
      'SAFE',
      'MakeInput.more',
      ['bot: Make', 'bot: MakeRed'],
    ],
    [
      'an enum value is removed',
      change('RED BLUE', 'BLUE'),
      'BREAKING',
      'Color.RED',
      ['app: Color', 'bot: Make', 'bot: MakeRed'],
    ],
    [
      'an enum value is new',
      change('RED BLUE', 'RED BLUE GREY'),
      'DANGEROUS',
      'Color.GREY',
      ['app: Color', 'bot: Make', 'bot: MakeRed'],
    ],
    [
      'a union loses a member',
      change('= Project | Draft', '= Project'),
      'BREAKING',
      'Hit',
      ['web: (without a name, in e)'],
    ],
    [
      'a field of an interface goes',
      change('interface Node { id: ID! }', 'interface Node { key: ID }').replaceAll('{ id: ID!', '{ key: ID id: ID!'),
      'BREAKING',
      'Node.id',
      ['web: Nodes'],
    ],
    ['a directive is removed', change(/directive.*/, ''), 'BREAKING', '@mark', ['web: Nodes']],
    ['a field is new', change('tags:', 'more: Int tags:'), 'SAFE', 'Project.more', undefined],
    ['a type is new', `${BASE} type Other { x: Int }`, 'SAFE', 'Other', undefined],
  ] as [string, string, Severity, string, string[] | undefined][])(
    '%s',
    async (_what, after, severity, path, users) => {
      const found = (await compared(after)).find((one) => one.path === path);
      expect(found).toMatchObject({ severity, ...(users && { users }) });
    },
  );

  it('misses nothing that the reference implementation calls breaking', async () => {
    const after = `type Query { project(id: Int!): Project node: Draft hit: Project } type Mutation { make(input: MakeInput!): Project }
      input MakeInput { name: Int! color: [Color] more: Boolean! } enum Color { BLUE }
      type Project { id: Int name: [String] tags: [String] } type Draft { text: ID }`;
    const ours = (await compared(after)).filter(({ severity }) => severity === 'BREAKING');
    const names = (text: string): string[] => text.match(/\w+(\.\w+)*/g) ?? [];
    for (const { description } of findBreakingChanges(buildSchema(BASE), buildSchema(after))) {
      const about = names(description).filter((name) => new RegExp(`\\b${name.split('.')[0]}\\b`).test(BASE + after));
      expect(ours.some(({ path, message }) => about.some((name) => names(`${path} ${message}`).includes(name)))).toBe(
        true,
      );
    }
  });

  it('an equal schema has no change, whatever the order of its parts', async () => {
    expect(
      await compared(change('RED BLUE', 'BLUE RED').replace('id: ID! name: String!', 'name: String! id: ID!')),
    ).toEqual([]);
  });

  it('operations that the old schema does not know have no say', async () => {
    const operations = recordedOperations([{ client: 'new', path: 'n', text: 'query New { old fresh }' }]);
    const after = buildSchema(change('old: Int', 'fresh: Int'));
    for (const { users } of await compareSchemas(buildSchema(BASE), after, operations)) expect(users).toEqual([]);
  });
});

describe('over a repository', () => {
  let root: string;
  const write = (path: string, text: string) => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const git = (...given: string[]) => execFileSync('git', given, { cwd: root, stdio: 'pipe' });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'schema-check-'));
    write('schema/api.graphql', BASE);
    write('schema/partner.graphql', 'type Query { old: Int project: String }');
    write('agents/build/operations.graphql', 'query Agent { project(id: "1") { name } }');
    write('gateway/start-here/one.graphql', '{ node { id } }');
    write('schema/operations/web-app/list.graphql', 'query List { old }');
    keepRelease(root, workingSnapshot(root));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const check = (note: string | null = null) =>
    checkSchemas(releasedSnapshot(root), workingSnapshot(root), readAllowedChanges(note));

  it('nothing has changed right after a release', async () => {
    const changes = await check();
    expect(changes).toEqual([]);
    expect(report(changes, { release: 'r1', isVerbose: false })).toContain('Nothing breaks a known client.');
  });

  it('a breaking change is refused for clients as they were at the release, though their files have changed since', async () => {
    write('schema/api.graphql', change('name: String! color', 'color'));
    write('agents/build/operations.graphql', 'query Agent { project(id: "1") { id } }');
    const changes = await check();
    expect(changes.filter(isRefused)).toMatchObject([
      { schema: 'api', path: 'Project.name', users: ['agents/build: Agent'] },
    ]);
    const text = report(changes, { release: 'r1', isVerbose: false });
    expect(text).toMatch(/BREAKING +Project\.name FIELD_REMOVED\n.*\n +used by agents\/build: Agent/);
    expect(text).toContain('"kind":"FIELD_REMOVED"');
  });

  it('a breaking change that nobody uses is told and not refused', async () => {
    write('schema/api.graphql', change('text: String', 'other: String'));
    const changes = await check();
    expect([changes.some(({ severity }) => severity === 'BREAKING'), changes.some(isRefused)]).toEqual([true, false]);
    expect(report(changes, { release: 'r1', isVerbose: false })).toContain('no operation that is recorded');
  });

  it('a recorded client of another repository counts', async () => {
    write('schema/api.graphql', change(' old: Int', ''));
    expect((await check()).filter(isRefused)).toMatchObject([{ path: 'Query.old', users: ['web-app: List'] }]);
  });

  it('the contract may break for no partner, known or not', async () => {
    write('schema/partner.graphql', 'type Query { old: Int }');
    expect((await check()).filter(isRefused)).toMatchObject([
      { schema: 'partner', path: 'Query.project', users: ['any partner'] },
    ]);
  });

  it('a note allows the one change that it names', async () => {
    write('schema/partner.graphql', 'type Query { project: String }');
    const note = {
      schema: 'partner',
      kind: 'FIELD_REMOVED',
      path: 'Query.old',
      because: 'Announced in May; use project.',
    };
    const changes = await check(JSON.stringify([note]));
    expect(changes.filter(isRefused)).toEqual([]);
    expect(report(changes, { release: 'r1', isVerbose: false })).toContain('allowed: Announced in May');
    expect((await check(JSON.stringify([{ ...note, path: 'Query.project' }]))).filter(isRefused)).toHaveLength(1);
    expect(() => readAllowedChanges('[{"schema":"api"}]')).toThrow(/cannot be read/);
  });

  it('compares with a commit as well', async () => {
    git('init', '-q');
    git('add', '.');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-q', '-m', 'one');
    write('schema/api.graphql', change('name: String! color', 'color'));
    const changes = await checkSchemas(committedSnapshot(root, 'HEAD'), workingSnapshot(root), []);
    expect(changes.filter(isRefused)).toMatchObject([{ path: 'Project.name' }]);
    expect(() => committedSnapshot(root, '--help')).toThrow(/rev-parse/);
  });
});
