import type { PreviewInput, PreviewInputAnswer } from '#schema/shared/preview-input';
import { type DeviceDescription, DeviceRefusal } from './devices/device';
import type { RunningSession, SessionOptions } from './running-session';
import { startOnDevice } from './session-on-device';
import { BrowserLost } from './shared-browser';

// An app that takes its browser down must not do so for ever: after the third time within this time it is given up.
const MAX_LOSSES = 3;
const LOSSES_WITHIN_MILLISECONDS = 2 * 60_000;

/**
 * Runs an app on a fresh device and publishes its screen. When the browser under it crashes, it begins anew in another with the data that the app had kept, and viewers see
 * it go on. Throws when it does not come about; nothing is left then.
 */
export async function startSession(options: SessionOptions): Promise<RunningSession> {
  const session = new LastingSession(options);
  await session.begin();
  return session;
}

class LastingSession implements RunningSession {
  #bundle: Buffer;
  #now: RunningSession | null = null;
  #lostAt: number[] = [];
  #isClosed = false;

  constructor(readonly options: SessionOptions) {
    this.#bundle = options.bundle;
  }

  /** Throws when it does not come about, or when the browser is lost too often. */
  async begin(): Promise<void> {
    const onFailure = (error: Error) => void this.#failed(error);
    while (!this.#isClosed) {
      try {
        const session = await startOnDevice({ ...this.options, bundle: this.#bundle, onFailure });
        this.#now = session;
        if (this.#isClosed) await session.close();
        return;
      } catch (error) {
        this.#bear(error);
      }
    }
  }

  device(): DeviceDescription {
    return this.#session().device();
  }

  async sendInput(input: PreviewInput): Promise<PreviewInputAnswer> {
    return this.#session().sendInput(input);
  }

  async rotate(): Promise<DeviceDescription> {
    return this.#session().rotate();
  }

  async screenshot(): Promise<Buffer> {
    return this.#session().screenshot();
  }

  async reload(bundle: Buffer): Promise<void> {
    await this.#session().reload(bundle);
    this.#bundle = bundle;
  }

  async republish(): Promise<void> {
    // One that begins anew publishes anyhow.
    await this.#now?.republish();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#now?.close();
  }

  #session(): RunningSession {
    if (!this.#now) throw new DeviceRefusal('The device is being started again; try again in a few seconds.');
    return this.#now;
  }

  async #failed(error: Error): Promise<void> {
    if (this.#isClosed) return;
    const before = this.#now;
    this.#now = null;
    try {
      this.#bear(error);
      await before?.close();
      await this.begin();
      if (before && this.#now && isLying(before) !== isLying(this.#now)) await this.rotate();
    } catch (problem) {
      this.#isClosed = true;
      await before?.close();
      this.options.onFailure(problem instanceof Error ? problem : new Error(String(problem)));
    }
  }

  /** Returns when it is to be tried again; throws why not otherwise. */
  #bear(error: unknown): void {
    if (!(error instanceof BrowserLost)) throw error;
    const now = Date.now();
    this.#lostAt = [...this.#lostAt.filter((time) => now - time < LOSSES_WITHIN_MILLISECONDS), now];
    if (this.#lostAt.length >= MAX_LOSSES)
      throw new Error(`${error.message} That was the third time within two minutes; the app may be why.`);
  }
}

const isLying = (session: RunningSession) => session.device().width > session.device().height;
