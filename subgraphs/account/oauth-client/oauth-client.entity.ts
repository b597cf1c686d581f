import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "A partner's program. With its id and secret it gets short-lived tokens at `POST /oauth/token`, which act for the team at the partners' endpoint, within scopes.",
  implements: Node,
})
@Entity('oauth_client')
export class OAuthClient extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Index()
  @Column('text')
  teamId!: string;

  @Field(() => String, { description: 'What it is for.' })
  @Column('text')
  name!: string;

  @Field(() => [String], { description: 'The most that a token of it may do.' })
  @Column('text', { array: true })
  scopes!: string[];

  @Column('text')
  secretHash!: string;

  /** The secret before the last rotation, which is good until `previousSecretExpiresAt`. */
  @Column('text', { nullable: true })
  previousSecretHash!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when the secret before the last rotation is taken as well; null when there is none.',
  })
  @Column('timestamptz', { nullable: true })
  previousSecretExpiresAt!: Date | null;

  @Column('text')
  createdById!: string;

  @Field(() => Date, { nullable: true, description: 'When it last got a token, to the minute.' })
  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was revoked.' })
  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Field(() => Date, { description: 'When it was made.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

@ObjectType({ description: 'A page of OAuth clients.' })
export class OAuthClientConnection extends ConnectionOf(OAuthClient) {}
