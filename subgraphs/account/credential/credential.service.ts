import { timingSafeEqual } from 'node:crypto';
import { type DataSource, IsNull } from 'typeorm';
import type { AgentViewer, UserViewer, Viewer } from '#platform/kernel/viewer';
import {
  ACCESS_TOKEN_PREFIX,
  AGENT_TOKEN_PREFIX,
  type Credential,
  type ViewerAnswer,
} from '#schema/shared/internal-viewer';
import { AccessToken } from '../access-token/access-token.entity';
import { AgentToken } from '../agent-token/agent-token.entity';
import { OAuthClient } from '../oauth-client/oauth-client.entity';
import { Session } from '../session/session.entity';
import { Membership } from '../team/membership.entity';
import { User } from '../user/user.entity';
import { hasChecksum, hashOf } from './secret';

const nobody = (reason: string): ViewerAnswer => ({ viewer: null, reason });

/** Who stands behind a credential, as of now. */
export class CredentialService {
  constructor(
    private readonly db: DataSource,
    /** The platform's own agents, which work for every team, bear this token; null: there are none. */
    private readonly platformAgentToken: string | null,
  ) {}

  resolve(credential: Credential): Promise<ViewerAnswer> {
    if (credential.kind === 'session') return this.bySession(credential.userId, credential.sessionId);
    if (credential.kind === 'client') return this.byClient(credential.clientId, credential.scopes);
    if (credential.token.startsWith(ACCESS_TOKEN_PREFIX)) return this.byAccessToken(credential.token);
    return this.byAgentToken(credential.token);
  }

  private async bySession(userId: string, sessionId: string): Promise<ViewerAnswer> {
    const session = await this.db.getRepository(Session).findOneBy({ id: sessionId, userId });
    if (!session || session.revokedAt || session.expiresAt < new Date())
      return nobody('The session has ended; sign in again.');
    return this.user(userId, null, sessionId);
  }

  private async byAccessToken(secret: string): Promise<ViewerAnswer> {
    if (!hasChecksum(secret, ACCESS_TOKEN_PREFIX))
      return nobody('This is no access token: characters are missing or changed.');
    const token = await this.db.getRepository(AccessToken).findOneBy({ tokenHash: hashOf(secret) });
    if (!token) return nobody('There is no such access token.');
    if (token.revokedAt) return nobody('The access token was revoked.');
    if (token.expiresAt < new Date()) return nobody('The access token has expired; make a new one.');
    await this.noteUse('access_token', token.id);
    return this.user(token.userId, token.scopes, token.id);
  }

  private async byAgentToken(secret: string): Promise<ViewerAnswer> {
    if (this.platformAgentToken && sameText(secret, this.platformAgentToken)) return { viewer: PLATFORM_AGENT };
    if (!hasChecksum(secret, AGENT_TOKEN_PREFIX))
      return nobody('This is no agent token: characters are missing or changed.');
    const token = await this.db.getRepository(AgentToken).findOneBy({ tokenHash: hashOf(secret) });
    if (!token) return nobody('There is no such agent token.');
    if (token.revokedAt) return nobody('The agent token was revoked; `createAgentToken` makes a new one.');
    await this.noteUse('agent_token', token.id);
    const { id, teamId, pool } = token;
    return { viewer: { kind: 'agent', agentTokenId: id, teamId, pool, credentialId: id } };
  }

  /** A client is an editor of its team, in the name of nobody; what it is may be narrowed after its token was made. */
  private async byClient(id: string, scopes: string[]): Promise<ViewerAnswer> {
    const client = await this.db.getRepository(OAuthClient).findOneBy({ id });
    if (!client || client.revokedAt) return nobody('The OAuth client was revoked.');
    const { teamId } = client;
    return {
      viewer: {
        kind: 'user',
        userId: id,
        personalTeamId: teamId,
        teams: { [teamId]: 'EDITOR' },
        scopes: scopes.filter((scope) => client.scopes.includes(scope)),
        credentialId: id,
      },
    };
  }

  private async user(userId: string, scopes: string[] | null, credentialId: string): Promise<ViewerAnswer> {
    const user = await this.db.getRepository(User).findOneBy({ id: userId, deletedAt: IsNull() });
    if (!user) return nobody('The account was deleted.');
    const teams = await this.teamsOf(userId);
    return { viewer: { kind: 'user', userId, personalTeamId: user.personalTeamId, teams, scopes, credentialId } };
  }

  /** The same viewer with teams and roles as of now. */
  async asOfNow(viewer: Viewer): Promise<Viewer> {
    return viewer.kind === 'user' ? { ...viewer, teams: await this.teamsOf(viewer.userId) } : viewer;
  }

  private async teamsOf(userId: string): Promise<UserViewer['teams']> {
    const memberships = await this.db.getRepository(Membership).findBy({ userId });
    return Object.fromEntries(memberships.map(({ teamId, role }) => [teamId, role]));
  }

  /** To the minute: not every request writes. */
  private async noteUse(table: 'access_token' | 'agent_token', id: string): Promise<void> {
    await this.db.query(
      `UPDATE ${table} SET "lastUsedAt" = now() WHERE id = $1 AND ("lastUsedAt" IS NULL OR "lastUsedAt" < now() - interval '1 minute')`,
      [id],
    );
  }
}

const PLATFORM_AGENT: AgentViewer = {
  kind: 'agent',
  agentTokenId: 'platform',
  teamId: null,
  pool: 'platform',
  credentialId: 'platform',
};

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(hashOf(a)), Buffer.from(hashOf(b))];
  return timingSafeEqual(left, right);
}
