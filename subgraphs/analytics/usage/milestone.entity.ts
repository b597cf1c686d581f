import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that counts once, such as the end of a build, and has been counted. */
@Entity('milestone')
export class Milestone {
  @PrimaryColumn('text')
  key!: string;

  @Index()
  @Column('timestamptz')
  at!: Date;
}
