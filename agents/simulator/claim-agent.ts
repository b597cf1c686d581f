import { rm } from 'node:fs/promises';
import { runClaimLoop } from '../kit/claim-loop';
import { accepted } from '../kit/gateway-client';
import { LeaseLost, Refused, Stopping } from '../kit/gateway-errors';
import { Heartbeat, type Pulse } from '../kit/heartbeat';
import { registeringAgain } from '../kit/registering-again';
import { Wake } from '../kit/wake';
import { AppData } from './app-data';
import type { Chromium } from './chromium';
import { ClaimPreview, PreviewWorkAvailable, SendHeartbeat, type Work } from './claim-documents';
import { SessionEnded, SessionFailed } from './claim-failed';
import { HeldSession } from './claim-held';
import { register, type Registration } from './claim-register';
import { runSession } from './claim-run';
import type { KeptData } from './devices/kept-data';
import { SharedBrowser } from './shared-browser';

/** For the last words of an agent that ends. */
const GOODBYE_MS = 3_000;

export interface SimulatorAgentOptions extends Registration {
  isOnce: boolean;
  findChromium: () => Promise<Chromium>;
  /** Told how the signs of life go. */
  pulse?: Pulse;
}

/** Runs previews, several at a time. */
export class SimulatorAgent {
  private readonly wake = new Wake();
  /** Rings when a place becomes free. */
  private readonly place = new Wake();
  private readonly running = new Map<string, Promise<void>>();
  /** Ends the sessions when the agent itself cannot go on. */
  private readonly giveUp = new AbortController();
  private readonly sessionSignal: AbortSignal;
  private refusal: Refused | null = null;
  private readonly browser: SharedBrowser;
  private readonly appData: AppData;

  private constructor(
    private readonly options: SimulatorAgentOptions,
    private readonly id: string,
    private readonly pace: { reportSeconds: number; pollSeconds: number },
    private readonly signal: AbortSignal,
  ) {
    this.sessionSignal = AbortSignal.any([signal, this.giveUp.signal]);
    this.browser = new SharedBrowser(options.findChromium);
    this.appData = new AppData(options.folder.path);
  }

  /** Registers, as soon as the platform answers, and works until the signal aborts; says goodbye then. Rejects with `TokenRefused` and with what the platform refuses for good. */
  static async run(options: SimulatorAgentOptions, signal: AbortSignal): Promise<void> {
    await registeringAgain(() => SimulatorAgent.registerAndWork(options, signal), options.say, signal);
  }

  private static async registerAndWork(options: SimulatorAgentOptions, signal: AbortSignal): Promise<void> {
    const { gateway } = options;
    const { id, heartbeatSeconds, ...pace } = await register(options, signal);
    const agent = new SimulatorAgent(options, id, pace, signal);
    const beat = async (isLeaving: boolean, until: AbortSignal) => {
      const input = { agentId: id, isBusy: agent.running.size > 0, isLeaving };
      accepted((await gateway.request(SendHeartbeat, { input }, until)).heartbeat);
    };
    const watched = (_held: unknown, until: AbortSignal) => beat(false, until).catch(agent.refused);
    const heartbeat = new Heartbeat(watched, heartbeatSeconds, options.pulse);
    heartbeat.start();
    try {
      await agent.work();
    } finally {
      heartbeat.stop();
      // The platform finds out by itself, only later.
      await beat(true, AbortSignal.timeout(GOODBYE_MS)).catch(() => undefined);
    }
  }

  /** Agents are known in one place and their devices in another, and each may have forgotten this one; the next claim then ends the work. */
  private readonly refused = (error: unknown): never => {
    if (error instanceof Refused && error.isNotFound) {
      this.refusal = error;
      this.wake.ring();
    }
    throw error;
  };

  private async work(): Promise<void> {
    const { gateway, isOnce } = this.options;
    const over = new AbortController();
    const until = AbortSignal.any([this.signal, over.signal]);
    const listening = gateway.listen(PreviewWorkAvailable, {}, () => this.wake.ring(), until);
    try {
      await runClaimLoop<Work>({
        claim: async (signal) => {
          if (this.refusal) throw this.refusal;
          const input = { agentId: this.id, heldSessionIds: [...this.running.keys()] };
          return accepted((await gateway.request(ClaimPreview, { input }, signal)).claimPreview).work;
        },
        work: (work) => this.take(work),
        wake: this.wake,
        pollSeconds: this.pace.pollSeconds,
        signal: this.signal,
        isOnce,
      });
    } catch (error) {
      // Nobody would be told of these sessions any more; whoever takes them next lets people go on.
      this.giveUp.abort(new Stopping('the platform does not let the agent go on'));
      throw error;
    } finally {
      await Promise.all(this.running.values());
      over.abort();
      await listening;
    }
  }

  /** Begins with a session; resolves when there is a place for another. */
  private async take(work: Work): Promise<void> {
    const { id } = work.session;
    const done = this.runOne(work).finally(() => {
      this.running.delete(id);
      this.place.ring();
    });
    this.running.set(id, done);
    const places = this.options.sessions;
    while (this.running.size >= places && !this.signal.aborted) await this.place.wait(60_000, this.signal);
  }

  /** Never rejects: whatever happens to a session, the others go on. */
  private async runOne(work: Work): Promise<void> {
    const { gateway, folder, say } = this.options;
    const { id, platform } = work.session;
    const held = new HeldSession(gateway, this.id, work, this.pace.reportSeconds, this.sessionSignal);
    const path = folder.forWork(`${id}-${work.fencingToken}`);
    say(`${id}: the app starts on ${work.device.name} (${platform}).`);
    let data: KeptData | null = null;
    try {
      data = await this.appData.of(id);
      await runSession({ held, gateway, folder: path, browser: this.browser, data });
    } catch (error) {
      await this.letGo(held, error);
      // Given back, it may come to this agent again.
      if (!(error instanceof Stopping)) await data?.forget();
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  }

  private async letGo(held: HeldSession, error: unknown): Promise<void> {
    const { id } = held.work.session;
    const { say } = this.options;
    const soon = AbortSignal.timeout(GOODBYE_MS);
    if (error instanceof SessionEnded) say(`${id}: ended.`);
    else if (error instanceof LeaseLost) say(`${id}: stopped. ${error.message}`);
    else if (error instanceof Stopping) {
      // If it does not get through, the lease ends by itself.
      await held.release(soon).catch(() => undefined);
      say(`${id}: given back.`);
    } else if (error instanceof SessionFailed) {
      say(`${id}: failed. ${error.message}`);
      await held.fail(error.failure, AbortSignal.timeout(GOODBYE_MS * 5)).catch(() => undefined);
    } else {
      const message = error instanceof Error ? error.message : String(error);
      say(`${id}: given up. ${message}`);
      const failure = { code: 'AGENT_FAILED', message: `The agent met a fault of its own: ${message}`, hint: null };
      await held.fail(failure, soon).catch(() => undefined);
    }
  }
}
