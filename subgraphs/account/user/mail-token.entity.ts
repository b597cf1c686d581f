import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A secret that was sent to an address, good once: to verify it or to choose a new password. */
@Entity('mail_token')
export class MailToken {
  /** sha256 of the token, in hex; the token itself is in the mail alone. */
  @PrimaryColumn('text')
  hash!: string;

  @Column('text')
  purpose!: 'VERIFY_EMAIL' | 'RESET_PASSWORD';

  @Index()
  @Column('text')
  userId!: string;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
