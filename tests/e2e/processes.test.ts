import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '#agents/kit/environment';
import {
  SmokeBuildChangedDocument,
  SmokeBuildDocument,
  SmokeBuildLogDocument,
  SmokeCreateProjectDocument,
  SmokeGenerateDocument,
  SmokePartsDocument,
  SmokeSignUpDocument,
  SmokeWorkspaceDocument,
} from '#schema/gen/graphql';
import { Client, done, given } from '../smoke/client';
import { story } from '../smoke/story';
import { PlatformProcesses } from './processes';

jest.setTimeout(240_000);

let folder: string;
let platform: PlatformProcesses;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platform-'));
  platform = await PlatformProcesses.start(folder);
  platform.startAgent('build');
  platform.startAgent('simulator');
}, 120_000);

afterAll(async () => {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function signedIn(): Promise<Client> {
  const client = new Client(platform.gatewayUrl);
  const { signUp } = await client.request(SmokeSignUpDocument, {
    email: `${randomUUID()}@example.com`,
    password: 'correct horse battery',
  });
  client.signIn(given(done(signUp).session, 'session').accessToken);
  return client;
}

/** A project with a generated app. */
async function newApp(client: Client): Promise<string> {
  const { createProject } = await client.request(SmokeCreateProjectDocument, { name: `App ${randomUUID()}` });
  const projectId = given(done(createProject).project, 'project').id;
  const { generateCode } = await client.request(SmokeGenerateDocument, {
    projectId,
    prompt: 'A recipe book with favourites',
  });
  const { id } = given(done(generateCode).generation, 'generation');
  for await (const _ of client.subscribe(SmokePartsDocument, { id }));
  for await (const { workspaceChanged } of client.subscribe(SmokeWorkspaceDocument, { projectId }))
    if (workspaceChanged.project.headRevision.number === 2) break;
  return projectId;
}

async function startBuild(client: Client, projectId: string): Promise<string> {
  const { startBuild: started } = await client.request(SmokeBuildDocument, { projectId });
  return given(done(started).build, 'build').id;
}

/** Follows a build to its end. */
async function follow(client: Client, id: string): Promise<string> {
  for await (const { buildChanged } of client.subscribe(SmokeBuildChangedDocument, { id }))
    if (buildChanged.status === 'SUCCEEDED' || buildChanged.status === 'FAILED') return buildChanged.status;
  throw new Error('The build told no end.');
}

describe('a process per part, with only PostgreSQL shared', () => {
  it('does the main job from words to a touched and shipped app', async () => {
    const seen: string[] = [];
    const client = new Client(platform.gatewayUrl);
    for (const step of story({
      client,
      prompt: 'A reading list with ratings',
      env: environment,
      cacheFolder: join(folder, 'cache'),
    }))
      seen.push(`${step.name}: ${await step.run()}`);
    expect(seen).toHaveLength(9);
  });

  it('gives a build to another agent within 20 s when the first is killed in its middle, and its log has no gap', async () => {
    const client = await signedIn();
    const projectId = await newApp(client);
    const id = await startBuild(client, projectId);
    await whenRunning(client, id);
    await platform.says('agent-build', `${id}: building`, 10_000);
    await platform.kill('agent-build');
    platform.startAgent('build', 'second');
    await platform.says('agent-second', `${id}: building`, 20_000);
    expect(await endOf(client, id)).toBe('SUCCEEDED');
    await platform.says('agent-second', `${id}: SUCCEEDED`, 5_000);
    expect(await platform.said('agent-build')).not.toContain(`${id}: SUCCEEDED`);
    expect((await platform.said('agent-second')).split(`${id}: building`)).toHaveLength(2);
    let last = 0;
    for await (const { buildLog } of client.subscribe(SmokeBuildLogDocument, { id }))
      expect(buildLog.sequence).toBe(++last);
    expect(last).toBeGreaterThan(0);
  });

  it('finishes a build during which the gateway and the build subgraph are killed and come back', async () => {
    const client = await signedIn();
    const projectId = await newApp(client);
    const id = await startBuild(client, projectId);
    await whenRunning(client, id);
    await platform.kill('build');
    await platform.startMain('build');
    expect(await endOf(client, id)).toBe('SUCCEEDED');
    const next = await startBuild(client, projectId);
    await whenRunning(client, next);
    await platform.kill('gateway');
    await platform.startMain('gateway');
    expect(await endOf(client, next)).toBe('SUCCEEDED');
  });

  it('finishes a build during which the database is killed, and nothing that was said is lost', async () => {
    const client = await signedIn();
    const projectId = await newApp(client);
    const id = await startBuild(client, projectId);
    await whenRunning(client, id);
    await platform.killDatabase();
    await platform.startDatabase();
    expect(await endOf(client, id)).toBe('SUCCEEDED');
    const next = await retried(() => startBuild(client, projectId));
    expect(await endOf(client, next)).toBe('SUCCEEDED');
  });
});

/** Resolves when someone works on the build; rejects when it has ended before. */
async function whenRunning(client: Client, id: string): Promise<void> {
  for await (const { buildChanged } of client.subscribe(SmokeBuildChangedDocument, { id })) {
    if (buildChanged.status === 'RUNNING') return;
    if (buildChanged.status !== 'QUEUED') throw new Error(`The build is ${buildChanged.status} already.`);
  }
}

/** How a build ends; what follows it may break on the way, since parts are killed, and is begun again. */
const endOf = (client: Client, id: string) => retried(() => follow(client, id), 60_000);

/** Connections that died with the database are noticed when they are used. */
async function retried<T>(work: () => Promise<T>, forMs = 20_000): Promise<T> {
  const limit = Date.now() + forMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > limit) throw error;
    }
  }
}
