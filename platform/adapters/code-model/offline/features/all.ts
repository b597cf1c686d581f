import { cart } from './cart';
import { chat } from './chat';
import type { Feature, FeatureId } from './feature';
import { dueDates, notes, photos, priority, ratings, streaks } from './fields';
import { filter, search } from './finding';
import { chart, statistics } from './insight';
import { favourites, share } from './marks';
import { sort } from './order';
import { darkMode, profile, settings } from './owner';
import { calendar, map, reminders } from './planning';

/** Every feature, in the order in which a new app gets them: fields first, so that what searches and counts sees them. */
export const FEATURES: readonly Feature[] = [
  priority,
  dueDates,
  notes,
  ratings,
  photos,
  streaks,
  reminders,
  cart,
  favourites,
  search,
  filter,
  sort,
  calendar,
  map,
  chart,
  statistics,
  share,
  chat,
  profile,
  darkMode,
  settings,
];

export const featureOf = (id: FeatureId): Feature => {
  const found = FEATURES.find((feature) => feature.id === id);
  if (!found) throw new Error(`There is no feature ${id}.`);
  return found;
};
