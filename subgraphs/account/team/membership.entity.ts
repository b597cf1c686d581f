import { Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { TeamRole } from './team-role';

@ObjectType('TeamMember', { description: 'A person in a team.' })
@Entity('membership')
@Index(['teamId', 'userId'], { unique: true })
export class Membership {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  teamId!: string;

  @Index()
  @Column('text')
  userId!: string;

  @Field(() => TeamRole, { description: 'What the person may do in the team.' })
  @Column('text')
  role!: TeamRole;

  @Field(() => Date, { description: 'Since when.' })
  @CreateDateColumn({ type: 'timestamptz' })
  joinedAt!: Date;
}

@ObjectType({ description: 'A page of members.' })
export class TeamMemberConnection extends ConnectionOf(Membership, 'TeamMember') {}
