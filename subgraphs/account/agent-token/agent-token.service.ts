import type { DataSource } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
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

  /** The token is in the first answer and nowhere else: null when the key was used before. */
  async create(
    viewer: Viewer | null,
    { teamId, name, pool, idempotencyKey }: CreateAgentTokenInput,
  ): Promise<{ token: string | null; agentToken: AgentToken }> {
    const { userId } = requireRole(viewer, teamId, 'ADMIN', NO_TEAM);
    requireScope(viewer, 'team:write');
    const secret = newSecret(AGENT_TOKEN_PREFIX);
    const input = { teamId, name, pool };
    const once = { mutation: 'createAgentToken', actorId: userId, idempotencyKey, input };
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        const made = newId('agtok');
        const tokenHash = hashOf(secret);
        const unused = { lastUsedAt: null, revokedAt: null };
        await tx.insert(AgentToken, { id: made, teamId, name, pool, tokenHash, createdById: userId, ...unused });
        return made;
      });
      const agentToken = await tx.findOneByOrFail(AgentToken, { id });
      return { token: agentToken.tokenHash === hashOf(secret) ? secret : null, agentToken };
    });
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
