import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MobilePlatform } from '#schema/shared/mobile-platform';

/** What a subgraph other than project keeps of a project. */
@Entity('known_project')
export class KnownProject {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  teamId!: string;

  @Column('text')
  name!: string;

  @Column('text', { array: true })
  platforms!: MobilePlatform[];

  @Column('boolean')
  buildsAutomatically!: boolean;

  /** The newest revision heard of, with its tree; null before the first. */
  @Column('text', { nullable: true })
  headRevisionId!: string | null;

  @Column('int', { default: 0 })
  headNumber!: number;

  @Column('text', { nullable: true })
  headManifest!: string | null;

  @Column('timestamptz', { nullable: true })
  deletedAt!: Date | null;
}
