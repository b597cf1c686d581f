import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { IMPORTED_NAMES } from './compose/imports';
import { OWN_NAMES } from './compose/own-names';
import { camel, isKeyword, NameAllocator, packageSlug, pascal, plural, upperFirst } from './names';
import { WRITTEN_TYPES } from './written-types';

/** What the app's models and screens are called in both sources, so that the two read alike. */
export interface AppNames {
  /** `HabitTracker`. */
  readonly app: string;
  /** `habittracker`, the last part of `app.habittracker`. */
  readonly slug: string;
  type(model: Model): string;
  /** A variable for one object: `habit`. */
  variable(model: Model): string;
  /** The list of all objects of the model: `habits`. */
  collection(model: Model): string;
  /** `HabitList`, which begins the names of the screen's types. */
  screen(screen: Screen): string;
}

/** Names that the written view models and closures use themselves. */
const TAKEN_VARIABLES = new Set(
  `store navigator state data form errors it id value body today item viewModel settings context effects confirmation notice
  other index screen current error`.split(/\s+/),
);

export function appNames(spec: AppSpec): AppNames {
  const app = pascal(spec.name);
  const screens = new Map(spec.screens.map((screen) => [screen.id, upperFirst(screen.id)]));
  const written = new Set([
    ...WRITTEN_TYPES,
    `${app}App`,
    `${app}AppApp`,
    ...IMPORTED_NAMES,
    ...Object.values(OWN_NAMES).flatMap((line) => line.split(' ')),
    ...[...screens.values()].flatMap((name) => [`${name}Screen`, `${name}ViewModel`, `${name}UiState`]),
  ]);
  const types = new NameAllocator(written);
  const collections = new NameAllocator(['settings']);
  const byName = new Map(
    spec.models.map((model) => {
      const type = types.take(written.has(model.name) ? `${model.name}Item` : model.name);
      types.take(`${type}Form`);
      const wish = camel(type);
      const variable = TAKEN_VARIABLES.has(wish) || isKeyword(wish) ? `${wish}Item` : wish;
      return [model.name, { type, variable, collection: collections.take(plural(wish)) }];
    }),
  );
  const of = (model: Model) => {
    const names = byName.get(model.name);
    if (!names) throw new Error(`There is no model ${model.name}.`);
    return names;
  };
  return {
    app: WRITTEN_TYPES.has(app) || spec.models.some((model) => of(model).type === app) ? `${app}App` : app,
    slug: packageSlug(spec.name),
    type: (model) => of(model).type,
    variable: (model) => of(model).variable,
    collection: (model) => of(model).collection,
    screen: (screen) => screens.get(screen.id) ?? upperFirst(screen.id),
  };
}

/** The type of a choice field's values, written inside its model. */
export function choiceType(fieldName: string): string {
  const name = upperFirst(fieldName);
  return WRITTEN_TYPES.has(name) || ['Type', 'Protocol', 'Self', 'Companion'].includes(name) ? `${name}Choice` : name;
}

/** The case of each choice, in order: `High` → `high`. */
export function choiceCases(choices: string[]): Map<string, string> {
  const names = new NameAllocator([
    'of',
    'entries',
    'values',
    'id',
    'title',
    'name',
    'ordinal',
    'value',
    'allCases',
    'hash',
  ]);
  return new Map(choices.map((choice) => [choice, names.take(safeCase(camel(choice, 'choice')))]));
}

function safeCase(name: string): string {
  return isKeyword(name) || name === 'none' || name === 'some' ? `${name}Choice` : name;
}
