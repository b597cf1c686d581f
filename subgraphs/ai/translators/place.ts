import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import type { AppNames } from './app-names';

/** Where an expression is written: what it may refer to, and how that is spelt there. */
export interface Place {
  spec: AppSpec;
  names: AppNames;
  screen: Screen | null;
  /** The object in focus and the code that names it. */
  item: { code: string; model: Model } | null;
  /** What stands before a collection's name: `store.data.`. */
  data: string;
  /** What stands before the name of a state variable of the screen: `viewModel.`. */
  state: string;
  /** What stands before the name of a kept state variable: `store.data.settings.`; null where it is spelt like any other. */
  settings: string | null;
  /** What stands before the name of a form's field: `viewModel.form.`. */
  form: string;
  /** The names that the state variables got. */
  stateNames: ReadonlyMap<string, string>;
}

/** Throws when there is none, which `checkAppSpec` rules out. */
export function modelNamed(spec: AppSpec, name: string): Model {
  const model = spec.models.find((candidate) => candidate.name === name);
  if (!model) throw new Error(`There is no model ${name}.`);
  return model;
}

export function screenNamed(spec: AppSpec, id: string): Screen {
  const screen = spec.screens.find((candidate) => candidate.id === id);
  if (!screen) throw new Error(`There is no screen ${id}.`);
  return screen;
}

/** The same place with another object in focus. */
export function withItem(place: Place, model: Model, code: string): Place {
  return { ...place, item: { code, model } };
}

/** The item in focus; throws where there is none, which `checkAppSpec` rules out. */
export function itemOf(place: Place): { code: string; model: Model } {
  if (!place.item) throw new Error('There is no item in focus here.');
  return place.item;
}

/** The model of the screen's form; throws where the screen has none. */
export function formModel(place: Place): Model {
  const name = place.screen?.form?.model;
  if (!name) throw new Error('The screen has no form.');
  return modelNamed(place.spec, name);
}
