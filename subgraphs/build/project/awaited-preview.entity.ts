import { Entity, PrimaryColumn } from 'typeorm';
import type { MobilePlatform } from '#schema/shared/mobile-platform';

/** A preview that was asked for before there was anything to build; the next revision of the project is built for its platform. */
@Entity('awaited_preview')
export class AwaitedPreview {
  @PrimaryColumn('text')
  projectId!: string;

  @PrimaryColumn('text')
  platform!: MobilePlatform;
}
