import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "A token with which a team's own build and simulator agents come to work. The token itself is shown once.",
  implements: Node,
})
@Entity('agent_token')
export class AgentToken extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Index()
  @Column('text')
  teamId!: string;

  @Field(() => String, { description: 'What it is for.' })
  @Column('text')
  name!: string;

  @Field(() => String, { description: 'The pool that its agents stand in.' })
  @Column('text')
  pool!: string;

  @Index({ unique: true })
  @Column('text')
  tokenHash!: string;

  @Column('text')
  createdById!: string;

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

@ObjectType({ description: 'A page of agent tokens.' })
export class AgentTokenConnection extends ConnectionOf(AgentToken) {}
