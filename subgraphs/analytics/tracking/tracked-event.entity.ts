import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An event of a client that has been taken; told again, it is a duplicate. */
@Entity('tracked_event')
export class TrackedEvent {
  @PrimaryColumn('text')
  teamId!: string;

  @PrimaryColumn('text')
  eventId!: string;

  @Index()
  @Column('timestamptz', { default: () => 'now()' })
  receivedAt!: Date;
}
