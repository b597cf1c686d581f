import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';

/** A file in the object store that a device can run. */
export interface Bundle {
  key: string;
  bytes: number;
  sha256: string;
}

/** What is kept of a preview build. */
@Entity('known_build')
@Index(['projectId', 'platform', 'revisionId'])
export class KnownBuild {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  projectId!: string;

  @Column('text')
  revisionId!: string;

  @Column('text')
  platform!: MobilePlatform;

  @Column('text')
  status!: WorkStatus;

  /** Grows whenever an agent takes the build; what was made before that is void. */
  @Column('int', { default: 0 })
  claim!: number;

  /** There as soon as it can run, be it that the build still goes on. */
  @Column('jsonb', { nullable: true })
  bundle!: Bundle | null;

  /** A sentence that says how it ended badly and why; null otherwise. */
  @Column('text', { nullable: true })
  problem!: string | null;
}
