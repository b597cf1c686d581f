import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';
import type { ReleaseState, StoreName, StoreTrack } from '#platform/ports/store';
import { WorkStatus } from '#schema/shared/work-status';
import { Tracks } from './deployment-enums';
import { DeploymentCheck, DeploymentFailure, DeploymentStep } from './deployment-parts';

@Directive('@key(fields: "id")')
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A build on its way to the users of a store.', implements: Node })
@Entity('deployment')
@Index(['projectId', 'id'])
@Index(['storeAppId', 'id'])
@Index(['status'], { where: `status IN ('QUEUED', 'RUNNING')` })
export class Deployment extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Column('text')
  projectId!: string;

  @Column('text')
  teamId!: string;

  @Column('text')
  storeAppId!: string;

  @Column('text')
  buildId!: string;

  @Column('text')
  storeName!: StoreName;

  @Field(() => Tracks, { description: 'Who is to get it.' })
  @Column('text')
  track!: StoreTrack;

  @Field(() => String, { description: 'What is new, for the people who use the app.' })
  @Column('text')
  releaseNotes!: string;

  @Field(() => WorkStatus, { description: 'How far it is; SUCCEEDED once the store offers it.' })
  @Column('text')
  status!: WorkStatus;

  @Field(() => [DeploymentStep], { description: 'Its steps in their order.' })
  @Column('jsonb')
  steps!: DeploymentStep[];

  @Field(() => [DeploymentCheck], { description: 'How the checks before the upload came out.' })
  @Column('jsonb')
  checks!: DeploymentCheck[];

  @Field(() => DeploymentFailure, { nullable: true, description: 'Why it failed; null otherwise.' })
  @Column('jsonb', { nullable: true })
  failure!: DeploymentFailure | null;

  @Column('int', { nullable: true })
  versionCode!: number | null;

  /** From here until the store has the release no other upload of the app begins, or a higher version code could come first. */
  @Column('timestamptz', { nullable: true })
  uploadStartedAt!: Date | null;

  /** The store's own id; null until it has the upload. */
  @Column('text', { nullable: true })
  releaseId!: string | null;

  @Column('text', { nullable: true })
  releaseState!: ReleaseState | null;

  @Column('text', { nullable: true })
  rawState!: string | null;

  @Column('text', { nullable: true })
  rejection!: string | null;

  @Column('float8', { default: 1 })
  rolloutFraction!: number;

  /** How often the work was taken up; a job of an earlier turn finds that it comes too late. */
  @Column('int', { default: 0 })
  turn!: number;

  @Column('text')
  createdById!: string;

  @Field(() => Date, { description: 'When it was asked for.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of deployments.' })
export class DeploymentConnection extends ConnectionOf(Deployment) {}

/** The version that people see; the stores want it to rise with the code. */
export const versionNameOf = (versionCode: number): string => `1.0.${versionCode}`;
