import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A sign-in on one device, until it is signed out or not used for 30 days.',
  implements: Node,
})
@Entity('session')
export class Session extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Index()
  @Column('text')
  userId!: string;

  /** How often it was refreshed: a refresh token bears the number that it was given, and only the newest is good. */
  @Column('int')
  generation!: number;

  @Field(() => Date, { description: 'When someone signed in.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When it was last refreshed.' })
  @Column('timestamptz')
  lastSeenAt!: Date;

  @Field(() => Date, { description: 'When it ends if it is not refreshed.' })
  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}

@ObjectType({ description: 'A page of sessions.' })
export class SessionConnection extends ConnectionOf(Session) {}

@ObjectType({ description: 'What a client keeps of a session.' })
export class SessionTokens {
  @Field(() => String, { description: 'For `Authorization: Bearer …`; good for 15 minutes.' })
  accessToken!: string;

  @Field(() => String, { description: 'For `refreshSession`; good once. Using one twice ends the session.' })
  refreshToken!: string;

  @Field(() => Date, { description: 'When the access token ends.' })
  expiresAt!: Date;
}
