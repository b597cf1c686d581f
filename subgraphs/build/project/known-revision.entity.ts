import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What builds need to know of a revision. The head of a project is the one with the greatest number. */
@Entity('known_revision')
@Index(['projectId', 'number'])
export class KnownRevision {
  /** The revision's own id. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  projectId!: string;

  @Column('int')
  number!: number;

  /** sha256 of its tree. */
  @Column('text')
  manifest!: string;
}
