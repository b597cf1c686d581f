import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bytesColumn } from '../object/bytes-column';

/** A key of the object store that belongs to nothing any more, until its bytes are surely gone. */
@Entity('doomed_bytes')
export class DoomedBytes {
  @PrimaryColumn('text')
  key!: string;

  @Index()
  @Column('text')
  teamId!: string;

  /** How many may come under the key; their room stays taken until `writableUntil`. */
  @Column('bigint', { transformer: bytesColumn })
  bytes!: number;

  /** When the signed URL ends with which the key can still be written. */
  @Column('timestamptz')
  writableUntil!: Date;

  /** When the key is to be deleted for good. */
  @Index()
  @Column('timestamptz')
  deleteAfter!: Date;
}
