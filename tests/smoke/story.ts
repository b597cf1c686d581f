import { randomUUID } from 'node:crypto';
import { findChromium } from '#agents/simulator/chromium';
import {
  SmokeBuildChangedDocument,
  SmokeBuildDocument,
  SmokeBuildLogDocument,
  SmokeCreateProjectDocument,
  SmokeDeployDocument,
  SmokeDeploymentChangedDocument,
  SmokeGenerateDocument,
  SmokeGenerationDocument,
  SmokePartsDocument,
  SmokePreviewChangedDocument,
  SmokeSignUpDocument,
  SmokeStartPreviewDocument,
  SmokeStopPreviewDocument,
  SmokeViewDocument,
  SmokeWorkspaceDocument,
} from '#schema/gen/graphql';
import { type Client, done, given, PlatformSaidNo } from './client';
import { Viewer } from './viewer';

export interface StoryOptions {
  client: Client;
  prompt: string;
  env: NodeJS.ProcessEnv;
  /** Hears why a step waits, in a sentence. */
  waits?: (why: string) => void;
  /** Where a Chromium from npm is unpacked. */
  cacheFolder: string;
}

export interface Step {
  name: string;
  /** Answers what was seen, in a few words. */
  run: () => Promise<string>;
}

/** Where apps have something to touch: tabs, the prominent action, rows, buttons. */
const PLACES = [
  { x: 0.5, y: 0.3 },
  { x: 0.5, y: 0.95 },
  { x: 0.75, y: 0.95 },
  { x: 0.88, y: 0.84 },
  { x: 0.5, y: 0.5 },
  { x: 0.9, y: 0.06 },
  { x: 0.2, y: 0.95 },
];

/** The main job, from words to an app that is touched and shipped; each step uses what the ones before have made. */
export function story({ client, prompt, env, waits = () => undefined, cacheFolder }: StoryOptions): Step[] {
  const made = { projectId: '', generationId: '', buildId: '', sessionId: '' };
  let workspace: Promise<string[]> | null = null;
  return [
    {
      name: 'sign up',
      async run() {
        const email = `ada-${randomUUID()}@example.com`;
        const { signUp } = await client.request(SmokeSignUpDocument, { email, password: 'correct horse battery' });
        client.signIn(given(done(signUp).session, 'session').accessToken);
        return email;
      },
    },
    {
      name: 'make a project',
      async run() {
        const { createProject } = await client.request(SmokeCreateProjectDocument, {
          name: `Smoke ${randomUUID().slice(0, 8)}`,
        });
        made.projectId = given(done(createProject).project, 'project').id;
        workspace = followWorkspace(client, made.projectId);
        return made.projectId;
      },
    },
    {
      name: 'generate from words',
      async run() {
        const { generateCode } = await client.request(SmokeGenerateDocument, { projectId: made.projectId, prompt });
        made.generationId = given(done(generateCode).generation, 'generation').id;
        let parts = 0;
        let files = 0;
        for await (const { generationParts: part } of client.subscribe(SmokePartsDocument, { id: made.generationId })) {
          if (part.sequence !== ++parts) throw new Error(`Part ${part.sequence} came where ${parts} was due.`);
          if (part.file) files++;
        }
        const { generation } = await client.request(SmokeGenerationDocument, { id: made.generationId });
        if (generation.status !== 'SUCCEEDED')
          throw new PlatformSaidNo(generation.failure?.message ?? generation.status);
        return `${parts} parts, ${files} files: ${generation.changes[0]}`;
      },
    },
    {
      name: 'build for Android',
      async run() {
        const { startBuild } = await client.request(SmokeBuildDocument, { projectId: made.projectId });
        made.buildId = given(done(startBuild).build, 'build').id;
        const log = countLog(client, made.buildId);
        for await (const { buildChanged: build } of client.subscribe(SmokeBuildChangedDocument, { id: made.buildId })) {
          if (build.status === 'FAILED' || build.status === 'CANCELED')
            throw new PlatformSaidNo(build.failure?.message ?? build.status);
          if (build.status !== 'SUCCEEDED') continue;
          const kinds = build.artifacts.map(({ kind }) => kind).join(', ');
          return `${build.phases.length} phases, ${await log} log chunks, artifacts: ${kinds}`;
        }
        throw new PlatformSaidNo('The build told no end.');
      },
    },
    {
      name: 'start a preview',
      async run() {
        const { startPreview } = await client.request(SmokeStartPreviewDocument, { projectId: made.projectId });
        made.sessionId = given(done(startPreview).session, 'session').id;
        let why = '';
        for await (const { previewChanged: session } of client.subscribe(SmokePreviewChangedDocument, {
          id: made.sessionId,
        })) {
          if (session.failure) throw new PlatformSaidNo(`${session.failure.message} ${session.failure.hint ?? ''}`);
          if (session.status === 'QUEUED' && session.message !== why) waits((why = session.message));
          if (session.status === 'RUNNING' && session.stream) return `${session.device?.name ?? 'a device'} streams`;
        }
        throw new PlatformSaidNo('The preview told no start.');
      },
    },
    {
      name: 'see it and touch it',
      async run() {
        const viewer = await Viewer.open(await findChromium(env, cacheFolder));
        try {
          await viewer.connect(async (offer) => {
            const { viewPreview } = await client.request(SmokeViewDocument, { sessionId: made.sessionId, offer });
            return given(done(viewPreview).answer, 'answer');
          });
          const place = await viewer.tapUntilChanged(PLACES);
          return `a touch at ${place.x}, ${place.y} changed the picture`;
        } finally {
          await viewer.close();
        }
      },
    },
    {
      name: 'the workspace told it all',
      async run() {
        const stages = await given(workspace, 'workspace');
        return stages.join(' → ');
      },
    },
    {
      name: 'deploy to the sandbox store',
      async run() {
        const { deploy } = await client.request(SmokeDeployDocument, {
          projectId: made.projectId,
          buildId: made.buildId,
        });
        const id = given(done(deploy).deployment, 'deployment').id;
        for await (const { deploymentChanged: deployment } of client.subscribe(SmokeDeploymentChangedDocument, {
          id,
        })) {
          if (deployment.failure) throw new PlatformSaidNo(deployment.failure.message);
          if (deployment.status === 'SUCCEEDED') return `the store says ${deployment.store?.rawState}`;
        }
        throw new PlatformSaidNo('The deployment told no end.');
      },
    },
    {
      name: 'stop the preview',
      async run() {
        const { stopPreview } = await client.request(SmokeStopPreviewDocument, { sessionId: made.sessionId });
        done(stopPreview);
        return made.sessionId;
      },
    },
  ];
}

/** The stages that the workspace goes through until the app is live. */
async function followWorkspace(client: Client, projectId: string): Promise<string[]> {
  const stages: string[] = [];
  for await (const { workspaceChanged: workspace } of client.subscribe(SmokeWorkspaceDocument, { projectId })) {
    if (stages.at(-1) !== workspace.stage) stages.push(workspace.stage);
    if (workspace.stage === 'LIVE') return stages;
  }
  throw new PlatformSaidNo('The workspace ended before the app was live.');
}

/** Chunks of the whole log; throws when one is missing or comes twice. */
async function countLog(client: Client, buildId: string): Promise<number> {
  let last = 0;
  for await (const { buildLog: chunk } of client.subscribe(SmokeBuildLogDocument, { id: buildId })) {
    if (chunk.sequence !== last + 1) throw new Error(`Log chunk ${chunk.sequence} came after ${last}.`);
    last = chunk.sequence;
  }
  return last;
}
