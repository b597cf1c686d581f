import type { JobQueue } from '#platform/ports/job-queue';
import { DEPLOY_JOB } from './deployment/deploy-job';
import type { DeploymentRunner } from './deployment/deployment-runner';

/** Turns that one process works on at the same time. */
const CONCURRENCY = 4;

/** Takes deployments forward turn by turn, and takes up those that were left behind. */
export async function startJobs(jobs: JobQueue, runner: DeploymentRunner): Promise<() => Promise<void>> {
  jobs.handle(DEPLOY_JOB, CONCURRENCY, (job, signal) => runner.run(job, signal));
  await jobs.start();
  await runner.resume();
  return () => jobs.close();
}
