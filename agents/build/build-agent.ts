import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BuildWorkAvailableDocument,
  ClaimBuildDocument,
  RegisterBuildAgentDocument,
  type RegisterAgentInput,
  SendBuildHeartbeatDocument,
} from '#schema/gen/graphql';
import type { AgentFolder } from '../kit/agent-folder';
import { runClaimLoop } from '../kit/claim-loop';
import { accepted, type GatewayClient, given } from '../kit/gateway-client';
import { LeaseLost, PlatformBroken, Stopping } from '../kit/gateway-errors';
import { Heartbeat, type Held, type Pulse } from '../kit/heartbeat';
import { LogStream } from '../kit/log-stream';
import type { Masker } from '../kit/masker';
import { registeringAgain } from '../kit/registering-again';
import { Wake } from '../kit/wake';
import { runBuild } from './build-job';
import { HeldBuild } from './held-build';
import type { Ending, Work } from './protocol';
import type { DetectedToolchain, Environment } from './toolchains/toolchain';

/** The version of the agent program and of the protocol that it speaks. */
const VERSION = '1.0.0';
const PROTOCOL = 1;
/** For the last words of an agent that ends. */
const GOODBYE_MS = 3_000;

export interface BuildAgentOptions {
  name: string;
  isOnce: boolean;
  gateway: GatewayClient;
  folder: AgentFolder;
  toolchains: DetectedToolchain[];
  environment: Environment;
  masker: Masker;
  /** Told how the signs of life go. */
  pulse?: Pulse;
  /** One line for the person at the terminal. */
  say: (line: string) => void;
}

interface Registration {
  agentId: string;
  heartbeatSeconds: number;
  pollSeconds: number;
}

/** Takes one build after the other. */
export class BuildAgent {
  private readonly wake = new Wake();

  private constructor(
    private readonly options: BuildAgentOptions,
    private readonly registration: Registration,
    private readonly heartbeat: Heartbeat,
    private readonly signal: AbortSignal,
  ) {}

  /** Registers, as soon as the platform answers, and works until the signal aborts; says goodbye then. Rejects with `TokenRefused` and with what the platform refuses for good. */
  static async run(options: BuildAgentOptions, signal: AbortSignal): Promise<void> {
    await registeringAgain(() => BuildAgent.registerAndWork(options, signal), options.say, signal);
  }

  private static async registerAndWork(options: BuildAgentOptions, signal: AbortSignal): Promise<void> {
    const registration = await register(options, signal);
    const { agentId: id } = registration;
    const beat = (held: Held | null, isLeaving: boolean, until: AbortSignal) =>
      sendHeartbeat(options.gateway, { agentId: id, held, isLeaving }, until);
    const { heartbeatSeconds } = registration;
    const heartbeat = new Heartbeat((held, until) => beat(held, false, until), heartbeatSeconds, options.pulse);
    const agent = new BuildAgent(options, registration, heartbeat, signal);
    heartbeat.start();
    try {
      await agent.work();
    } finally {
      heartbeat.stop();
      // The platform finds out by itself, only later.
      await beat(null, true, AbortSignal.timeout(GOODBYE_MS)).catch(() => undefined);
    }
  }

  private async work(): Promise<void> {
    const { gateway, isOnce } = this.options;
    const { agentId, pollSeconds } = this.registration;
    const over = new AbortController();
    const onWake = () => {
      this.wake.ring();
      void this.heartbeat.now();
    };
    const listening = gateway.listen(
      BuildWorkAvailableDocument,
      {},
      onWake,
      AbortSignal.any([this.signal, over.signal]),
    );
    try {
      await runClaimLoop<Work>({
        claim: async (until) =>
          accepted((await gateway.request(ClaimBuildDocument, { input: { agentId } }, until)).claimBuild).work,
        work: (work) => this.take(work),
        wake: this.wake,
        pollSeconds,
        signal: this.signal,
        isOnce,
      });
    } finally {
      over.abort();
      await listening;
    }
  }

  private async take(work: Work): Promise<void> {
    const held = { id: work.build.id, fencingToken: work.fencingToken };
    const signal = this.heartbeat.hold(held, this.signal);
    const build = new HeldBuild(this.options.gateway, this.registration.agentId, work, signal);
    try {
      await this.build(build);
    } catch (error) {
      await this.letGo(build, error);
    } finally {
      this.heartbeat.release();
    }
  }

  private async build(build: HeldBuild): Promise<void> {
    const { folder, masker, toolchains, environment, say } = this.options;
    const { build: what, fencingToken, nextLogSequence } = build.work;
    const path = folder.forWork(`${what.id}-${fencingToken}`);
    const log = new LogStream({
      spoolPath: join(path, 'log'),
      firstSequence: nextLogSequence,
      mask: (text) => masker.mask(text),
      send: (sequence, text) => build.appendLog(sequence, text),
    });
    const started = Date.now();
    say(`${what.id}: building for ${what.platform}.`);
    try {
      const end = await runBuild({ build, folder: path, log, toolchains, environment });
      const failure = end.failure && { ...end.failure, message: masker.mask(end.failure.message) };
      log.line(failure ? `The build failed: ${failure.message}` : 'The build succeeded.');
      await Promise.all([log.close(), build.allReported()]);
      await build.finish({ ...end, failure });
      say(`${what.id}: ${end.status} after ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    } finally {
      await log.close();
      await rm(path, { recursive: true, force: true });
    }
  }

  private async letGo(build: HeldBuild, error: unknown): Promise<void> {
    const { id } = build.work.build;
    const { say } = this.options;
    if (error instanceof LeaseLost) say(`${id}: stopped. ${error.message}`);
    else if (error instanceof Stopping) {
      // If it does not get through, the lease ends by itself.
      await build.release(AbortSignal.timeout(GOODBYE_MS)).catch(() => undefined);
      say(`${id}: given back.`);
    } else {
      if (error instanceof PlatformBroken) await build.finish(brokenOff(error)).catch(() => undefined);
      say(`${id}: given up. ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** If the platform takes not even this, the lease ends by itself. */
const brokenOff = ({ message }: PlatformBroken): Ending => ({
  status: 'FAILED',
  failure: {
    code: 'PLATFORM_FAILED',
    message: `${message} Try the build again with \`retryBuild\`.`,
    retryable: true,
  },
});

async function register(options: BuildAgentOptions, signal: AbortSignal): Promise<Registration> {
  const { gateway, folder, name, toolchains, say } = options;
  const capabilities = toolchains.map((toolchain) => ({ name: toolchain.name, version: toolchain.version }));
  const input: RegisterAgentInput = {
    agentId: folder.agentId(),
    kind: 'BUILD',
    name,
    version: VERSION,
    protocol: PROTOCOL,
    platforms: [...new Set(toolchains.flatMap(({ platforms }) => platforms))],
    capabilities,
  };
  const answer = accepted((await gateway.insist(RegisterBuildAgentDocument, { input }, signal)).registerAgent);
  const registration = {
    agentId: given(answer.agent).id,
    heartbeatSeconds: given(answer.heartbeatSeconds),
    pollSeconds: given(answer.pollSeconds),
  };
  folder.keepAgentId(registration.agentId);
  const tools = capabilities.map((tool) => `${tool.name} ${tool.version}`).join(', ') || 'no toolchain';
  say(`Build agent "${name}" (${registration.agentId}) is ready, with ${tools}.`);
  return registration;
}

async function sendHeartbeat(
  gateway: GatewayClient,
  { agentId, held, isLeaving }: { agentId: string; held: Held | null; isLeaving: boolean },
  signal: AbortSignal,
): Promise<void> {
  const work = { buildId: held?.id ?? null, fencingToken: held?.fencingToken ?? null };
  accepted(
    (await gateway.request(SendBuildHeartbeatDocument, { input: { agentId, isLeaving, ...work } }, signal)).heartbeat,
  );
}
