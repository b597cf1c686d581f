import { createHash } from 'node:crypto';
import type { GraphClient } from '#platform/graphql/graph-client';
import { Unavailable } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import type { AgentViewer, UserViewer } from '#platform/kernel/viewer';
import { type Answer, serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { TreeStore } from '#platform/trees/tree-store';
import { ProjectCreated, RevisionCreated } from '#schema/events/project';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import { buildSubgraph } from '../subgraph';

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

/** A gateway that cannot be reached: what the subgraph has heard of has to do. */
const unreachableGraph: GraphClient = {
  query: () => Promise.reject(new Unavailable('The gateway does not answer; try again in a moment.')),
};

export const agentOf = (teamId: string | null): AgentViewer => ({
  kind: 'agent',
  agentTokenId: newId('agtok'),
  teamId,
  pool: 'default',
  credentialId: newId('agtok'),
});

export async function openScene(graph: GraphClient = unreachableGraph): Promise<Scene> {
  const subgraph = await serveForTest(buildSubgraph, { graph });
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

/** An agent of the scene, by its protocol. */
export class SceneAgent {
  private constructor(
    readonly scene: Scene,
    readonly viewer: AgentViewer,
    readonly id: string,
  ) {}

  static async register(
    scene: Scene,
    viewer = agentOf(null),
    options: { name?: string; platforms?: string[]; agentId?: string; kind?: string } = {},
  ): Promise<SceneAgent> {
    const { agent } = await scene.run<{ agent: { id: string } }>(
      viewer,
      'registerAgent',
      {
        agentId: options.agentId,
        kind: options.kind ?? 'BUILD',
        name: options.name ?? 'workshop',
        version: '1.0.0',
        protocol: 1,
        platforms: options.platforms ?? ['IOS', 'ANDROID'],
        capabilities: [{ name: 'spec-web', version: '1.0.0' }],
      },
      'agent { id }',
    );
    return new SceneAgent(scene, viewer, agent.id);
  }

  async claim(): Promise<SceneWork | null> {
    const { work } = await this.scene.run<{ work: ClaimAnswer | null }>(
      this.viewer,
      'claimBuild',
      { agentId: this.id },
      'work { fencingToken nextLogSequence source { url sha256 bytes } build { id platform status attempts } }',
    );
    return work && new SceneWork(this, work);
  }
}

interface ClaimAnswer {
  fencingToken: number;
  nextLogSequence: number;
  source: { url: string; sha256: string; bytes: number };
  build: { id: string; platform: string; status: string; attempts: number };
}

/** A build that an agent of the scene holds. */
export class SceneWork {
  constructor(
    readonly agent: SceneAgent,
    readonly claim: ClaimAnswer,
  ) {}

  get buildId(): string {
    return this.claim.build.id;
  }

  /** An agent's mutation about this build, with the proof of its claim. */
  report<Payload = object>(name: string, input: object, selection = 'build { id status }') {
    const { id: agentId, viewer, scene } = this.agent;
    const proof = { agentId, buildId: this.buildId, fencingToken: this.claim.fencingToken };
    return scene.run<Payload>(viewer, name, { ...proof, ...input }, selection);
  }

  append(sequence: number, text: string) {
    return this.report<{ sequence: number | null }>('appendBuildLog', { sequence, text }, 'sequence');
  }

  /** Declares a file and uploads it as the answer says. */
  async upload(kind: string, fileName: string, content: string, contentType = 'text/html'): Promise<string> {
    const { artifact, upload } = await this.declare(kind, fileName, content, contentType);
    const headers = Object.fromEntries(upload.headers.map(({ name, value }) => [name, value]));
    const response = await fetch(upload.url, { method: upload.method, headers, body: content });
    if (!response.ok) throw new Error(`The upload was answered with ${response.status}.`);
    return artifact.id;
  }

  /** Says that an uploaded file is there. */
  complete(artifactId: string) {
    return this.report<{ artifact: { id: string } | null }>(
      'completeArtifactUpload',
      { artifactId },
      'artifact { id kind }',
    );
  }

  declare(kind: string, fileName: string, content: string, contentType = 'text/html') {
    return this.report<{
      artifact: { id: string };
      upload: { method: string; url: string; headers: { name: string; value: string }[] };
    }>(
      'createArtifactUpload',
      {
        kind,
        fileName,
        bytes: Buffer.byteLength(content),
        sha256: createHash('sha256').update(content).digest('hex'),
        contentType,
      },
      'artifact { id } upload { method url headers { name value } }',
    );
  }
}
