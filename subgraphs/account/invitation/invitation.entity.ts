import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';
import { TeamRole } from '../team/team-role';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Someone who was asked into a team and has not come yet. Admins see it.', implements: Node })
@Entity('invitation')
@Index(['teamId', 'emailKey'], { unique: true, where: '"acceptedAt" IS NULL' })
export class Invitation extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Column('text')
  teamId!: string;

  @Field(() => String, { description: 'Where the mail went.' })
  @Column('text')
  email!: string;

  @Column('text')
  emailKey!: string;

  @Field(() => TeamRole, { description: 'What the person will be allowed to do.' })
  @Column('text')
  role!: TeamRole;

  @Index({ unique: true })
  @Column('text')
  tokenHash!: string;

  @Field(() => Date, { description: 'Until when it can be accepted.' })
  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  acceptedAt!: Date | null;

  @Column('text', { nullable: true })
  acceptedById!: string | null;

  @Field(() => Date, { description: 'When it was first sent.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

@ObjectType({ description: 'A page of invitations.' })
export class InvitationConnection extends ConnectionOf(Invitation) {}
