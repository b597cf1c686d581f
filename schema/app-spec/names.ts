import { z } from 'zod';

/** A type name in both languages: `Habit`, `CartItem`. */
export const TypeName = z.string().regex(/^[A-Z][A-Za-z0-9]{0,39}$/, 'must be a PascalCase name of at most 40 letters');

/** A property name in both languages: `completedOn`. Words reserved in Swift or Kotlin are refused by `checkAppSpec`. */
export const PropertyName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be a camelCase name of at most 40 letters');

/** Stable across edits and unique in an app: `habitList.add`. Becomes testTag and accessibilityIdentifier. */
export const ComponentId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/, 'must be screen.component, in camelCase');

/** A neutral name of a pictogram; each platform maps it to its own symbol set. */
export const IconName = z.enum([
  'add',
  'alarm',
  'bag',
  'bell',
  'book',
  'calendar',
  'camera',
  'car',
  'cart',
  'chart',
  'chat',
  'check',
  'checkCircle',
  'circle',
  'clock',
  'cloud',
  'delete',
  'dumbbell',
  'edit',
  'filter',
  'flame',
  'folder',
  'food',
  'gift',
  'globe',
  'heart',
  'heartFilled',
  'home',
  'image',
  'info',
  'key',
  'leaf',
  'list',
  'location',
  'lock',
  'mail',
  'map',
  'medicine',
  'money',
  'moon',
  'music',
  'note',
  'paw',
  'people',
  'person',
  'phone',
  'play',
  'plane',
  'question',
  'remove',
  'school',
  'search',
  'send',
  'settings',
  'share',
  'sort',
  'star',
  'starFilled',
  'sun',
  'tag',
  'timer',
  'tools',
  'water',
  'work',
]);
export type IconName = z.infer<typeof IconName>;
