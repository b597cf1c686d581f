/**
 * Which rooms a room may look into beside itself. A file belongs to the longest name that its path begins with; `*` is any one folder, so that no subgraph looks into another.
 * `tests` lists what only the tests of a room may use more.
 */
export const ROOMS: Record<string, { may: string[]; tests?: string[] }> = {
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
  'platform/config.ts': { may: ['platform/kernel', 'schema'] },
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
  bench: { may: ['gateway', 'platform/adapters', 'platform/telemetry', 'schema'] },
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

/** The name in the table that a path belongs to, and the folder that `*` stood for. */
export function roomOf(path: string): { name: string; folder: string } {
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
