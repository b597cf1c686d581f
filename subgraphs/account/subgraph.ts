import type { Subgraph } from '#platform/graphql/subgraph';
import { mayRead, requireScope } from '#platform/kernel/viewer';
import { AccessToken } from './access-token/access-token.entity';
import { AccessTokenResolver } from './access-token/access-token.resolver';
import { AccessTokenService } from './access-token/access-token.service';
import { AgentToken } from './agent-token/agent-token.entity';
import { AgentTokenResolver } from './agent-token/agent-token.resolver';
import { AgentTokenService } from './agent-token/agent-token.service';
import { CredentialService } from './credential/credential.service';
import { internalRoutes } from './credential/internal-routes';
import { Invitation } from './invitation/invitation.entity';
import { InvitationResolver } from './invitation/invitation.resolver';
import { InvitationService } from './invitation/invitation.service';
import { startJobs } from './jobs';
import { type AccountContext, loadersFor } from './loaders';
import { migrations } from './migrations';
import { ClientTokenService } from './oauth-client/client-token.service';
import { OAuthClient } from './oauth-client/oauth-client.entity';
import { OAuthClientResolver } from './oauth-client/oauth-client.resolver';
import { OAuthClientService } from './oauth-client/oauth-client.service';
import { Session } from './session/session.entity';
import { SessionResolver } from './session/session.resolver';
import { SessionService } from './session/session.service';
import { SigningKey } from './session/signing-key.entity';
import { TokenSigner } from './session/token-signer';
import { Membership } from './team/membership.entity';
import { Team } from './team/team.entity';
import { MembershipResolver, TeamResolver } from './team/team.resolver';
import { TeamService } from './team/team.service';
import { MailToken } from './user/mail-token.entity';
import { PasswordGuard } from './user/password-guard';
import { PostOffice } from './user/post-office';
import { User } from './user/user.entity';
import { UserResolver } from './user/user.resolver';
import { UserService } from './user/user.service';
import { isAdmin, isUser, mayKnow } from './user/visibility';

export const accountSubgraph: Subgraph = {
  name: 'account',
  entities: [User, MailToken, Session, SigningKey, Team, Membership, Invitation, AccessToken, AgentToken, OAuthClient],
  migrations,
  wire(db, platform) {
    const { viewerSecret, jobQueue } = platform;
    const signer = new TokenSigner(db, viewerSecret);
    const post = new PostOffice(platform.mailer, jobQueue, viewerSecret, () => platform.publicUrl);
    const guard = new PasswordGuard(platform.rateLimiter);
    const sessions = new SessionService(db, signer, guard, viewerSecret);
    const teams = new TeamService(db);
    const credentials = new CredentialService(db, platform.platformAgentToken);
    const clientTokens = new ClientTokenService(db, signer, () => platform.publicUrl);
    return {
      resolvers: [
        new UserResolver(new UserService(db, sessions, teams, post, guard)),
        new SessionResolver(sessions),
        new TeamResolver(teams),
        new MembershipResolver(),
        new InvitationResolver(new InvitationService(db, teams, post)),
        new AccessTokenResolver(new AccessTokenService(db)),
        new AgentTokenResolver(new AgentTokenService(db)),
        new OAuthClientResolver(new OAuthClientService(db)),
      ],
      loaders: loadersFor(db),
      references: {
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
        OAuthClient: async ({ id }, { viewer, loaders }: AccountContext) => {
          requireScope(viewer, 'team:read');
          const client = await loaders.oauthClient.load(id);
          return client && isAdmin(viewer, client.teamId) ? client : null;
        },
        Invitation: async ({ id }, { viewer, loaders }: AccountContext) => {
          requireScope(viewer, 'team:read');
          const invitation = await loaders.invitation.load(id);
          return invitation && isAdmin(viewer, invitation.teamId) ? invitation : null;
        },
      },
      viewerAfterMutation: (viewer) => credentials.asOfNow(viewer),
      routes: internalRoutes({ signer, credentials, clientTokens }, viewerSecret),
      start: () => startJobs(jobQueue, post),
    };
  },
};
