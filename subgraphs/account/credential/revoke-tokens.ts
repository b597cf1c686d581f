import { type EntityManager, type FindOptionsWhere, IsNull } from 'typeorm';
import { record } from '#platform/database/outbox';
import { CredentialRevoked } from '#schema/events/account';
import type { AccessToken } from '../access-token/access-token.entity';
import type { AgentToken } from '../agent-token/agent-token.entity';
import type { OAuthClient } from '../oauth-client/oauth-client.entity';

type Revocable = AccessToken | AgentToken | OAuthClient;

/** Ends the tokens that are good still, and tells of each. */
export async function revokeTokens<Token extends Revocable>(
  tx: EntityManager,
  entity: new () => Token,
  which: FindOptionsWhere<Token>,
): Promise<void> {
  const good = await tx.find<Revocable>(entity, { where: { ...which, revokedAt: IsNull() } });
  for (const { id } of good) {
    const { affected } = await tx.update<Revocable>(entity, { id, revokedAt: IsNull() }, { revokedAt: new Date() });
    if (affected) await record(tx, CredentialRevoked, { credentialId: id });
  }
}
