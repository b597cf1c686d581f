import type { Model } from '#schema/app-spec/model';
import { block, type Lines, render, separated } from '../lines';
import { swiftName } from '../names';
import { modelNamed, type Place, withItem } from '../place';
import { type ActionMethod, confirms, type ScreenModel, shares } from '../screen-model';
import { closesAfterSubmit, flatten, submits } from '../walk';
import { actionBody } from './actions';
import type { StringCatalog } from './catalog';
import { STATE_TYPES, stateLiteral } from './data';
import { derivedMember } from './derived';
import { swiftString } from './literals';

/** `Screens/HabitListViewModel.swift`: the screen's state, what its view shows, and what a tap does. */
export function viewModelSource(model: ScreenModel, catalog: StringCatalog): string {
  const { appNames: names, screen, spec } = model;
  const parameter = screen.parameter === undefined ? null : modelNamed(spec, screen.parameter);
  const place: Place = {
    spec,
    names,
    screen,
    item: parameter && { code: names.variable(parameter), model: parameter },
    data: 'store.data.',
    state: '',
    settings: null,
    form: 'form.',
    stateNames: model.stateNames,
  };
  return render([
    'import Foundation',
    'import Observation',
    '',
    '@MainActor',
    '@Observable',
    ...block(
      `final class ${names.screen(screen)}ViewModel {`,
      separated([
        properties(model),
        dependencies(model, parameter),
        ...screen.state
          .filter(({ persisted }) => persisted)
          .map((variable) => setting(variable.name, variable.type, model)),
        initializer(model, parameter),
        parameter ? item(parameter, model) : [],
        ...model.derived.map((derived) => derivedMember(derived, place)),
        ...model.actions.map((action) => method(action, place, catalog)),
        submits(screen) ? submit(model, parameter) : [],
      ]),
    ),
  ]);
}

function idName(parameter: Model, model: ScreenModel): string {
  return `${model.appNames.variable(parameter)}ID`;
}

function properties(model: ScreenModel): Lines {
  const { appNames: names, screen, spec } = model;
  const form = screen.form && names.type(modelNamed(spec, screen.form.model));
  return [
    ...screen.state
      .filter(({ persisted }) => !persisted)
      .map(
        ({ name, type, initial }) =>
          `var ${swiftName(model.stateNames.get(name) ?? name)} = ${stateLiteral(type, initial)}`,
      ),
    ...(form ? [`var form = ${form}Form()`, 'private(set) var errors: [String: String] = [:]'] : []),
    ...(confirms(model) ? ['var confirmation: Confirmation?'] : []),
    ...(shares(model) ? ['var sharedText: SharedText?'] : []),
  ];
}

function dependencies(model: ScreenModel, parameter: Model | null): Lines {
  const { appNames: names } = model;
  return [
    'private let store: AppStore',
    'private let navigator: AppNavigator',
    ...(parameter ? [`private let ${idName(parameter, model)}: ${names.type(parameter)}.ID`] : []),
  ];
}

function setting(name: string, type: keyof typeof STATE_TYPES, model: ScreenModel): Lines {
  return block(`var ${swiftName(model.stateNames.get(name) ?? name)}: ${STATE_TYPES[type]} {`, [
    `get { store.data.settings.${swiftName(name)} }`,
    `set { store.changeSettings { $0.${swiftName(name)} = newValue } }`,
  ]);
}

function initializer(model: ScreenModel, parameter: Model | null): Lines {
  const { appNames: names, screen } = model;
  const id = parameter && idName(parameter, model);
  const argument = parameter ? `, ${id}: ${names.type(parameter)}.ID` : '';
  const variable = parameter ? names.variable(parameter) : '';
  const fill =
    parameter && screen.form?.edits
      ? block(`if let ${variable} = store.data.${variable}(${id}) {`, [
          `form = ${names.type(parameter)}Form(${variable})`,
        ])
      : [];
  return block(`init(store: AppStore, navigator: AppNavigator${argument}) {`, [
    'self.store = store',
    'self.navigator = navigator',
    ...(id ? [`self.${id} = ${id}`] : []),
    ...fill,
  ]);
}

function item(parameter: Model, model: ScreenModel): Lines {
  const { appNames: names } = model;
  const variable = names.variable(parameter);
  return [
    '/// The object that the screen was opened with; nil once it is deleted.',
    ...block(`var ${variable}: ${names.type(parameter)}? {`, [`store.data.${variable}(${idName(parameter, model)})`]),
  ];
}

function method(action: ActionMethod, place: Place, catalog: StringCatalog): Lines {
  const { names } = place;
  const variable = action.item ? names.variable(action.item) : '';
  const argument = action.item ? `_ ${variable}: ${names.type(action.item)}` : '';
  const here = action.item ? withItem(place, action.item, variable) : { ...place, item: null };
  return block(`func ${action.name}(${argument}) {`, actionBody(action.action, here, catalog));
}

function submit(model: ScreenModel, parameter: Model | null): Lines {
  const { appNames: names, screen, spec } = model;
  const target = modelNamed(spec, screen.form?.model ?? '');
  const [type, variable, list] = [names.type(target), names.variable(target), names.collection(target)];
  const shown = flatten(screen.components).flatMap((part) => (part.type === 'field' ? [swiftString(part.field)] : []));
  const save =
    screen.form?.edits && parameter
      ? block(`store.update(${idName(parameter, model)}, in: \\.${list}) { ${variable} in`, [
          `form.apply(to: &${variable})`,
          `complete(&${variable})`,
        ])
      : [
          `var ${variable} = ${type}()`,
          `form.apply(to: &${variable})`,
          `complete(&${variable})`,
          `store.insert(${variable}, into: \\.${list})`,
        ];
  const after = closesAfterSubmit(spec, screen)
    ? ['navigator.back()']
    : screen.form?.edits
      ? []
      : [`form = ${type}Form()`];
  return [
    '/// Checks the form and saves what was entered; false when something is wrong with it.',
    '@discardableResult',
    ...block(`private func submit(_ complete: (inout ${type}) -> Void = { _ in }) -> Bool {`, [
      `errors = form.errors(in: [${[...new Set(shown)].join(', ')}])`,
      'guard errors.isEmpty else { return false }',
      ...save,
      ...after,
      'return true',
    ]),
  ];
}
