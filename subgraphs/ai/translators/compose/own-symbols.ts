import type { AppSpec } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import { formModels } from '../walk';
import type { OwnSymbols } from './imports';
import { OWN_NAMES } from './own-names';

/** Names of the app's own packages, by package, so that files can import them. */
export function ownSymbols(spec: AppSpec, names: AppNames, root: string): OwnSymbols {
  const own = new Map<string, string>();
  for (const [suffix, words] of Object.entries(OWN_NAMES))
    for (const name of words.split(' ')) own.set(name, root + suffix);
  for (const model of spec.models) own.set(names.type(model), `${root}.model`);
  for (const model of formModels(spec)) own.set(`${names.type(model)}Form`, `${root}.model`);
  for (const screen of spec.screens) {
    const name = names.screen(screen);
    for (const end of ['Screen', 'ViewModel', 'UiState']) own.set(name + end, `${root}.ui.${name.toLowerCase()}`);
  }
  const hasChoices = spec.models.some((model) => model.fields.some((field) => field.type === 'choice'));
  if (!hasChoices) own.delete('label');
  return own;
}
