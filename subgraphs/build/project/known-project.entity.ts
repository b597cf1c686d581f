import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MobilePlatform } from '#schema/shared/mobile-platform';

/** What builds need to know of a project; kept from its events. */
@Entity('known_project')
export class KnownProject {
  /** The project's own id. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  teamId!: string;

  /** Empty until the project itself was heard of, when a revision of it was first. */
  @Column('text', { array: true, default: () => "'{}'" })
  platforms!: MobilePlatform[];

  @Column('boolean', { default: false })
  buildsAutomatically!: boolean;

  @Column('boolean', { default: false })
  isDeleted!: boolean;

  /** Platforms whose preview was asked for before there was anything to build; the next revision is built for them. */
  @Column('text', { array: true, default: () => "'{}'" })
  awaitedPreviews!: MobilePlatform[];
}
