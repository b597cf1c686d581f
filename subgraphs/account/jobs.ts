import type { JobQueue } from '#platform/ports/job-queue';
import { MAIL_JOB, type PostOffice } from './user/post-office';

const MAILS_AT_A_TIME = 4;

/** Delivers the mails that were posted, also those of before a restart. */
export async function startJobs(jobs: JobQueue, post: PostOffice): Promise<() => Promise<void>> {
  jobs.handle(MAIL_JOB, MAILS_AT_A_TIME, (job) => post.deliver(job));
  await jobs.start();
  return () => jobs.close();
}
