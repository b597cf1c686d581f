import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GatewayClient } from '../kit/gateway-client';
import { download, TransferFailed } from '../kit/transfer';
import { NoChromium } from './chromium';
import { Commands, streamOf } from './claim-commands';
import { SessionFailed } from './claim-failed';
import type { HeldSession } from './claim-held';
import type { KeptData } from './devices/kept-data';
import type { RunningSession } from './running-session';
import { startSession } from './session';
import type { SharedBrowser } from './shared-browser';

const START_AGAIN = 'If that does not help, restart the simulator agent.';

export interface SessionRun {
  held: HeldSession;
  gateway: GatewayClient;
  /** Empty, and the session's own. */
  folder: string;
  browser: SharedBrowser;
  /** What the app has stored, when it ran on another device before. */
  data: KeptData;
}

/** From the bundle to the end of the session. Always rejects, with the reason why it ended. */
export async function runSession(run: SessionRun): Promise<never> {
  const { held, gateway, folder } = run;
  let session: RunningSession | null = null;
  const reporting = held.keepReporting(() => void session?.republish());
  try {
    session = await start(run);
    held.signal.throwIfAborted();
    await new Commands(held, session, folder).follow(gateway);
    held.signal.throwIfAborted();
    throw new Error('The commands ended before the session.');
  } catch (error) {
    // What ended the session counts, not what broke because of that.
    const reason = held.signal.aborted ? held.signal.reason : error;
    held.end(reason as Error);
    throw reason;
  } finally {
    await session?.close();
    await reporting;
  }
}

async function start({ held, folder, browser, data }: SessionRun): Promise<RunningSession> {
  const { session, device, bundle } = held.work;
  const path = join(folder, 'app.html');
  await download(bundle.url, path, bundle, held.signal).catch((error: unknown) => {
    throw error instanceof TransferFailed ? failed('BUNDLE_UNAVAILABLE', error, START_AGAIN) : error;
  });
  try {
    return await startSession({
      browser,
      data,
      device: { name: device.name, platform: session.platform },
      bundle: await readFile(path),
      publish: (offer) => held.publish(offer),
      onStats: (stats) => held.measured(streamOf(stats)),
      onFailure: (error) => held.end(failed('DEVICE_FAILED', error, START_AGAIN)),
    });
  } catch (error) {
    held.signal.throwIfAborted();
    throw error instanceof NoChromium
      ? failed('NO_CHROMIUM', error, null)
      : failed('DEVICE_FAILED', error, START_AGAIN);
  }
}

const failed = (code: string, error: unknown, hint: string | null) =>
  new SessionFailed({ code, message: error instanceof Error ? error.message : String(error), hint });
