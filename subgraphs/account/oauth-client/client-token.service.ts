import { timingSafeEqual } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { ClientTokenAnswer, ClientTokenRequest } from '#schema/shared/internal-client-token';
import { OAUTH_SECRET_PREFIX } from '#schema/shared/internal-viewer';
import { hashOf, newSecret } from '../credential/secret';
import type { TokenSigner } from '../session/token-signer';
import { OAuthClient } from './oauth-client.entity';

const UNKNOWN_CLIENT = 'The client is not known, was revoked, or the secret is not its own.';

/** Gives tokens to clients that prove themselves: the grant "client credentials" of OAuth 2.1. */
export class ClientTokenService {
  /** Stands in for the hashes of a client that is not there, so that it takes as long to refuse. */
  private readonly nobodysHash = hashOf(newSecret(OAUTH_SECRET_PREFIX));

  constructor(
    private readonly db: DataSource,
    private readonly signer: TokenSigner,
    private readonly publicUrl: () => string,
  ) {}

  async issue({ clientId, clientSecret, scope }: ClientTokenRequest): Promise<ClientTokenAnswer> {
    const client = await this.db.getRepository(OAuthClient).findOneBy({ id: clientId });
    const hash = hashOf(clientSecret);
    const isCurrent = sameHash(hash, client?.secretHash ?? this.nobodysHash);
    const isPrevious = sameHash(hash, client?.previousSecretHash ?? this.nobodysHash);
    const mayBePrevious = (client?.previousSecretExpiresAt?.getTime() ?? 0) > Date.now();
    if (!client || client.revokedAt || !(isCurrent || (isPrevious && mayBePrevious)))
      return { error: 'invalid_client', description: UNKNOWN_CLIENT };
    const wanted = scope === null ? client.scopes : [...new Set(scope.split(' ').filter(Boolean))];
    const tooMuch = wanted.filter((one) => !client.scopes.includes(one));
    if (tooMuch.length > 0 || wanted.length === 0)
      return { error: 'invalid_scope', description: `The client may ask for: ${client.scopes.join(' ')}.` };
    await this.noteUse(client.id);
    const { token, expiresInSeconds } = await this.signer.signClient(client.id, wanted, this.publicUrl());
    return { token, expiresInSeconds, scope: wanted.join(' ') };
  }

  /** To the minute: not every token writes. */
  private async noteUse(id: string): Promise<void> {
    await this.db.query(
      `UPDATE oauth_client SET "lastUsedAt" = now() WHERE id = $1 AND ("lastUsedAt" IS NULL OR "lastUsedAt" < now() - interval '1 minute')`,
      [id],
    );
  }
}

const sameHash = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));
