import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import '#platform/graphql/shared-enums';
import { WorkStatus } from '#schema/shared/work-status';

/** A step of a build, as its agent reports it. Those of an earlier attempt are gone when the next begins. */
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A step of a build.' })
@Entity('phase')
@Index(['buildId', 'toolchain', 'name'], { unique: true })
export class Phase {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  buildId!: string;

  @Field(() => String, { description: '`FETCH_SOURCE`, `PARSE`, `COMPILE`, `BUNDLE`, `UPLOAD` …' })
  @Column('text')
  name!: string;

  /** The empty text: a step of the agent itself. */
  @Column('text')
  toolchain!: string;

  @Field(() => WorkStatus, { description: 'How far it is.' })
  @Column('text')
  status!: WorkStatus;

  @Field(() => Date, { description: 'When it began.' })
  @Column('timestamptz')
  startedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it runs.' })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;

  @Field(() => [String], {
    description: 'What it says of its own reach, for a person: what it has checked, and what not.',
  })
  @Column('text', { array: true, default: () => "'{}'" })
  notes!: string[];

  @Field(() => Int, { nullable: true, description: 'How long it took, in milliseconds; null while it runs.' })
  get durationMs(): number | null {
    return this.finishedAt && this.finishedAt.getTime() - this.startedAt.getTime();
  }
}
