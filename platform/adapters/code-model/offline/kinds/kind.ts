import type { IconName } from '#schema/app-spec/names';
import type { FeatureId } from '../features/feature';

export interface EntitySeed {
  noun: string;
  plural?: string;
  icon: IconName;
  /** In the notation of `fieldsOf`. */
  fields: string;
  /** In the notation of `samplesIn`. */
  samples: string;
  /** The noun of the seed that it belongs to; a reference to that is its first field. */
  of?: string;
  /** False for what is found on the screen of what it belongs to only. */
  tab?: boolean;
  layout?: 'rows' | 'grid';
}

/** A kind of app: how it is recognised, and what every app of the kind begins with. Words and features of the prompt are added to it. */
export interface Kind {
  id: string;
  /** `habit!, daily routine, goal?`: a word that settles it bears `!`, a weak one `?`. Singular, in lower case, of several languages. */
  words: string;
  /** The app's name when nobody gave it one. */
  title: string;
  icon: IconName;
  accent: string;
  /** Ends the sentence "An app that …"; `{things}` stands for what it holds. */
  purpose: string;
  entities: EntitySeed[];
  features: FeatureId[];
  /** What nouns of the prompt do that are no features: rename the first entity (a store for plants), name its first samples, or nothing. */
  subject: 'rename' | 'samples' | 'none';
  /** Other words for the first entity; the one that the prompt uses becomes its name. */
  called?: string;
  /** Screens of the kind's own, by their name in `patterns/`. */
  pattern?: 'study' | 'intake' | 'counters';
}
