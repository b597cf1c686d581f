import { createHash } from 'node:crypto';
import { newId } from '#platform/kernel/id';
import type { AgentViewer } from '#platform/kernel/viewer';
import type { Scene } from './scene';

export const agentOf = (teamId: string | null): AgentViewer => ({
  kind: 'agent',
  agentTokenId: newId('agtok'),
  teamId,
  pool: 'default',
  credentialId: newId('agtok'),
});

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
