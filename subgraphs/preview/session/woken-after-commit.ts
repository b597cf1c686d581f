import type { Logger } from '#platform/telemetry/logger';

/** What runs after a commit to wake those who look. The rows are committed by then, so a failure is logged and ends nothing else. */
export const wokenAfterCommit = (log: Pick<Logger, 'warn'>, wake: () => Promise<void>) => (): void => {
  wake().catch((error: unknown) => {
    log.warn(
      { error },
      'A preview has changed, but not all who look at it could be told; they see it with the next change',
    );
  });
};
