import type { DataSource } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { unitOfWork } from '#platform/database/unit-of-work';
import { Forbidden, NotFound } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { requireUser, type Viewer } from '#platform/kernel/viewer';
import { ACCESS_TOKEN_PREFIX } from '#schema/shared/internal-viewer';
import { revokeTokens } from '../credential/revoke-tokens';
import { hashOf, newSecret } from '../credential/secret';
import { AccessToken } from './access-token.entity';
import type { CreateAccessTokenInput } from './access-token.inputs';

export class AccessTokenService {
  constructor(private readonly db: DataSource) {}

  /** The token is in the first answer and nowhere else: null when the key was used before. */
  async create(
    viewer: Viewer | null,
    { name, scopes, expiresInDays, idempotencyKey }: CreateAccessTokenInput,
  ): Promise<{ token: string | null; accessToken: AccessToken }> {
    const { userId, scopes: own } = requireUser(viewer);
    if (own !== null) throw new Forbidden('A token with scopes cannot make another token; sign in for that.');
    const secret = newSecret(ACCESS_TOKEN_PREFIX);
    const input = { name, scopes, expiresInDays };
    const once = { mutation: 'createAccessToken', actorId: userId, idempotencyKey, input };
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        const made = newId('pat');
        await tx.insert(AccessToken, {
          id: made,
          userId,
          name,
          scopes: scopes ?? null,
          tokenHash: hashOf(secret),
          expiresAt: new Date(Date.now() + expiresInDays * 24 * 3600 * 1000),
          lastUsedAt: null,
          revokedAt: null,
        });
        return made;
      });
      const accessToken = await tx.findOneByOrFail(AccessToken, { id });
      return { token: accessToken.tokenHash === hashOf(secret) ? secret : null, accessToken };
    });
  }

  async revoke(viewer: Viewer | null, id: string): Promise<AccessToken> {
    const { userId, scopes } = requireUser(viewer);
    if (scopes !== null) throw new Forbidden('A token with scopes cannot revoke tokens; sign in for that.');
    return unitOfWork(this.db, async (tx) => {
      const token = await tx.findOneBy(AccessToken, { id, userId });
      if (!token) throw new NotFound('There is no such access token.');
      await revokeTokens(tx, AccessToken, { id });
      return tx.findOneByOrFail(AccessToken, { id });
    });
  }
}
