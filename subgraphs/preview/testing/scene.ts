import { createHash } from 'node:crypto';
import type { GraphClient } from '#platform/graphql/graph-client';
import { Unavailable } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import type { AgentViewer, UserViewer, Viewer } from '#platform/kernel/viewer';
import { type Answer, serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { BuildArtifactReady, BuildFinished } from '#schema/events/build';
import { ProjectCreated, RevisionCreated } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { previewSubgraph } from '../subgraph';

export type UserError = { code: string; message: string; field: string[] | null };

export interface SessionState {
  id: string;
  status: string;
  waitReason: string | null;
  message: string;
  device: { id: string; name: string; width: number; height: number } | null;
  build: { id: string } | null;
  stream: { p50LatencyMs: number | null; framesPerSecond: number; width: number; height: number } | null;
  failure: { code: string; message: string; hint: string | null } | null;
}
const STATE = `id status waitReason message device { id name width height } build { id }
  stream { p50LatencyMs framesPerSecond width height } failure { code message hint }`;

interface BuildOptions {
  buildId?: string;
  claim?: number;
  revisionId?: string;
  bundle?: Buffer;
}

export interface SceneProject {
  id: string;
  teamId: string;
  revise(): Promise<string>;
  /** A preview build of a revision, the newest by default, that has ended so. */
  built(options?: BuildOptions & { status?: WorkStatus; failure?: string }): Promise<string>;
  /** A preview build, the claim 1 of a new one by default, that has made its bundle and goes on. */
  bundled(options?: BuildOptions): Promise<string>;
}

/** The preview subgraph over a real database, with a user who has projects and with agents. */
export class Scene {
  private constructor(
    readonly subgraph: TestSubgraph,
    readonly owner: UserViewer,
  ) {}

  static async open(graph: GraphClient = unreachableGraph): Promise<Scene> {
    return new Scene(await serveForTest(previewSubgraph, { graph }), testUser());
  }

  async project(teamId = this.owner.personalTeamId): Promise<SceneProject> {
    const { subgraph } = this;
    const [id, createdById] = [newId('prj'), this.owner.userId];
    const platforms = [MobilePlatform.ANDROID];
    const known = { projectId: id, teamId, name: 'Plants', platforms, buildsAutomatically: false };
    await subgraph.deliver(ProjectCreated, { ...known, createdById });
    let head = '';
    let number = 0;
    const revise = async () => {
      const revision = { revisionId: (head = newId('rev')), projectId: id, teamId, number: ++number };
      await subgraph.deliver(RevisionCreated, { ...revision, manifest: 'm', generationId: null, createdById });
      return head;
    };
    await revise();
    const store = async (buildId: string, bundle: Buffer) => {
      const artifactId = newId('art');
      const key = `teams/${teamId}/builds/${buildId}/${artifactId}/app.html`;
      const sha256 = createHash('sha256').update(bundle).digest('hex');
      const contentType = 'text/html';
      await subgraph.platform.objectStore.put(key, bundle, { contentType, sha256 });
      return { artifactId, kind: 'WEB_BUNDLE', key, bytes: bundle.length, sha256, contentType };
    };
    const profile = 'PREVIEW' as const;
    const bundled: SceneProject['bundled'] = async (options = {}) => {
      const { buildId = newId('bld'), claim = 1, revisionId = head, bundle = APP } = options;
      const artifact = await store(buildId, bundle);
      const common = { buildId, projectId: id, teamId, revisionId, platform: MobilePlatform.ANDROID, profile };
      await subgraph.deliver(BuildArtifactReady, { ...common, claim, artifact });
      return buildId;
    };
    const built: SceneProject['built'] = async (options = {}) => {
      const { buildId = newId('bld'), claim, revisionId, status, bundle = APP, failure } = options;
      const artifact = await store(buildId, bundle);
      const isBuilt = (status ?? WorkStatus.SUCCEEDED) === WorkStatus.SUCCEEDED;
      await subgraph.deliver(BuildFinished, {
        buildId,
        projectId: id,
        teamId,
        revisionId: revisionId ?? head,
        platform: MobilePlatform.ANDROID,
        profile,
        status: status ?? WorkStatus.SUCCEEDED,
        durationMs: 1,
        failure: failure ? { code: failure, message: 'main.kt:3:7: no such type' } : null,
        artifacts: isBuilt ? [artifact] : [],
        claim,
      });
      return buildId;
    };
    return { id, teamId, revise, built, bundled };
  }

  /** A mutation with one input; answers its payload. Throws what the graph answers as a top-level error. */
  async run<Payload>(
    viewer: Viewer | null,
    name: string,
    input: object,
    selection = '',
  ): Promise<Payload & { userErrors: UserError[] }> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message field } } }`;
    return dataOf(await this.subgraph.as(viewer).query(document, { input }))[name] as never;
  }

  async start(project: SceneProject): Promise<SessionState> {
    const input = { projectId: project.id, platform: 'ANDROID' };
    const { session, userErrors } = await this.run<{ session: SessionState }>(
      this.owner,
      'startPreview',
      input,
      `session { ${STATE} }`,
    );
    if (userErrors[0]) throw new Error(userErrors[0].message);
    return session;
  }

  async state(id: string, viewer: Viewer = this.owner): Promise<SessionState> {
    const document = `query ($id: ID!) { previewSession(id: $id) { ${STATE} } }`;
    return dataOf(await this.subgraph.as(viewer).query<{ previewSession: SessionState }>(document, { id }))
      .previewSession;
  }

  /** The first state of the session that is as wanted. */
  async reaches(id: string, isWanted: (session: SessionState) => boolean): Promise<SessionState> {
    const document = `subscription ($id: ID!) { previewChanged(id: $id) { ${STATE} } }`;
    for await (const answer of this.subgraph
      .as(this.owner)
      .subscribe<{ previewChanged: SessionState }>(document, { id }))
      if (isWanted(dataOf(answer).previewChanged)) return dataOf(answer).previewChanged;
    throw new Error('The subscription ended.');
  }

  stop(sessionId: string) {
    return this.run<{ session: SessionState }>(this.owner, 'stopPreview', { sessionId }, `session { ${STATE} }`);
  }

  close(): Promise<void> {
    return this.subgraph.close();
  }
}

/** Red, and blue while a finger is on it. */
export const APP = Buffer.from(`<!doctype html><meta name=viewport content="width=device-width">
<body style="margin:0;height:100vh;background:red"><script>
addEventListener('touchstart', () => { document.body.style.background = 'blue'; });
</script>`);

/** Of a publisher that never comes: the router answers it and then has the session. */
export const OFFER = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:abcd',
  'a=ice-pwd:abcdefghijklmnopqrstuvwx',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AA').join(':')}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sendonly',
  'a=rtcp-mux',
  'a=rtpmap:96 VP8/90000',
  'a=ssrc:1 cname:test',
  '',
].join('\r\n');

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

/** The data; throws the first error with its code, since a test that expects data has failed then. */
export function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  const [error] = errors ?? [];
  if (error) throw new Error(`${error.extensions.code}: ${error.message}`);
  return data;
}

export interface Work {
  fencingToken: number;
  commandsAfter: number;
  session: { id: string };
  bundle: { url: string; bytes: number; sha256: string };
  device: { id: string; name: string };
}

/** An agent of the scene, by its protocol. */
export class SceneAgent {
  readonly held: string[] = [];

  private constructor(
    readonly scene: Scene,
    readonly viewer: AgentViewer,
    readonly id: string,
  ) {}

  static async register(scene: Scene, teamId: string | null = null, id = newId('agt')): Promise<SceneAgent> {
    const agent = new SceneAgent(scene, agentOf(teamId), id);
    const device = { name: 'Pixel', platform: 'ANDROID', width: 400, height: 848, kind: 'WEB' };
    await scene.run(agent.viewer, 'registerDevices', { agentId: id, devices: [device] });
    return agent;
  }

  async claim(): Promise<Work | null> {
    const input = { agentId: this.id, heldSessionIds: this.held };
    const selection = `work { fencingToken commandsAfter session { id } bundle { url bytes sha256 } device { id name } }`;
    const { work } = await this.scene.run<{ work: Work | null }>(this.viewer, 'claimPreview', input, selection);
    if (work) this.held.push(work.session.id);
    return work;
  }

  publish(work: Work, offer: string) {
    return this.scene.run<{ answer: string | null }>(
      this.viewer,
      'publishPreview',
      { ...this.proof(work), offer },
      'answer',
    );
  }

  report(work: Work, report: object = {}) {
    const input = { ...this.proof(work), ...report };
    return this.scene.run<{ isPublished: boolean | null }>(this.viewer, 'reportPreview', input, 'isPublished');
  }

  proof({ session, fencingToken }: Work) {
    return { agentId: this.id, sessionId: session.id, fencingToken };
  }
}
