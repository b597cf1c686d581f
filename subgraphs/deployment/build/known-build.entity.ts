import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import type { WorkStatus } from '#schema/shared/work-status';

/** A file that a build made. */
export interface KnownArtifact {
  id: string;
  kind: string;
  /** In the object store; null while only the graph, and not yet the event, has told of the build. */
  key: string | null;
  bytes: number;
  sha256: string;
}

/** What is kept of a build that has ended. */
@Entity('known_build')
export class KnownBuild {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  projectId!: string;

  @Column('text')
  platform!: MobilePlatform;

  @Column('text')
  profile!: string;

  @Column('text')
  status!: WorkStatus;

  @Column('jsonb')
  artifacts!: KnownArtifact[];
}
