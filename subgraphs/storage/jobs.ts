import type { Logger } from '#platform/telemetry/logger';
import type { DisposalService } from './disposal/disposal.service';
import type { UploadService } from './upload/upload.service';

const EXPIRY_CHECK_MS = 60_000;

/** Ends uploads whose time is over and deletes bytes that belong to nothing, every minute; several processes may do it at once. */
export function startJobs(uploads: UploadService, disposal: DisposalService, log: Logger): () => Promise<void> {
  let running = Promise.resolve<unknown>(undefined);
  const timer = setInterval(() => {
    running = uploads
      .expire()
      .then(() => disposal.sweep())
      .catch((error: unknown) => log.warn({ error }, 'The storage could not be swept; tried again in a minute'));
  }, EXPIRY_CHECK_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
