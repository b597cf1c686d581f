import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { Node } from '#platform/graphql/node';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person. Others see the name when they share a team.', implements: Node })
@Entity('user')
@Index(['emailKey'], { unique: true, where: '"deletedAt" IS NULL' })
export class User extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Directive('@tag(name: "partner")')
  @Field(() => String, { description: 'What others call this person.' })
  @Column('text')
  name!: string;

  @Column('text')
  email!: string;

  /** The address without case, by which two are the same. */
  @Column('text')
  emailKey!: string;

  @Column('text')
  passwordHash!: string;

  @Column('text')
  personalTeamId!: string;

  @Column('timestamptz', { nullable: true })
  emailVerifiedAt!: Date | null;

  @Field(() => Date, { description: 'When the account was made.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  deletedAt!: Date | null;
}
