import type { Logger } from '#platform/telemetry/logger';
import type { UploadService } from './upload/upload.service';

const EXPIRY_CHECK_MS = 60_000;

/** Ends uploads whose time is over, every minute; several processes may do it at once. */
export function startUploadExpiry(uploads: UploadService, log: Logger): () => Promise<void> {
  let running = Promise.resolve<unknown>(undefined);
  const timer = setInterval(() => {
    running = uploads
      .expire()
      .catch((error: unknown) => log.warn({ error }, 'Late uploads could not be ended; tried again in a minute'));
  }, EXPIRY_CHECK_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
