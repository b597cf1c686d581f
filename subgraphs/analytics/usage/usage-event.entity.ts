import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a row is counted as. Platform events of which only the first or the last of a kind counts have none otherwise. */
export type Measure = 'build' | 'generation' | 'prompt' | 'preview' | 'frame' | 'deployment' | 'event';

/**
 * Something that happened: an event of the platform, or one that a client told of. Ids, names and numbers, never contents.
 * No unique key goes beyond time and id, so that the table can be cut into partitions by time; what recognises repetitions lies in `tracked_event` and `milestone`.
 */
@Entity('usage_event')
@Index(['teamId', 'measure', 'at'])
@Index(['teamId', 'at'], { where: 'actor IS NOT NULL' })
@Index(['actor'], { where: 'actor IS NOT NULL' })
export class UsageEvent {
  @PrimaryColumn('timestamptz')
  at!: Date;

  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  measure!: Measure | null;

  /** Null: it concerns no team. */
  @Column('text', { nullable: true })
  teamId!: string | null;

  @Column('text', { nullable: true })
  projectId!: string | null;

  /** The build, generation, preview session, deployment … that it is about. */
  @Column('text', { nullable: true })
  subjectId!: string | null;

  /** A pseudonym of the user who did it. */
  @Column('text', { nullable: true })
  actor!: string | null;

  @Column('text', { nullable: true })
  status!: string | null;

  @Column('text', { nullable: true })
  platform!: string | null;

  @Column('text', { nullable: true })
  profile!: string | null;

  @Column('text', { nullable: true })
  store!: string | null;

  @Column('int', { nullable: true })
  durationMs!: number | null;

  @Column('jsonb', { default: {} })
  properties!: Record<string, string | number | boolean>;
}
