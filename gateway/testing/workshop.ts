import { GraphQLError } from 'graphql';
import { ErrorCode } from '#schema/error-code';
import { mayRead, type UserViewer } from '#platform/kernel/viewer';
import { VIEWER_HEADER, verifyViewer } from '#platform/kernel/viewer-header';
import { TEST_SECRET } from './test-federation';
import type { TestSubgraph } from './test-subgraph';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
const id = (prefix: string, last: string) => `${prefix}_${last.padStart(26, '0')}`;

/** Ada's things and Eve's, who do not know of each other; ids with the platform's own prefixes. */
export const workshopIds = {
  ada: id('usr', '1'),
  adasTeam: id('team', '1'),
  adasProject: id('prj', '1'),
  adasBuild: id('bld', '1'),
  evesProject: id('prj', '2'),
  evesBuild: id('bld', '2'),
  noProject: id('prj', '3'),
  brokenBuild: id('bld', '4'),
} as const;

export const ada: UserViewer = {
  kind: 'user',
  userId: workshopIds.ada,
  personalTeamId: workshopIds.adasTeam,
  teams: { [workshopIds.adasTeam]: 'OWNER' },
  scopes: null,
  credentialId: 'ses_1',
};

interface Reference {
  id: string;
}
interface Asked {
  headers: Record<string, unknown>;
}

const projects = [
  { id: workshopIds.adasProject, name: 'Habits', team: workshopIds.adasTeam },
  { id: workshopIds.evesProject, name: 'Secrets', team: id('team', '2') },
];
const builds = [
  { id: workshopIds.adasBuild, status: 'SUCCEEDED', team: workshopIds.adasTeam, of: workshopIds.adasProject },
  { id: workshopIds.evesBuild, status: 'QUEUED', team: id('team', '2'), of: workshopIds.evesProject },
];

const sees = ({ headers }: Asked, team: string): boolean => {
  const verified = verifyViewer(String(headers[VIEWER_HEADER]), TEST_SECRET);
  return 'viewer' in verified && mayRead(verified.viewer, team);
};

/** Three subgraphs with entities as the platform has them. Owners refuse in three ways: null, `NOT_FOUND`, `FORBIDDEN`. */
export const workshop = (): TestSubgraph[] => [
  {
    name: 'account',
    sdl: `${LINK} type Query { hello: String! } interface Node { id: ID! }
      "A person." type User implements Node @key(fields: "id") { id: ID! name: String! }`,
    resolvers: {
      Query: { hello: () => 'hello' },
      User: {
        __resolveReference: (user: Reference) => (user.id === ada.userId ? { ...user, name: 'Ada' } : null),
      },
    },
  },
  {
    name: 'project',
    sdl: `${LINK} type Query { project(id: ID!): Project } "Anything." interface Node { "Its id." id: ID! }
      type Project implements Node @key(fields: "id") { id: ID! name: String! owner: User fragile: String! }
      type User @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: {
      Project: {
        __resolveReference: (reference: Reference, asked: Asked) => {
          const project = projects.find((one) => one.id === reference.id);
          if (!project) return null;
          if (sees(asked, project.team)) return project;
          throw new GraphQLError('It is of another team.', { extensions: { code: ErrorCode.FORBIDDEN, hint: 'Eve' } });
        },
        owner: () => ({ id: ada.userId }),
        fragile: () => null,
      },
    },
  },
  {
    name: 'build',
    sdl: `${LINK} type Query { queue: Int } interface Node { id: ID! }
      type Build implements Node @key(fields: "id") { id: ID! status: String! project: Project! }
      type Project @key(fields: "id") { id: ID! builds: [Build!]! }`,
    resolvers: {
      Build: {
        __resolveReference: (reference: Reference, asked: Asked) => {
          if (reference.id === workshopIds.brokenBuild) throw new Error('The disk is full.');
          const build = builds.find((one) => one.id === reference.id);
          if (build && sees(asked, build.team)) return build;
          throw new GraphQLError('There is no such build.', { extensions: { code: ErrorCode.NOT_FOUND } });
        },
        project: ({ of }: { of: string }) => ({ id: of }),
      },
      Project: {
        __resolveReference: (reference: Reference) => reference,
        builds: (project: Reference) => builds.filter(({ of }) => of === project.id),
      },
    },
  },
];
