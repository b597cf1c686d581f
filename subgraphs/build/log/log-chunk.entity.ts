import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A piece of a build's log; the pieces in the order of their sequence are the whole. */
@Directive('@tag(name: "partner")')
@ObjectType({ description: "A piece of a build's log." })
@Entity('log_chunk')
export class LogChunk {
  @PrimaryColumn('text')
  buildId!: string;

  @Field(() => Int, {
    description: 'Its place in the log, from 1 without gaps; give the last one as `after` to resume.',
  })
  @PrimaryColumn('int')
  sequence!: number;

  @Field(() => String, { description: 'Whole lines and pieces of lines; control sequences for colours are kept.' })
  @Column('text')
  text!: string;

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;
}
