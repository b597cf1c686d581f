import { newId } from '#platform/kernel/id';
import type { AgentViewer, UserViewer } from '#platform/kernel/viewer';
import { type Answer, serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { TreeStore } from '#platform/trees/tree-store';
import { ProjectCreated, RevisionCreated } from '#schema/events/project';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import { buildSubgraph } from '../subgraph';
import { ToldRevisions } from './told-revisions';

type UserError = { code: string; message: string; field: string[] | null };

/** The build subgraph over a real database, with a user who has projects and with agents. */
export interface Scene {
  subgraph: TestSubgraph;
  owner: UserViewer;
  teamId: string;
  /** A project as its events tell of it, with a first revision of these files unless there are none. */
  project(options?: ProjectOptions): Promise<SceneProject>;
  /** A mutation with one input; answers its payload. Throws what the graph answers as a top-level error. */
  run<Payload>(
    viewer: UserViewer | AgentViewer | null,
    name: string,
    input: object,
    selection: string,
  ): Promise<Payload & { userErrors: UserError[] }>;
  /** Everything that was is forgotten, which is quicker than another database. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

interface ProjectOptions {
  teamId?: string;
  platforms?: ('IOS' | 'ANDROID')[];
  buildsAutomatically?: boolean;
  files?: Record<string, string> | null;
}

export interface SceneProject {
  id: string;
  teamId: string;
  /** A new head of these files. */
  revise(files: Record<string, string>): Promise<{ revisionId: string; manifest: string; number: number }>;
}

export async function openScene(): Promise<Scene> {
  const revisions = new ToldRevisions();
  const subgraph = await serveForTest(buildSubgraph, { graph: revisions });
  const owner = testUser();
  const trees = new TreeStore(subgraph.platform.objectStore);
  return {
    subgraph,
    owner,
    teamId: owner.personalTeamId,
    async project({ teamId = owner.personalTeamId, ...options } = {}) {
      const id = newId('prj');
      let number = 0;
      await subgraph.deliver(ProjectCreated, {
        projectId: id,
        teamId,
        name: 'Plants',
        platforms: (options.platforms ?? ['IOS', 'ANDROID']) as MobilePlatform[],
        buildsAutomatically: options.buildsAutomatically ?? false,
        createdById: owner.userId,
      });
      const project: SceneProject = {
        id,
        teamId,
        async revise(files) {
          const contents = Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) }));
          const manifest = await trees.writeManifest(teamId, await trees.writeFiles(teamId, contents));
          const revisionId = newId('rev');
          number += 1;
          revisions.tell({ id: revisionId, teamId, projectId: id, number, manifest });
          await subgraph.deliver(RevisionCreated, {
            revisionId,
            projectId: id,
            teamId,
            number,
            manifest,
            generationId: null,
            createdById: owner.userId,
          });
          return { revisionId, manifest, number };
        },
      };
      if (options.files !== null)
        await project.revise(options.files ?? { 'README.md': '# Plants\n', 'app.spec.json': '{}' });
      return project;
    },
    async run(viewer, name, input, selection) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message field } } }`;
      const answer = await subgraph.as(viewer).query(document, { input });
      return dataOf(answer)[name] as never;
    },
    async clear() {
      const tables = subgraph.db.entityMetadatas.map(({ tableName }) => `"${tableName}"`);
      await subgraph.db.query(`TRUNCATE ${tables.join(', ')}`);
    },
    close: () => subgraph.close(),
  };
}

/** The data; throws the first error with its code, since a test that expects data has failed then. */
export function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  const [error] = errors ?? [];
  if (error) throw new Error(`${error.extensions.code}: ${error.message}`);
  return data;
}
