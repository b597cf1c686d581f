import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBGRAPHS } from '#schema/shared/subgraphs';
import { files, ROOT } from './sources';

/** What each subgraph has at its top; `<name>` is its own. */
const REQUIRED = ['subgraph.ts', '<name>.integration.test.ts', 'migrations/0001-initial.ts', 'migrations/index.ts'];
/** What it has there when there is a use for it. */
const OPTIONAL = ['loaders.ts', 'consumers.ts', 'jobs.ts'];

/** Folders that are no aggregates: what their files may be called. */
const FOLDERS: Record<string, RegExp> = {
  migrations: /^(index|\d{4}-[a-z0-9-]+)\.ts$/,
  references: /^[a-z-]+\.ts$/,
  testing: /^[a-z-]+\.ts$/,
};
/** Pure rules of a size that needs rooms of its own; nothing in it is known to the graph or the database. */
const OF_THEIR_OWN = ['ai/translators'];

/** The roles of an aggregate's files, each with what it alone holds. A file without a role is a plain rule, named after what it is about. */
const ROLES: Record<string, RegExp> = {
  entity: /@Entity\(/,
  inputs: /@InputType\(/,
  errors: /class \w+ extends (Conflict|Forbidden|InvalidInput|LimitExceeded|NotFound|Unauthenticated|Unavailable)\b/,
  payloads: /class \w+Payload\b/,
  service: /class \w+Service\b/,
  resolver: /@Resolver\(/,
  types: /@(ObjectType|ArgsType)\(|\bcreateUnionType\(|\bregisterEnumType\(/,
};
/** Roles of which an aggregate has one file at most, named after the aggregate. */
const ONE_EACH = ['inputs', 'errors', 'payloads'];

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const isTest = (file: string) => file.endsWith('.test.ts');
const roleOf = (file: string) => /\.([a-z]+)\.ts$/.exec(file)?.[1] ?? null;

describe.each(SUBGRAPHS)('the subgraph %s', (name) => {
  const inside = files.filter((path) => path.startsWith(`subgraphs/${name}/`)).map((path) => path.split('/').slice(2));
  const own = (names: string[]) => names.map((file) => file.replace('<name>', name));
  const folderOf = ([folder = '']: string[]) => folder;
  const isOfItsOwn = (parts: string[]) => OF_THEIR_OWN.includes(`${name}/${folderOf(parts)}`);
  const top = inside.filter(({ length }) => length === 1).map(([file = '']) => file);
  const inFolders = inside.filter((parts) => parts.length > 1 && !isOfItsOwn(parts));
  const aggregates = inFolders.filter((parts) => !Object.hasOwn(FOLDERS, folderOf(parts)));
  const shown = (parts: string[]) => parts.join('/');
  const text = (parts: string[]) => textOf(`subgraphs/${name}/${shown(parts)}`);

  it('has the files that each has', () => {
    const all = new Set(inside.map(shown));
    expect(own(REQUIRED).filter((file) => !all.has(file))).toEqual([]);
  });

  it('has no file at its top that no other has, but tests of those', () => {
    const known = own([...REQUIRED, ...OPTIONAL]);
    const tests = known.map((file) => file.replace(/\.ts$/, '.integration.test.ts'));
    expect(top.filter((file) => !known.includes(file) && !tests.includes(file))).toEqual([]);
  });

  it('has one folder for each aggregate, and none below', () => {
    expect(inFolders.filter(({ length }) => length > 2).map(shown)).toEqual([]);
  });

  it('has in the other folders what they are for', () => {
    const others = inFolders.filter((parts) => Object.hasOwn(FOLDERS, folderOf(parts)));
    expect(others.filter((parts) => !FOLDERS[folderOf(parts)]!.test(parts[1]!)).map(shown)).toEqual([]);
    const stubs = others.filter((parts) => folderOf(parts) === 'references');
    expect(stubs.filter((parts) => !text(parts).includes('@ObjectType(')).map(shown)).toEqual([]);
  });

  it('calls each role by its one name', () => {
    const strange = aggregates.filter(([, file = '']) => {
      const role = roleOf(file.replace(/(\.integration)?\.test\.ts$/, '.ts'));
      return role !== null && !Object.hasOwn(ROLES, role);
    });
    expect(strange.map(shown)).toEqual([]);
  });

  it('has in a file of a role what the role says', () => {
    const wrong = aggregates.filter((parts) => {
      const role = roleOf(parts[1]!);
      return !isTest(parts[1]!) && role !== null && ROLES[role]?.test(text(parts)) === false;
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it.each(['entity', 'inputs', 'errors', 'payloads', 'service', 'resolver'])(
    'has what is %s in files of that role alone',
    (role) => {
      const known = inside.filter(
        (parts) => !isTest(parts.at(-1)!) && folderOf(parts) !== 'testing' && !isOfItsOwn(parts),
      );
      expect(
        known.filter((parts) => roleOf(parts.at(-1)!) !== role && ROLES[role]!.test(text(parts))).map(shown),
      ).toEqual([]);
    },
  );

  it('names inputs, errors and payloads after their aggregate', () => {
    const strange = aggregates.filter(([folder, file = '']) => {
      const role = roleOf(file);
      return role !== null && ONE_EACH.includes(role) && file !== `${folder}.${role}.ts`;
    });
    expect(strange.map(shown)).toEqual([]);
  });

  it('decides in services: a resolver that changes something has one beside it, and none queries', () => {
    const resolvers = aggregates.filter(([, file = '']) => roleOf(file) === 'resolver');
    const folders = new Set(aggregates.filter(([, file = '']) => roleOf(file) === 'service').map(folderOf));
    const alone = resolvers.filter((parts) => text(parts).includes('@Mutation(') && !folders.has(folderOf(parts)));
    expect(alone.map(shown)).toEqual([]);
    const querying = resolvers.filter((parts) =>
      /from '(typeorm|#platform\/database\/(?!lease')[^']*)'/.test(text(parts)),
    );
    expect(querying.map(shown)).toEqual([]);
  });

  it('makes its loaders in loaders.ts', () => {
    const making = inside.filter((parts) => !isOfItsOwn(parts) && /\bnew DataLoader\b/.test(text(parts)));
    expect(making.map(shown).filter((file) => file !== 'loaders.ts')).toEqual([]);
  });

  it('has each unit test beside its subject', () => {
    const all = new Set(inside.map(shown));
    const units = inFolders.map(shown).filter((file) => isTest(file) && !file.endsWith('.integration.test.ts'));
    expect(units.filter((file) => !all.has(file.replace(/\.test\.ts$/, '.ts')))).toEqual([]);
  });
});
