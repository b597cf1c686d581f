import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { connectionLoader } from '#platform/graphql/connection';
import type { Context } from '#platform/graphql/context';
import { byId } from '#platform/graphql/loader';
import { AccessToken } from './access-token/access-token.entity';
import { AgentToken } from './agent-token/agent-token.entity';
import { Invitation } from './invitation/invitation.entity';
import { OAuthClient } from './oauth-client/oauth-client.entity';
import { Session } from './session/session.entity';
import { Membership } from './team/membership.entity';
import { Team } from './team/team.entity';
import { User } from './user/user.entity';

export const loadersFor = (db: DataSource) => () => ({
  user: byId(db, User),
  team: byId(db, Team),
  session: byId(db, Session),
  invitation: byId(db, Invitation),
  accessToken: byId(db, AccessToken),
  agentToken: byId(db, AgentToken),
  oauthClient: byId(db, OAuthClient),
  /** The teams of each user, to tell whether two share one. */
  teamIdsOfUser: new DataLoader<string, string[]>(async (userIds) => {
    const rows = await db.query<{ userId: string; teamIds: string[] }[]>(
      'SELECT "userId", array_agg("teamId") AS "teamIds" FROM membership WHERE "userId" = ANY($1) GROUP BY "userId"',
      [userIds],
    );
    const found = new Map(rows.map(({ userId, teamIds }) => [userId, teamIds]));
    return userIds.map((id) => found.get(id) ?? []);
  }),
  membersOfTeam: connectionLoader(db, Membership, 'teamId'),
  teamsOfUser: connectionLoader(db, Membership, 'userId'),
  invitationsOfTeam: connectionLoader(db, Invitation, 'teamId', 'newest first', '"acceptedAt" IS NULL'),
  agentTokensOfTeam: connectionLoader(db, AgentToken, 'teamId', 'newest first'),
  oauthClientsOfTeam: connectionLoader(db, OAuthClient, 'teamId', 'newest first'),
  sessionsOfUser: connectionLoader(
    db,
    Session,
    'userId',
    'newest first',
    '"revokedAt" IS NULL AND "expiresAt" > now()',
  ),
  accessTokensOfUser: connectionLoader(db, AccessToken, 'userId', 'newest first'),
});

export type AccountContext = Context<ReturnType<ReturnType<typeof loadersFor>>>;
