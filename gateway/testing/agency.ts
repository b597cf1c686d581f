import { GraphQLError } from 'graphql';
import { VIEWER_HEADER } from '#platform/kernel/viewer-header';
import type { EventLog } from './event-log';
import type { TestSubgraph } from './test-subgraph';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])\n';
const P = '@tag(name: "partner")';
const id = (prefix: string, last: string) => `${prefix}_${last.padStart(26, '0')}`;

export const agencyIds = { user: id('usr', '1'), session: id('ses', '1'), project: id('prj', '1') } as const;

const project = { __typename: 'Project', id: agencyIds.project, name: 'Habits', budget: 7 };
const draft = { __typename: 'Draft', id: 'd1', name: 'Secret plans' };
interface Asked {
  headers: Record<string, unknown>;
}

/** Two subgraphs of which partners see a part: some fields of users and projects, and of the abstract types one half. */
export const agency = (log: EventLog): TestSubgraph[] => [
  {
    name: 'account',
    sdl: `${LINK} type Query { viewerHeader: String ${P} vault: Session }
      interface Node ${P} { id: ID! }
      type User implements Node @key(fields: "id") { id: ID! name: String! ${P} password: String }
      type Session implements Node @key(fields: "id") { id: ID! pin: String }`,
    resolvers: {
      Query: {
        viewerHeader: (_: unknown, __: unknown, { headers }: Asked) => headers[VIEWER_HEADER],
        vault: () => ({ id: agencyIds.session, pin: '1234' }),
      },
      User: { __resolveReference: ({ id: one }: { id: string }) => ({ id: one, name: 'Ada', password: 'x' }) },
      Session: { __resolveReference: ({ id: one }: { id: string }) => ({ id: one, pin: '1234' }) },
    },
  },
  {
    name: 'project',
    sdl: `${LINK}
      type Query { project: Project ${P} hits: [Hit!] ${P} maybe: [Hit] ${P} named: [Named] ${P} fails: Int ${P} audit: Int }
      type Mutation { rename(input: RenameInput!): Project ${P} purge: Int }
      input RenameInput { name: String! mode: Mode = SOFT }
      enum Mode { SOFT HARD }
      type Subscription { projectChanged: Project ${P} auditChanged: Int failsLive: Int ${P} }
      interface Node ${P} { id: ID! }
      interface Named ${P} { name: String! }
      union Hit ${P} = Project | Draft
      type Project implements Node & Named @key(fields: "id") {
        id: ID! name: String! ${P} owner: User ${P} budget: Int session: Session
      }
      type Draft implements Named { id: ID! name: String! }
      type User @key(fields: "id", resolvable: false) { id: ID! }
      type Session @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: {
      Query: {
        project: () => project,
        hits: () => [project],
        maybe: () => [project, draft],
        named: () => [draft, project],
        fails: () => {
          throw new GraphQLError('Nothing was found. See `audit` for why; or ask `Session`.', {
            extensions: { code: 'NOT_FOUND' },
          });
        },
      },
      Mutation: { rename: (_: unknown, { input }: { input: { name: string } }) => ({ ...project, name: input.name }) },
      Subscription: {
        projectChanged: {
          subscribe: () => log.follow('state', 0, ({ text }) => ({ projectChanged: { ...project, name: text } })),
        },
        failsLive: {
          subscribe: () => {
            throw new GraphQLError('No. Follow `auditChanged`.', { extensions: { code: 'NOT_FOUND' } });
          },
        },
      },
      Hit: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Named: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Project: {
        __resolveReference: () => project,
        owner: () => ({ id: agencyIds.user }),
        session: () => ({ id: agencyIds.session }),
      },
    },
  },
];
