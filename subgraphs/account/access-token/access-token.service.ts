import type { DataSource } from 'typeorm';
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

  /** The token is in the answer and nowhere else. */
  async create(
    viewer: Viewer | null,
    { name, scopes, expiresInDays }: CreateAccessTokenInput,
  ): Promise<{ token: string; accessToken: AccessToken }> {
    const user = requireUser(viewer);
    if (user.scopes !== null) throw new Forbidden('A token with scopes cannot make another token; sign in for that.');
    const token = newSecret(ACCESS_TOKEN_PREFIX);
    const id = newId('pat');
    const tokens = this.db.getRepository(AccessToken);
    const expiresAt = new Date(Date.now() + expiresInDays * 24 * 3600 * 1000);
    await tokens.insert({
      id,
      userId: user.userId,
      name,
      scopes: scopes ?? null,
      tokenHash: hashOf(token),
      expiresAt,
      lastUsedAt: null,
      revokedAt: null,
    });
    return { token, accessToken: await tokens.findOneByOrFail({ id }) };
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
