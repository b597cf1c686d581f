import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Leased } from '#platform/database/lease';
import { ConnectionOf } from '#platform/graphql/connection';
import { describeEnum } from '#platform/graphql/describe-enum';
import { Node } from '#platform/graphql/node';
import '#platform/graphql/shared-enums';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { BuildFailure } from './build-failure';
import { BuildToolchain } from './build-toolchain';

export enum BuildProfile {
  PREVIEW = 'PREVIEW',
  RELEASE = 'RELEASE',
}

describeEnum(BuildProfile, 'BuildProfile', 'What a build is for.', {
  PREVIEW: 'For looking at: quick to make, not signed.',
  RELEASE: 'For a store.',
});

/** Why a build was queued. Only what the platform queued by itself is superseded by a newer revision. */
export enum BuildTrigger {
  REQUEST = 'REQUEST',
  REVISION = 'REVISION',
  PREVIEW = 'PREVIEW',
}

/** One revision of a project made into an app for one platform, by an agent. The row is the work: no queue beside it can disagree. */
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'One revision of a project, made into an app for one platform.', implements: Node })
@Directive('@key(fields: "id")')
@Entity('build')
@Index(['status', 'id'])
@Index(['teamId', 'id'])
@Index(['projectId', 'id'])
export class Build extends Leased {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  projectId!: string;

  @Column('text')
  teamId!: string;

  @Column('text')
  revisionId!: string;

  @Column('int')
  revisionNumber!: number;

  /** sha256 of the tree of the revision. */
  @Column('text')
  manifest!: string;

  @Field(() => MobilePlatform, { description: 'What it is built for.' })
  @Column('text')
  platform!: MobilePlatform;

  @Field(() => BuildProfile, { description: 'What the build is for.' })
  @Column('text')
  profile!: BuildProfile;

  @Field(() => WorkStatus, { description: 'How far it is.' })
  override status!: WorkStatus;

  @Field(() => Int, {
    description: 'How often an agent has taken it; more than 1 when an agent was lost in the middle.',
  })
  override attempts!: number;

  @Column('text')
  trigger!: BuildTrigger;

  /** Null: the platform, because of an event that names nobody. */
  @Column('text', { nullable: true })
  createdById!: string | null;

  @Field(() => Date, { description: 'When it was queued.' })
  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When an agent took it; null while it waits.' })
  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it has not.' })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;

  @Field(() => BuildFailure, { nullable: true, description: 'Why it failed or was canceled; null otherwise.' })
  @Column('jsonb', { nullable: true })
  failure!: BuildFailure | null;

  @Field(() => [BuildToolchain], { description: 'The toolchains that took part, in the order of their first phase.' })
  @Column('jsonb', { default: () => "'[]'" })
  toolchains!: BuildToolchain[];

  @Field(() => Boolean, { description: 'The log has reached its largest size; what came after that is left out.' })
  @Column('boolean', { default: false })
  logIsTruncated!: boolean;

  /** The sequence of the last chunk that was accepted; the next has to be one more. */
  @Column('int', { default: 0 })
  logSequence!: number;

  @Column('int', { default: 0 })
  logBytes!: number;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of builds.' })
export class BuildConnection extends ConnectionOf(Build) {}
