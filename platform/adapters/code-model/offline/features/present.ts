import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Field } from '#schema/app-spec/model';
import type { FeatureId } from './feature';

const hasField = (spec: AppSpec, test: (field: Field) => boolean) =>
  spec.models.some((model) => model.fields.some(test));
const hasPart = (spec: AppSpec, sign: string) => JSON.stringify(spec.screens).includes(sign);
const hasScreen = (spec: AppSpec, id: string) => spec.screens.some((screen) => screen.id === id);
const hasState = (spec: AppSpec, test: (name: string) => boolean) =>
  spec.screens.some((screen) => screen.state.some(({ name }) => test(name)));

const PRESENT: Record<FeatureId, (spec: AppSpec) => boolean> = {
  search: (spec) => hasPart(spec, '"type":"search"'),
  filter: (spec) => hasState(spec, (name) => name.endsWith('Filter')),
  favourites: (spec) => hasField(spec, (field) => /^favou?rite$/.test(field.name)),
  sort: (spec) => hasState(spec, (name) => name.startsWith('sortBy')),
  streaks: (spec) => hasField(spec, (field) => field.type === 'dates'),
  reminders: (spec) => spec.reminders.length > 0,
  statistics: (spec) => hasScreen(spec, 'statistics'),
  chart: (spec) => hasPart(spec, '"type":"chart"'),
  calendar: (spec) => hasPart(spec, '"type":"calendar"'),
  map: (spec) => hasPart(spec, '"type":"map"'),
  photos: (spec) => hasField(spec, (field) => field.type === 'image'),
  priority: (spec) => hasField(spec, (field) => field.name === 'priority'),
  dueDates: (spec) => hasField(spec, (field) => /^(?:due|deadline)/.test(field.name)),
  notes: (spec) => hasField(spec, (field) => field.type === 'longText'),
  ratings: (spec) => hasField(spec, (field) => field.name === 'rating'),
  settings: (spec) => hasScreen(spec, 'settings'),
  darkMode: (spec) => hasState(spec, (name) => name === 'darkMode'),
  share: (spec) => hasPart(spec, '"kind":"share"'),
  profile: (spec) => hasScreen(spec, 'profile'),
  cart: (spec) => hasScreen(spec, 'cart'),
  chat: (spec) => hasPart(spec, '"type":"messages"'),
};

/** Whether the app has the feature: what is said about an app is read from its specification. */
export const isPresent = (spec: AppSpec, feature: FeatureId): boolean => PRESENT[feature](spec);
