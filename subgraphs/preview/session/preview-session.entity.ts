import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Leased } from '#platform/database/lease';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';
import '#platform/graphql/shared-enums';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { PreviewFailure } from './preview-failure';
import { PreviewStream } from './preview-stream';

/** An app that runs on a device and is seen and driven from afar. The row is the work: no queue beside it can disagree. */
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'An app that runs on a device, to be seen and driven from afar.', implements: Node })
@Directive('@key(fields: "id")')
@Entity('preview_session')
@Index(['status', 'id'])
@Index(['teamId', 'status'])
@Index(['projectId', 'id'])
export class PreviewSession extends Leased {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  projectId!: string;

  @Column('text')
  teamId!: string;

  @Column('text')
  userId!: string;

  @Field(() => MobilePlatform, { description: 'What the app is run for.' })
  @Column('text')
  platform!: MobilePlatform;

  /** The head when the preview was asked for; a build of it or of a later one will do. */
  @Column('text')
  wantedRevisionId!: string;

  /** When the build subgraph was asked for a build last. */
  @Column('timestamptz')
  buildAskedAt!: Date;

  /** What runs or is to be run; null: it is not built yet. */
  @Column('text', { nullable: true })
  buildId!: string | null;

  /** Somebody wants this revision or a later one in place of what runs, as soon as it can run; null: nobody does. */
  @Column('text', { nullable: true })
  awaitedRevisionId!: string | null;

  @Column('text', { nullable: true })
  deviceId!: string | null;

  /** Since when the video has been in the router; null: it is not there. */
  @Column('timestamptz', { nullable: true })
  publishedAt!: Date | null;

  @Field(() => PreviewStream, { nullable: true, description: 'How the video goes; null while there is none.' })
  @Column('jsonb', { nullable: true })
  stream!: PreviewStream | null;

  @Field(() => PreviewFailure, { nullable: true, description: 'Why it ended badly; null otherwise.' })
  @Column('jsonb', { nullable: true })
  failure!: PreviewFailure | null;

  @Field(() => String, { description: 'What happens now, or how it ended; for a person.' })
  @Column('text')
  message!: string;

  @Field(() => Date, { description: 'When it was asked for.' })
  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When its first picture could be seen; null before.' })
  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it has not.' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Field(() => Date, { description: 'When somebody looked at it or drove it last.' })
  @Column('timestamptz')
  lastActiveAt!: Date;

  /** The sequence of the last command to its agent. */
  @Column('int', { default: 0 })
  lastCommand!: number;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of previews.' })
export class PreviewSessionConnection extends ConnectionOf(PreviewSession) {}
