import type { DataSource } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { newId } from '#platform/kernel/id';
import { NotFound } from '#platform/kernel/errors';
import { requireRole, requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import { AGENT_TOKEN_PREFIX } from '#schema/shared/internal-viewer';
import { revokeTokens } from '../credential/revoke-tokens';
import { hashOf, newSecret } from '../credential/secret';
import { NO_TEAM } from '../team/team.errors';
import { AgentToken } from './agent-token.entity';
import type { CreateAgentTokenInput } from './agent-token.inputs';

const NO_TOKEN = 'There is no such agent token.';

export class AgentTokenService {
  constructor(private readonly db: DataSource) {}

  /** The token is in the answer and nowhere else. */
  async create(
    viewer: Viewer | null,
    { teamId, name, pool }: CreateAgentTokenInput,
  ): Promise<{ token: string; agentToken: AgentToken }> {
    const { userId } = requireRole(viewer, teamId, 'ADMIN', NO_TEAM);
    requireScope(viewer, 'team:write');
    const token = newSecret(AGENT_TOKEN_PREFIX);
    const id = newId('agtok');
    const tokens = this.db.getRepository(AgentToken);
    await tokens.insert({
      id,
      teamId,
      name,
      pool,
      tokenHash: hashOf(token),
      createdById: userId,
      lastUsedAt: null,
      revokedAt: null,
    });
    return { token, agentToken: await tokens.findOneByOrFail({ id }) };
  }

  async revoke(viewer: Viewer | null, id: string): Promise<AgentToken> {
    requireUser(viewer);
    requireScope(viewer, 'team:write');
    return unitOfWork(this.db, async (tx) => {
      const token = await tx.findOneBy(AgentToken, { id });
      if (!token) throw new NotFound(NO_TOKEN);
      requireRole(viewer, token.teamId, 'ADMIN', NO_TOKEN);
      await revokeTokens(tx, AgentToken, { id });
      return tx.findOneByOrFail(AgentToken, { id });
    });
  }
}
