import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A token that acts for its user, within scopes. The token itself is shown once.',
  implements: Node,
})
@Entity('access_token')
export class AccessToken extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Index()
  @Column('text')
  userId!: string;

  @Field(() => String, { description: 'What it is for.' })
  @Column('text')
  name!: string;

  @Field(() => [String], { nullable: true, description: 'What it may do; null: everything that the user may.' })
  @Column('text', { array: true, nullable: true })
  scopes!: string[] | null;

  @Index({ unique: true })
  @Column('text')
  tokenHash!: string;

  @Field(() => Date, { description: 'When it ends.' })
  @Column('timestamptz')
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute.' })
  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was revoked.' })
  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Field(() => Date, { description: 'When it was made.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

@ObjectType({ description: 'A page of access tokens.' })
export class AccessTokenConnection extends ConnectionOf(AccessToken) {}
