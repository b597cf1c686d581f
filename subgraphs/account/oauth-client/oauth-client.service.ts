import type { DataSource, EntityManager } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { unitOfWork } from '#platform/database/unit-of-work';
import { Conflict, NotFound } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { requireRole, requireScope, requireUser, type Viewer } from '#platform/kernel/viewer';
import { OAUTH_SECRET_PREFIX } from '#schema/shared/internal-viewer';
import { revokeTokens } from '../credential/revoke-tokens';
import { hashOf, newSecret } from '../credential/secret';
import { NO_TEAM } from '../team/team.errors';
import { OAuthClient } from './oauth-client.entity';
import type { CreateOAuthClientInput } from './oauth-client.inputs';

const NO_CLIENT = 'There is no such OAuth client.';
const HOUR_MILLISECONDS = 3_600_000;

export class OAuthClientService {
  constructor(private readonly db: DataSource) {}

  /** The secret is in the first answer and nowhere else: null when the key was used before. */
  async create(
    viewer: Viewer | null,
    { teamId, name, scopes, idempotencyKey }: CreateOAuthClientInput,
  ): Promise<{ clientSecret: string | null; oauthClient: OAuthClient }> {
    const { userId } = requireRole(viewer, teamId, 'ADMIN', NO_TEAM);
    requireScope(viewer, 'team:write');
    const clientSecret = newSecret(OAUTH_SECRET_PREFIX);
    const once = { mutation: 'createOAuthClient', actorId: userId, idempotencyKey, input: { teamId, name, scopes } };
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        const made = newId('oac');
        await tx.insert(OAuthClient, {
          id: made,
          teamId,
          name,
          scopes,
          secretHash: hashOf(clientSecret),
          previousSecretHash: null,
          previousSecretExpiresAt: null,
          createdById: userId,
          lastUsedAt: null,
          revokedAt: null,
        });
        return made;
      });
      const oauthClient = await tx.findOneByOrFail(OAuthClient, { id });
      return { clientSecret: oauthClient.secretHash === hashOf(clientSecret) ? clientSecret : null, oauthClient };
    });
  }

  /** The old secret is taken for so many hours more, so that a program can change over; one from before it ends now. */
  async rotate(
    viewer: Viewer | null,
    id: string,
    overlapHours: number,
  ): Promise<{ clientSecret: string; oauthClient: OAuthClient }> {
    const clientSecret = newSecret(OAUTH_SECRET_PREFIX);
    return unitOfWork(this.db, async (tx) => {
      const { secretHash, revokedAt } = await this.managed(tx, viewer, id);
      if (revokedAt) throw new Conflict('The OAuth client was revoked; make a new one.', ['oauthClientId']);
      await tx.update(
        OAuthClient,
        { id },
        {
          secretHash: hashOf(clientSecret),
          previousSecretHash: overlapHours > 0 ? secretHash : null,
          previousSecretExpiresAt: overlapHours > 0 ? new Date(Date.now() + overlapHours * HOUR_MILLISECONDS) : null,
        },
      );
      return { clientSecret, oauthClient: await tx.findOneByOrFail(OAuthClient, { id }) };
    });
  }

  async revoke(viewer: Viewer | null, id: string): Promise<OAuthClient> {
    return unitOfWork(this.db, async (tx) => {
      await this.managed(tx, viewer, id);
      await revokeTokens(tx, OAuthClient, { id });
      return tx.findOneByOrFail(OAuthClient, { id });
    });
  }

  /** Locked, since two rotations at once would lose a secret that one of them has given out. */
  private async managed(tx: EntityManager, viewer: Viewer | null, id: string): Promise<OAuthClient> {
    requireUser(viewer);
    requireScope(viewer, 'team:write');
    const client = await tx.findOne(OAuthClient, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!client) throw new NotFound(NO_CLIENT);
    requireRole(viewer, client.teamId, 'ADMIN', NO_CLIENT);
    return client;
  }
}
