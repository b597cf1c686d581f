import { hasRole, mayRead, type Viewer } from '#platform/kernel/viewer';
import type { AccountContext } from '../loaders';

/** A user is seen by itself, by those who share a team with it, by agents of such teams and by the platform. */
export async function mayKnow(
  viewer: Viewer | null,
  userId: string,
  loaders: AccountContext['loaders'],
): Promise<boolean> {
  if (!viewer) return false;
  if (isUser(viewer, userId)) return true;
  return (await loaders.teamIdsOfUser.load(userId)).some((teamId) => mayRead(viewer, teamId));
}

/** True for the person itself, by whatever credential. */
export const isUser = (viewer: Viewer | null, userId: string): boolean =>
  viewer?.kind === 'user' && viewer.userId === userId;

/** True for those who manage the team. */
export const isAdmin = (viewer: Viewer | null, teamId: string): boolean =>
  viewer?.kind === 'user' && viewer.teams[teamId] !== undefined && hasRole(viewer.teams[teamId], 'ADMIN');
