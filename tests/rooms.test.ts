import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

/**
 * Which rooms a room may look into beside itself. A file belongs to the longest name that its path begins with; `*` is any one folder, so that no subgraph looks into another.
 * `tests` lists what only the tests of a room may use more.
 */
const ROOMS: Record<string, { may: string[]; tests?: string[] }> = {
  schema: { may: [] },
  'platform/kernel': { may: ['schema'] },
  'platform/ports': { may: ['platform/kernel', 'schema'], tests: ['platform/testing'] },
  'platform/telemetry': { may: ['platform/kernel', 'schema'] },
  'platform/adapters': {
    may: ['platform/kernel', 'platform/ports', 'platform/telemetry', 'schema'],
    tests: ['platform/testing', 'platform/database', 'agents/simulator'],
  },
  'platform/database': {
    may: ['platform/kernel', 'platform/ports', 'platform/telemetry', 'platform/platform.ts', 'schema'],
    tests: ['platform/testing'],
  },
  'platform/graphql': {
    may: [
      'platform/database',
      'platform/kernel',
      'platform/ports',
      'platform/telemetry',
      'platform/platform.ts',
      'schema',
    ],
    tests: ['platform/testing'],
  },
  'platform/trees': { may: ['platform/kernel', 'platform/ports', 'schema'], tests: ['platform/testing'] },
  'platform/known-projects': { may: ['platform/database', 'platform/graphql', 'platform/kernel', 'schema'] },
  'platform/platform.ts': { may: ['platform/graphql', 'platform/ports', 'platform/telemetry', 'schema'] },
  'platform/config.ts': { may: ['schema'] },
  'platform/open.ts': { may: ['platform', 'platform/*', 'platform/platform.ts', 'platform/config.ts', 'schema'] },
  'platform/testing': {
    may: ['platform/*', 'platform/platform.ts', 'platform/open.ts', 'platform/config.ts', 'schema'],
  },
  platform: { may: ['platform/*', 'platform/platform.ts', 'platform/config.ts', 'schema'] },
  'subgraphs/*': {
    may: [
      'platform/kernel',
      'platform/ports',
      'platform/database',
      'platform/graphql',
      'platform/telemetry',
      'platform/trees',
      'platform/known-projects',
      'platform/platform.ts',
      'schema',
    ],
    tests: ['platform/testing', 'agents/*', 'gateway'],
  },
  subgraphs: { may: ['subgraphs/*', 'platform', 'platform/*', 'platform/config.ts', 'platform/open.ts', 'schema'] },
  gateway: {
    may: ['platform/kernel', 'platform/ports', 'platform/graphql', 'schema'],
    tests: ['platform/*', 'agents/simulator'],
  },
  'gateway/main.ts': { may: ['gateway', 'platform/config.ts', 'platform/open.ts', 'platform/telemetry', 'schema'] },
  'agents/kit': { may: ['platform/kernel', 'schema'], tests: ['platform/*'] },
  'agents/*': {
    may: ['agents/kit', 'platform/kernel', 'schema'],
    tests: ['agents/simulator', 'platform/*', 'subgraphs', 'subgraphs/*', 'gateway'],
  },
  embedded: {
    may: [
      'agents',
      'agents/*',
      'gateway',
      'platform',
      'platform/*',
      'platform/config.ts',
      'platform/open.ts',
      'platform/platform.ts',
      'subgraphs',
      'subgraphs/*',
      'schema',
    ],
  },
  tests: {
    may: [
      'agents/kit',
      'agents/*',
      'embedded',
      'gateway',
      'platform',
      'platform/*',
      'platform/config.ts',
      'platform/open.ts',
      'platform/platform.ts',
      'subgraphs',
      'subgraphs/*',
      'schema',
    ],
  },
};

/** The only places that know a vendor's package. */
const VENDORS: Record<string, string[]> = {
  '@apollo/composition': ['gateway/compose.ts'],
  '@apollo/gateway': ['gateway/engine'],
  '@apollo/query-planner': ['gateway'],
  '@apollo/federation-internals': ['gateway'],
  '@apollo/subgraph': ['platform/graphql/build-schema.ts', 'gateway/testing'],
  '@apollo/server': ['platform/graphql', 'gateway/engine', 'gateway/testing'],
  '@as-integrations/express5': ['platform/graphql/serve.ts'],
  '@graphql-tools/utils': ['platform/graphql/build-schema.ts'],
  '@graphql-yoga/render-graphiql': ['gateway/pages'],
  '@mdi/js': ['agents/build/toolchains/spec-web/browser'],
  '@node-rs/argon2': ['subgraphs/account/user/password.ts'],
  '@sparticuz/chromium': ['agents/simulator/chromium'],
  express: ['platform/graphql', 'platform/testing', 'gateway/testing'],
  fflate: ['subgraphs/build', 'agents/build'],
  'graphql-ws': ['platform/graphql', 'platform/testing', 'gateway', 'agents', 'tests', 'subgraphs/build/testing'],
  lucide: ['agents/build/toolchains/spec-web/browser'],
  prettier: ['subgraphs/write-migration.ts'],
  jose: ['gateway', 'subgraphs/account/session'],
  'node-diff3': ['subgraphs/ai/generation'],
  pg: [
    'platform/adapters/postgres',
    'platform/adapters/event-bus',
    'platform/adapters/job-queue',
    'platform/database',
    'platform/testing',
    'platform/ports',
  ],
  pino: ['platform/telemetry'],
  'playwright-core': [
    'agents/simulator',
    'agents/build/toolchains',
    'platform/ports',
    'platform/adapters/sfu-router',
    'gateway',
    'tests',
  ],
  preact: ['agents/build/toolchains/spec-web/browser'],
  'tree-sitter-wasms': ['agents/build/toolchains', 'subgraphs/ai/translators', 'tests'],
  undici: ['gateway', 'agents/kit', 'tests'],
  'web-tree-sitter': ['agents/build/toolchains', 'subgraphs/ai/translators', 'tests'],
  werift: ['platform/adapters/sfu-router'],
};

/** Packages that are a language of the whole house rather than a vendor's. */
const LANGUAGES = new Set([
  '@graphql-typed-document-node/core',
  'class-validator',
  'dataloader',
  'graphql',
  'graphql-scalars',
  'reflect-metadata',
  'type-graphql',
  'typeorm',
  'ws',
  'zod',
]);

const filesIn = (folder: string): string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return filesIn(path);
        return /\.tsx?$/.test(entry.name) ? [path] : [];
      })
    : [];

/** The name in the table that a path belongs to, and the folder that `*` stood for. */
function roomOf(path: string): { name: string; folder: string } {
  const parts = path.split('/');
  for (let length = parts.length; length > 0; length--) {
    const folder = parts.slice(0, length).join('/');
    if (ROOMS[folder]) return { name: folder, folder };
    const pattern = [...parts.slice(0, length - 1), '*'].join('/');
    // `subgraphs/*` is a folder; `subgraphs/index.ts` lies in `subgraphs`.
    if (ROOMS[pattern] && length < parts.length) return { name: pattern, folder };
  }
  throw new Error(`${path} lies in no room of the table.`);
}

const isTest = (path: string) =>
  /\.(test|contract|peers|reader|log)\.tsx?$|contract-gate|\/testing\/|(failure|http)\.contract/.test(path);

interface Import {
  file: string;
  specifier: string;
  target: string;
}

const TOP = ['schema', 'platform', 'subgraphs', 'gateway', 'agents', 'embedded', 'tests'];
const files = TOP.flatMap(filesIn).filter((path) => !path.includes('/gen/'));
const all = files.flatMap((file) => {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...text.matchAll(/^(?:import|export)\b[^'"`;]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm)].map(
    ([, from, bare, dynamic]) => ({ file, specifier: (from ?? bare ?? dynamic)! }),
  );
});
const local: Import[] = all
  .filter(({ specifier }) => /^[.#]/.test(specifier))
  .map(({ file, specifier }) => {
    const path = specifier.startsWith('#')
      ? specifier.slice(1)
      : relative(ROOT, resolve(ROOT, dirname(file), specifier));
    return { file, specifier, target: existsSync(join(ROOT, `${path}.ts`)) ? `${path}.ts` : path };
  });

const mayLook = ({ file, target }: Import) => {
  const from = roomOf(file);
  const to = roomOf(target);
  if (from.folder === to.folder) return true;
  const { may, tests = [] } = ROOMS[from.name]!;
  const allowed = isTest(file) ? [...may, ...tests] : may;
  return allowed.some(
    (name) => name === to.name || name === to.folder || (name === 'platform/*' && to.folder.startsWith('platform/')),
  );
};

const shown = ({ file, specifier }: { file: string; specifier: string }) => `${file} → ${specifier}`;

describe('the house', () => {
  it('is read as a whole', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(all.length).toBeGreaterThan(1_000);
  });

  it('lets each room look only into rooms of its list', () => {
    expect(local.filter((one) => !mayLook(one)).map(shown)).toEqual([]);
  });

  it('goes through a door with #, and stays inside with ./', () => {
    const topOf = (path: string) => path.split('/')[0]!;
    const strays = local.filter(
      ({ file, specifier, target }) => specifier.startsWith('.') && topOf(file) !== topOf(target),
    );
    expect(strays.map(shown)).toEqual([]);
  });

  it('keeps each vendor in its place', () => {
    const packageOf = (specifier: string) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
    const strays = all.filter(({ file, specifier }) => {
      const name = packageOf(specifier);
      if (/^[.#]|^node:/.test(specifier) || LANGUAGES.has(name) || isTest(file)) return false;
      return !VENDORS[name]?.some((place) => file.startsWith(place));
    });
    expect(strays.map(shown)).toEqual([]);
  });

  it('uses no package that package.json does not name', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const known = new Set(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }));
    const foreign = all.filter(
      ({ specifier }) => !/^[.#]|^node:/.test(specifier) && !builtinModules.includes(specifier),
    );
    const packages = foreign.filter(
      ({ specifier }) =>
        !known.has(
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    );
    expect(packages.map(shown)).toEqual([]);
  });

  it('reads the environment in one file of the platform and one of the agents, by whatever name', () => {
    const ways = [
      /\bprocess\s*\??\.\s*env\b/,
      /\bprocess\s*(\?\.)?\s*\[/,
      /['"](node:)?process['"]/,
      /\benv\b[^{}=]*\}\s*=\s*(globalThis\s*\.\s*)?process\b/,
    ];
    const readers = files.filter((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      return !isTest(file) && ways.some((way) => way.test(text));
    });
    expect(readers.toSorted()).toEqual(['agents/kit/environment.ts', 'platform/config.ts']);
  });

  it('has no room named after the rest', () => {
    expect(files.filter((path) => /\/(utils?|common|helpers?|misc|shared-lib|lib)(\/|\.ts$)/.test(path))).toEqual([]);
  });
});
