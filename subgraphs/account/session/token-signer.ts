import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { DataSource } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { newId } from '#platform/kernel/id';
import { PARTNER_AUDIENCE, TOKEN_AUDIENCE, TOKEN_ISSUER } from '#schema/shared/internal-viewer';
import { seal, unseal } from './seal';
import { SigningKey } from './signing-key.entity';

const ACCESS_TOKEN_SECONDS = 15 * 60;
/** A client gets a new one with one request, so that it need not last. */
const CLIENT_TOKEN_SECONDS = 10 * 60;
/** A new key after this time; the old one is published for as long again. */
const KEY_DAYS = 30;

/** Signs access tokens as EdDSA JSON Web Tokens and publishes the public keys. */
export class TokenSigner {
  private current: { id: string; key: Awaited<ReturnType<typeof importJWK>>; until: number } | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly secret: string,
  ) {}

  async sign(
    user: { id: string; personalTeamId: string },
    sessionId: string,
  ): Promise<{ token: string; expiresAt: Date }> {
    const { id, key } = await this.signingKey();
    const expiresAt = new Date((Math.floor(Date.now() / 1000) + ACCESS_TOKEN_SECONDS) * 1000);
    const token = await new SignJWT({ sid: sessionId, pt: user.personalTeamId })
      .setProtectedHeader({ alg: 'EdDSA', kid: id, typ: 'at+jwt' })
      .setIssuer(TOKEN_ISSUER)
      .setAudience(TOKEN_AUDIENCE)
      .setSubject(user.id)
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .sign(key);
    return { token, expiresAt };
  }

  /** The access token of an OAuth client, in the form of RFC 9068; `issuer` is the public URL. */
  async signClient(
    clientId: string,
    scopes: string[],
    issuer: string,
  ): Promise<{ token: string; expiresInSeconds: number }> {
    const { id, key } = await this.signingKey();
    const token = await new SignJWT({ client_id: clientId, scope: scopes.join(' ') })
      .setProtectedHeader({ alg: 'EdDSA', kid: id, typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience(PARTNER_AUDIENCE)
      .setSubject(clientId)
      .setJti(newId('jti'))
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + CLIENT_TOKEN_SECONDS)
      .sign(key);
    return { token, expiresInSeconds: CLIENT_TOKEN_SECONDS };
  }

  /** The JSON Web Key Set. A key is in it before the first token is signed with it. */
  async publicKeys(): Promise<{ keys: JWK[] }> {
    await this.signingKey();
    const keys = await this.db.getRepository(SigningKey).find({ order: { id: 'DESC' }, take: 3 });
    return { keys: keys.map(({ id, publicJwk }) => ({ ...publicJwk, kid: id, alg: 'EdDSA', use: 'sig' })) };
  }

  private async signingKey() {
    if (this.current && this.current.until > Date.now()) return this.current;
    const row = await this.newestKey();
    const key = await importJWK(JSON.parse(unseal(row.sealedPrivateJwk, this.secret)) as JWK, 'EdDSA');
    this.current = { id: row.id, key, until: row.createdAt.getTime() + KEY_DAYS * 24 * 3600 * 1000 };
    return this.current;
  }

  /** Several processes may look at the same moment; one makes the key. */
  private newestKey(): Promise<SigningKey> {
    return unitOfWork(this.db, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('signing key'))`);
      const [newest] = await tx.find(SigningKey, { order: { id: 'DESC' }, take: 1 });
      if (newest && newest.createdAt.getTime() > Date.now() - KEY_DAYS * 24 * 3600 * 1000) return newest;
      const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
      const sealedPrivateJwk = seal(JSON.stringify(await exportJWK(privateKey)), this.secret);
      const id = newId('key');
      await tx.insert(SigningKey, { id, publicJwk: await exportJWK(publicKey), sealedPrivateJwk });
      return tx.findOneByOrFail(SigningKey, { id });
    });
  }
}
