import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolchainInput } from '#schema/gen/graphql';
import { Refused } from '../kit/gateway-errors';
import { TransferFailed } from '../kit/transfer';
import type { LogStream } from '../kit/log-stream';
import { BuildFailed } from './build-failed';
import type { Ending, Failure } from './protocol';
import type { HeldBuild } from './held-build';
import { fetchSource } from './steps/fetch-source';
import { runPhase } from './steps/run-phase';
import { uploadArtifacts } from './steps/upload-artifacts';
import { chooseToolchains, typeChecksOf } from './toolchains/choose-toolchains';
import type { ReportedArtifact } from './toolchains/output-line';
import type { DetectedToolchain, Environment } from './toolchains/toolchain';

export interface BuildJob {
  build: HeldBuild;
  /** Empty, and the job's own. */
  folder: string;
  log: LogStream;
  toolchains: DetectedToolchain[];
  environment: Environment;
}

/** From the source to the artifacts. Answers how the build ended; rejects when it is no longer this agent's to end. */
export async function runBuild(job: BuildJob): Promise<Ending> {
  try {
    const artifactIds = await steps(job);
    return { status: 'SUCCEEDED', artifactIds, failure: null };
  } catch (error) {
    job.build.signal.throwIfAborted();
    return { status: 'FAILED', artifactIds: [], failure: failureOf(error) };
  }
}

async function steps(job: BuildJob): Promise<string[]> {
  const { build, folder, log } = job;
  // The names are short and free of the host's: paths show in the messages of compilers.
  const [sourceFolder, outputFolder] = [join(folder, 'source'), join(folder, 'output')];
  await Promise.all([sourceFolder, outputFolder].map((path) => mkdir(path)));
  await ownStep(job, 'FETCH_SOURCE', async () => {
    const count = await fetchSource(build.work.source, sourceFolder, build.signal);
    log.line(`${count} files to build for ${build.work.build.platform}.`);
  });
  // What a phase has made is uploaded while the next ones run: a preview needs the bundle, not the end of the build.
  let uploads: Promise<string[]> = Promise.resolve([]);
  const onMade = (artifacts: ReportedArtifact[], toolchain: ToolchainInput) => {
    const earlier = uploads;
    const upload = () => uploadArtifacts(build, artifacts, outputFolder);
    uploads = earlier.then(async (ids) => [...ids, ...(await ownStep(job, 'UPLOAD', upload, toolchain))]);
    uploads.catch(() => undefined);
  };
  try {
    await toolchainPhases(job, sourceFolder, outputFolder, onMade);
  } finally {
    await uploads.catch(() => undefined);
  }
  return uploads;
}

async function toolchainPhases(
  { build, log, toolchains, environment }: BuildJob,
  sourceFolder: string,
  outputFolder: string,
  onMade: (artifacts: ReportedArtifact[], toolchain: ToolchainInput) => void,
): Promise<void> {
  const { platform, profile } = build.work.build;
  const chosen = chooseToolchains(platform, toolchains);
  const typeChecks = typeChecksOf(chosen);
  for (const detected of chosen) {
    const toolchain = { name: detected.name, version: detected.version };
    for (const phase of detected.phases({ sourceFolder, outputFolder, platform, profile, typeChecks })) {
      const report = { name: phase.name, toolchain };
      log.line(`--- ${phase.name} (${toolchain.name} ${toolchain.version})`);
      build.reportPhase({ ...report, status: 'RUNNING', diagnostics: null, notes: null });
      const run = { toolchain: detected, phase, sourceFolder, environment, log, signal: build.signal };
      const { diagnostics, artifacts: made, notes, failure } = await runPhase(run);
      build.reportPhase({ ...report, status: failure ? 'FAILED' : 'SUCCEEDED', diagnostics, notes });
      if (failure) throw new BuildFailed(failure);
      if (made.length > 0) onMade(made, toolchain);
    }
  }
}

/** A step of the agent itself, reported like a phase of a toolchain; with one when it is done for that. */
async function ownStep<T>(
  { build, log }: BuildJob,
  name: string,
  step: () => Promise<T>,
  toolchain: ToolchainInput | null = null,
): Promise<T> {
  const report = { name, toolchain, diagnostics: null, notes: null };
  log.line(`--- ${name}`);
  build.reportPhase({ ...report, status: 'RUNNING' });
  try {
    const result = await step();
    build.reportPhase({ ...report, status: 'SUCCEEDED' });
    return result;
  } catch (error) {
    build.signal.throwIfAborted();
    build.reportPhase({ ...report, status: 'FAILED' });
    if (error instanceof TransferFailed) throw new BuildFailed(transferFailure(name, error));
    throw error;
  }
}

const transferFailure = (phase: string, { message }: Error): Failure => ({
  code: 'TRANSFER_FAILED',
  message: `${message} Try the build again with \`retryBuild\`.`,
  phase,
  retryable: true,
});

function failureOf(error: unknown): Failure {
  if (error instanceof BuildFailed) return error.failure;
  if (error instanceof Refused) return { code: 'REFUSED', message: error.message, phase: null, retryable: false };
  return {
    code: 'AGENT_FAILED',
    message: `The agent met a fault of its own: ${error instanceof Error ? error.message : String(error)}`,
    phase: null,
    retryable: true,
  };
}
