import { createHash, randomBytes } from 'node:crypto';
import type { GraphClient } from '#platform/graphql/graph-client';
import { newId } from '#platform/kernel/id';
import type { UserViewer } from '#platform/kernel/viewer';
import { type Client, serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { BuildFinished } from '#schema/events/build';
import { ProjectCreated, RevisionCreated } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { deploymentSubgraph } from '../subgraph';

export interface UserError {
  code: string;
  message: string;
  field: string[] | null;
}

export interface DeploymentData {
  id: string;
  status: string;
  steps: {
    name: string;
    status: string;
    message: string | null;
    startedAt: string | null;
    finishedAt: string | null;
  }[];
  checks: { name: string; severity: string }[];
  store: {
    name: string;
    state: string | null;
    rawState: string | null;
    versionCode: number | null;
    rejection: string | null;
    rolloutFraction: number;
  };
  failure: { code: string; message: string; phase: string; docsUrl: string | null; retryable: boolean } | null;
  storeApp: { id: string; bundleId: string };
}

export const DEPLOYMENT = `id status steps { name status message startedAt finishedAt } checks { name severity }
  store { name state rawState versionCode rejection rolloutFraction }
  failure { code message phase docsUrl retryable } storeApp { id bundleId }`;

type BuildFacts = Parameters<(typeof BuildFinished)['key']>[0];

/** A team, projects and builds as the other subgraphs tell of them. */
export class Scene {
  readonly owner = testUser();
  readonly stranger = testUser();
  readonly asOwner: Client;
  readonly asStranger: Client;

  private constructor(readonly subgraph: TestSubgraph) {
    this.asOwner = subgraph.as(this.owner);
    this.asStranger = subgraph.as(this.stranger);
  }

  static async open(graph?: GraphClient): Promise<Scene> {
    return new Scene(await serveForTest(deploymentSubgraph, graph ? { graph } : {}));
  }

  get teamId(): string {
    return this.owner.personalTeamId;
  }

  member(role: UserViewer['teams'][string]): Client {
    return this.subgraph.as(testUser({ [this.teamId]: role }));
  }

  async project(name: string, teamId = this.teamId): Promise<string> {
    const projectId = newId('prj');
    const platforms = [MobilePlatform.IOS, MobilePlatform.ANDROID];
    const createdById = this.owner.userId;
    await this.subgraph.deliver(ProjectCreated, {
      projectId,
      teamId,
      name,
      platforms,
      buildsAutomatically: false,
      createdById,
    });
    await this.subgraph.deliver(RevisionCreated, {
      revisionId: newId('rev'),
      projectId,
      teamId,
      number: 1,
      manifest: 'a'.repeat(64),
      generationId: null,
      createdById,
    });
    return projectId;
  }

  /** A build that has ended, with a file in the object store. */
  async build(projectId: string, facts: Partial<BuildFacts> = {}): Promise<string> {
    const buildId = newId('bld');
    const key = `builds/${buildId}/app.apk`;
    const content = randomBytes(2_000);
    await this.subgraph.platform.objectStore.put(key, content, { contentType: 'application/octet-stream' });
    const sha256 = createHash('sha256').update(content).digest('hex');
    const artifact = { artifactId: newId('art'), kind: 'APK', key, bytes: content.length, sha256 };
    const finished: BuildFacts = {
      buildId,
      projectId,
      teamId: this.teamId,
      revisionId: newId('rev'),
      platform: MobilePlatform.ANDROID,
      profile: 'RELEASE',
      status: WorkStatus.SUCCEEDED,
      durationMs: 4_000,
      failure: null,
      artifacts: [{ ...artifact, contentType: 'application/octet-stream' }],
      ...facts,
    };
    await this.subgraph.deliver(BuildFinished, finished);
    return buildId;
  }

  async deploy(input: object, client = this.asOwner) {
    const answer = await client.query<{ deploy: { deployment: DeploymentData | null; userErrors: UserError[] } }>(
      `mutation ($input: DeployInput!) { deploy(input: $input) { deployment { ${DEPLOYMENT} } userErrors { code message field } } }`,
      { input: { store: 'PLAY_STORE', track: 'INTERNAL', releaseNotes: 'Plants can be sorted by name.', ...input } },
    );
    return { ...answer.data?.deploy, errors: answer.errors };
  }

  /** Every state that `deploymentChanged` shows until the end. */
  async follow(id: string): Promise<DeploymentData[]> {
    const states: DeploymentData[] = [];
    const events = this.asOwner.subscribe<{ deploymentChanged: DeploymentData }>(
      `subscription ($id: ID!) { deploymentChanged(id: $id) { ${DEPLOYMENT} } }`,
      { id },
    );
    for await (const { data } of events) {
      states.push(data.deploymentChanged);
      if (['SUCCEEDED', 'FAILED'].includes(data.deploymentChanged.status)) break;
    }
    return states;
  }

  /** A deployment from the request to its end. */
  async deployed(input: object): Promise<DeploymentData> {
    const { deployment, userErrors } = await this.deploy(input);
    if (!deployment) throw new Error(JSON.stringify(userErrors));
    return (await this.follow(deployment.id)).at(-1)!;
  }
}
