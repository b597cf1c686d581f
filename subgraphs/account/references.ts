import type { ReferenceResolver } from '#platform/graphql/subgraph';
import { hasRole, mayRead, requireScope, type Viewer } from '#platform/kernel/viewer';
import type { AccountContext } from './loaders';

/** A user is seen by itself, by those who share a team with it, by agents of such teams and by the platform. */
async function mayKnow(viewer: Viewer | null, userId: string, loaders: AccountContext['loaders']): Promise<boolean> {
  if (!viewer) return false;
  if (viewer.kind === 'user' && viewer.userId === userId) return true;
  return (await loaders.teamIdsOfUser.load(userId)).some((teamId) => mayRead(viewer, teamId));
}

const isAdmin = (viewer: Viewer | null, teamId: string) =>
  viewer?.kind === 'user' && viewer.teams[teamId] !== undefined && hasRole(viewer.teams[teamId], 'ADMIN');

const isUser = (viewer: Viewer | null, userId: string) => viewer?.kind === 'user' && viewer.userId === userId;

export const references: Record<string, ReferenceResolver> = {
  User: async ({ id }, { viewer, loaders }: AccountContext) => {
    const user = await loaders.user.load(id);
    return user && !user.deletedAt && (await mayKnow(viewer, id, loaders)) ? user : null;
  },
  Team: async ({ id }, { viewer, loaders }: AccountContext) => {
    requireScope(viewer, 'team:read');
    return mayRead(viewer, id) ? loaders.team.load(id) : null;
  },
  Session: async ({ id }, { viewer, loaders }: AccountContext) => {
    requireScope(viewer, 'account:read');
    const session = await loaders.session.load(id);
    return session && isUser(viewer, session.userId) ? session : null;
  },
  AccessToken: async ({ id }, { viewer, loaders }: AccountContext) => {
    requireScope(viewer, 'account:read');
    const token = await loaders.accessToken.load(id);
    return token && isUser(viewer, token.userId) ? token : null;
  },
  AgentToken: async ({ id }, { viewer, loaders }: AccountContext) => {
    requireScope(viewer, 'team:read');
    const token = await loaders.agentToken.load(id);
    return token && isAdmin(viewer, token.teamId) ? token : null;
  },
  Invitation: async ({ id }, { viewer, loaders }: AccountContext) => {
    requireScope(viewer, 'team:read');
    const invitation = await loaders.invitation.load(id);
    return invitation && isAdmin(viewer, invitation.teamId) ? invitation : null;
  },
};
