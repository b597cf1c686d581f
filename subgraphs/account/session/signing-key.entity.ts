import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A key pair that signs access tokens. The newest signs; older ones verify until the last token of theirs has ended. */
@Entity('signing_key')
export class SigningKey {
  @PrimaryColumn('text')
  id!: string;

  @Column('jsonb')
  publicJwk!: object;

  /** AES-256-GCM over the private JWK: iv, tag and text, base64url, with dots between. */
  @Column('text')
  sealedPrivateJwk!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
