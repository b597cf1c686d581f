import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';

export type FeatureId =
  | 'search'
  | 'filter'
  | 'favourites'
  | 'sort'
  | 'streaks'
  | 'reminders'
  | 'statistics'
  | 'chart'
  | 'calendar'
  | 'map'
  | 'photos'
  | 'priority'
  | 'dueDates'
  | 'notes'
  | 'ratings'
  | 'settings'
  | 'darkMode'
  | 'share'
  | 'profile'
  | 'cart'
  | 'chat';

/** Something that any app can have. It works on a draft that may be changed. */
export interface Feature {
  id: FeatureId;
  /** `a search`, as in "The app has … already". */
  name: string;
  /** Words by which a person asks for it, singular and in lower case; those of other languages among them. */
  words: string[];
  /** Puts it into the app, for the model where it is about one, and tells in sentences what was done; nothing when it is there already. */
  add(spec: AppSpec, model: Model): string[];
  /** Takes it out, for the model or for all; nothing when it is not there. What refers to it is tidied up by the caller. */
  remove(spec: AppSpec, model: Model | null): string[];
}
