import { backoffMs, pauseFor } from './backoff';
import { PlatformBroken, Refused } from './gateway-errors';

/** Runs `registerAndWork` again whenever it ends because the platform does not know the agent any more, or cannot register it now; whatever else it rejects with passes through. */
export async function registeringAgain(
  registerAndWork: () => Promise<void>,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    try {
      return await registerAndWork();
    } catch (error) {
      if (error instanceof PlatformBroken) {
        say(`${error.message} The agent tries to register again.`);
        await pauseFor(backoffMs(8), signal);
        continue;
      }
      if (!(error instanceof Refused && error.isNotFound)) throw error;
      say('The platform does not know this agent any more; it registers again.');
      await pauseFor(backoffMs(2), signal);
    }
  }
}
