import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import '#platform/graphql/shared-enums';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';
import { MobilePlatform } from '#schema/shared/mobile-platform';

@Directive('@key(fields: "id")')
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'One mobile app and everything that is made for it.', implements: Node })
@Entity('project')
@Index(['teamId', 'nameKey'], { unique: true, where: '"deletedAt" IS NULL' })
export class Project extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Field(() => String, { description: 'What people call it; unique in its team.' })
  @Column('text')
  name!: string;

  /** The name without case, by which two are the same. */
  @Column('text')
  nameKey!: string;

  @Index()
  @Column('text')
  teamId!: string;

  @Column('text')
  createdById!: string;

  @Field(() => [MobilePlatform], { description: 'What the app is built for.' })
  @Column('text', { array: true })
  platforms!: MobilePlatform[];

  @Field(() => Boolean, { description: 'Every revision starts a preview build of each platform.' })
  @Column('boolean')
  buildsAutomatically!: boolean;

  @Column('text')
  headRevisionId!: string;

  @Field(() => Date, { description: 'When it was made.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  deletedAt!: Date | null;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of projects.' })
export class ProjectConnection extends ConnectionOf(Project) {}
