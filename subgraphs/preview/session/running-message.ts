import type { EntityManager } from 'typeorm';
import { KnownBuild } from '../build/known-build.entity';

/** That the app runs, and what is wrong with its build if that has ended badly since. */
export async function runningMessage(
  tx: EntityManager,
  buildId: string | null,
  how = 'The app runs.',
): Promise<string> {
  const build = buildId === null ? null : await tx.findOneBy(KnownBuild, { id: buildId });
  return build?.problem ? `${how} ${build.problem}` : how;
}
