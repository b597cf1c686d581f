import type { StateVariable } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { block, type Lines, render, separated } from '../lines';
import { kotlinName, upperFirst } from '../names';
import { modelNamed, type Place, withItem } from '../place';
import { type ActionMethod, confirms, type ScreenModel } from '../screen-model';
import { closesAfterSubmit, flatten, submits } from '../walk';
import { actionBody } from './actions';
import { STATE_TYPES, stateLiteral } from './data';
import { derivedMember } from './derived';
import { kotlinString } from './literals';
import type { StringResources } from './strings';

/** `HabitListViewModel.kt`: what the screen shows as one value, and what a tap does. */
export function viewModelSource(model: ScreenModel, strings: StringResources): string {
  const { appNames: names, screen, spec } = model;
  const parameter = screen.parameter === undefined ? null : modelNamed(spec, screen.parameter);
  const name = names.screen(screen);
  const inState = place(model, '');
  const inActions = place(model, 'current.', 'store.data.value.');
  const members = separated([
    parameter
      ? [
          '/** The object that the screen was opened with; null once it is deleted. */',
          `val ${names.variable(parameter)}: ${names.type(parameter)}?`,
          [`get() = data.${names.variable(parameter)}(itemId)`],
        ]
      : [],
    ...model.derived.map((derived) => derivedMember(derived, inState)),
  ]);
  return render([
    `/** What the screen shows. */`,
    `data class ${name}UiState(`,
    stateProperties(model, parameter).map((line) => `${line},`),
    ...(members.length === 0 ? [')'] : [') {', members, '}']),
    '',
    `class ${name}ViewModel(`,
    ['private val store: AppStore,', 'private val effects: ScreenEffects,', ...(parameter ? ['itemId: String,'] : [])],
    ') : ViewModel() {',
    separated([
      [
        ...initialState(model, parameter),
        `val state: StateFlow<${name}UiState> = _state.asStateFlow()`,
        '',
        ...(usesCurrent(model) ? [`private val current: ${name}UiState`, ['get() = _state.value'], ''] : []),
        ...block('init {', [
          ...block('viewModelScope.launch {', [
            'store.data.collect { data -> _state.update { it.copy(data = data) } }',
          ]),
        ]),
      ],
      ...screen.state
        .filter(({ name: variable }) => model.written.has(variable))
        .map((variable) => setter(variable, model)),
      ...(screen.form ? [formSetter(modelNamed(spec, screen.form.model), model)] : []),
      ...model.actions.map((action) => method(action, inActions, strings, model)),
      submits(screen) ? submit(model, parameter) : [],
      confirms(model) ? CONFIRMATION : [],
    ]),
    '}',
  ]);
}

/** Not every view model reads its own state. */
function usesCurrent(model: ScreenModel): boolean {
  return (
    submits(model.screen) || /"kind":"(state|input)"/.test(JSON.stringify(model.actions.map(({ action }) => action)))
  );
}

/** `data` says where the app's data is read: on a tap from the store, so that a step sees what the one before it has changed. */
function place(model: ScreenModel, prefix: string, data = `${prefix}data.`): Place {
  const { appNames: names, screen, spec } = model;
  return {
    spec,
    names,
    screen,
    item: null,
    data,
    state: prefix,
    settings: `${data}settings.`,
    form: `${prefix}form.`,
    stateNames: model.stateNames,
  };
}

function stateProperties(model: ScreenModel, parameter: Model | null): string[] {
  const { appNames: names, screen, spec } = model;
  const form = screen.form && names.type(modelNamed(spec, screen.form.model));
  return [
    'val data: AppData = AppData()',
    ...(parameter ? ['val itemId: String? = null'] : []),
    ...screen.state
      .filter(({ persisted }) => !persisted)
      .map(
        ({ name, type, initial }) =>
          `val ${kotlinName(model.stateNames.get(name) ?? name)}: ${STATE_TYPES[type]} = ${stateLiteral(type, initial)}`,
      ),
    ...(form ? [`val form: ${form}Form = ${form}Form()`, 'val problems: Map<String, FieldProblem> = emptyMap()'] : []),
    ...(confirms(model) ? ['val confirmation: Confirmation? = null'] : []),
  ];
}

function initialState(model: ScreenModel, parameter: Model | null): Lines {
  const { appNames: names, screen } = model;
  const given = ['data = store.data.value', ...(parameter ? ['itemId = itemId'] : [])];
  if (parameter && screen.form?.edits) {
    const form = `${names.type(parameter)}Form`;
    given.push(`form = store.data.value.${names.variable(parameter)}(itemId)?.let(::${form}) ?: ${form}()`);
  }
  const type = `${names.screen(screen)}UiState`;
  if (given.length < 3) return [`private val _state = MutableStateFlow(${type}(${given.join(', ')}))`];
  return ['private val _state = MutableStateFlow(', [`${type}(`, given.map((one) => `${one},`), '),'], ')'];
}

function setter({ name, type, persisted }: StateVariable, model: ScreenModel): Lines {
  const own = model.stateNames.get(name) ?? name;
  const change = persisted
    ? `store.change { it.copy(settings = it.settings.copy(${kotlinName(name)} = value)) }`
    : `_state.update { it.copy(${kotlinName(own)} = value) }`;
  return block(`fun on${upperFirst(own)}Change(value: ${STATE_TYPES[type]}) {`, [change]);
}

function formSetter(target: Model, model: ScreenModel): Lines {
  return block(`fun onFormChange(form: ${model.appNames.type(target)}Form) {`, [
    '_state.update { it.copy(form = form, problems = emptyMap()) }',
  ]);
}

function method(action: ActionMethod, around: Place, strings: StringResources, model: ScreenModel): Lines {
  const { names } = around;
  const variable = action.item ? names.variable(action.item) : '';
  const here = action.item ? withItem(around, action.item, variable) : around;
  const argument = action.item ? `${variable}: ${names.type(action.item)}` : '';
  const id = `${model.screen.id}.${action.name.replace(/^on/, '')}`;
  return block(`fun ${action.name}(${argument}) {`, actionBody(action.action, id, here, strings));
}

function submit(model: ScreenModel, parameter: Model | null): Lines {
  const { appNames: names, screen, spec } = model;
  const type = names.type(modelNamed(spec, screen.form?.model ?? ''));
  const shown = flatten(screen.components).flatMap((part) => (part.type === 'field' ? [kotlinString(part.field)] : []));
  const fields = shown.length === 0 ? 'emptySet()' : `setOf(${[...new Set(shown)].join(', ')})`;
  const save =
    screen.form?.edits && parameter
      ? `store.change { data -> data.update${type}(current.itemId.orEmpty()) { complete(form.applyTo(it)) } }`
      : `store.change { data -> data.add${type}(complete(form.applyTo(${type}()))) }`;
  const after = closesAfterSubmit(spec, screen)
    ? ['effects.send(ScreenEffect.Back)']
    : screen.form?.edits
      ? []
      : [`_state.update { it.copy(form = ${type}Form()) }`];
  return [
    '/** Checks the form and saves what was entered; false when something is wrong with it. */',
    ...block(`private fun submit(complete: (${type}) -> ${type} = { it }): Boolean {`, [
      'val form = current.form',
      `val problems = form.problems(${fields})`,
      '_state.update { it.copy(problems = problems) }',
      'if (problems.isNotEmpty()) return false',
      save,
      ...after,
      'return true',
    ]),
  ];
}

const CONFIRMATION: Lines = [
  ...block('fun onConfirmationAnswered(isConfirmed: Boolean) {', [
    'val asked = _state.value.confirmation',
    '_state.update { it.copy(confirmation = null) }',
    'if (isConfirmed) asked?.action?.invoke()',
  ]),
  '',
  ...block('private fun confirm(@StringRes message: Int, action: () -> Unit) {', [
    '_state.update { it.copy(confirmation = Confirmation(message, action)) }',
  ]),
];
