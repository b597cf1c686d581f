import type { Action } from '../action';
import type { Screen } from '../app-spec';
import type { Component } from '../component';
import { checkAction, mustBeEntered } from './actions';
import { checkComponent, checkId, unique } from './components';
import { RESERVED_PROPERTIES, RESERVED_STATE } from './reserved';
import { at, complain, modelOf, type Scope, withItem } from './scope';

/** Checks the screens, what is on them and how they are reached. */
export function checkScreens(scope: Scope): void {
  const { screens } = scope.spec;
  unique(
    at(scope, 'screens'),
    screens.map((screen) => screen.id),
    'screen',
  );
  unique(at(scope, 'screens'), screens.flatMap(idsOf), 'component');
  for (const screen of screens) checkScreen(at(scope, 'screens', screen.id), screen);
  checkPersistedState(scope);
  checkReachable(scope);
}

function checkScreen(outside: Scope, screen: Screen): void {
  const item = screen.parameter === undefined ? null : modelOf(outside, screen.parameter);
  const scope = withItem({ ...outside, screen }, item);
  if (RESERVED_PROPERTIES.has(screen.id)) complain(scope, `"${screen.id}" is a reserved word; rename the screen.`);
  unique(
    scope,
    screen.state.map((variable) => variable.name),
    'state variable',
  );
  for (const variable of screen.state) {
    if (RESERVED_STATE.has(variable.name)) complain(scope, `"${variable.name}" is a reserved name for state.`);
    const expected = variable.type === 'text' ? 'string' : variable.type;
    if (typeof variable.initial !== expected)
      complain(scope, `The first value of ${variable.name} must be a ${expected}.`);
  }
  for (const tool of [...screen.toolbar, ...(screen.primaryAction ? [screen.primaryAction] : [])]) {
    checkId(at(scope, tool.id), tool.id);
    checkAction(at(scope, tool.id, 'action'), tool.action);
  }
  for (const component of screen.components) checkComponent(at(scope, 'components'), component);
  if (screen.form) checkForm(at(scope, 'form'), screen);
}

/** A form must be able to succeed: every required field without a first value has a control, and something submits. */
function checkForm(scope: Scope, screen: Screen): void {
  const model = modelOf(scope, screen.form?.model ?? '');
  if (!model) return;
  if (screen.form?.edits && screen.parameter !== model.name)
    complain(scope, `A form that edits needs the ${model.name} as the screen's parameter.`);
  const parts = screen.components.flatMap(flatten);
  const submits = actionsOf(screen).flatMap((action) => (action.kind === 'submit' ? [action] : []));
  const shown = new Set([
    ...parts.map((part) => (part.type === 'field' ? part.field : '')),
    ...submits.flatMap((action) => Object.keys(action.values ?? {})),
  ]);
  for (const field of model.fields)
    if (!screen.form?.edits && mustBeEntered(field) && !shown.has(field.name))
      complain(scope, `The required field ${field.name} of ${model.name} cannot be entered.`);
  if (submits.length === 0) complain(scope, 'Nothing submits the form.');
}

function checkPersistedState(scope: Scope): void {
  const first = new Map<string, string>();
  for (const screen of scope.spec.screens)
    for (const { name, type, initial, persisted } of screen.state) {
      if (!persisted) continue;
      const shape = `${type} ${initial}`;
      if ((first.get(name) ?? shape) !== shape)
        complain(at(scope, 'screens', screen.id), `The kept state ${name} has another type or first value elsewhere.`);
      first.set(name, shape);
    }
  if (scope.spec.theme.appearance === 'setting' && first.get('darkMode')?.startsWith('boolean') !== true)
    complain(at(scope, 'theme'), 'The appearance "setting" needs a kept boolean state variable darkMode on a screen.');
}

function checkReachable(scope: Scope): void {
  const { navigation, screens } = scope.spec;
  const { tabs } = navigation;
  const inside = at(scope, 'navigation', 'tabs');
  unique(
    inside,
    tabs.map((tab) => tab.screen),
    'tab',
  );
  for (const { screen: id } of tabs) {
    const screen = screens.find((candidate) => candidate.id === id);
    if (!screen) complain(inside, `There is no screen ${id}.`);
    else if (screen.parameter) complain(inside, `${id} needs a ${screen.parameter} and cannot be a tab.`);
  }
  const reached = new Set(tabs.map((tab) => tab.screen));
  for (const id of reached)
    for (const action of screens.filter((screen) => screen.id === id).flatMap(actionsOf))
      if (action.kind === 'open') reached.add(action.screen);
  for (const { id } of screens)
    if (!reached.has(id)) complain(at(scope, 'screens', id), `No tab and no action leads to ${id}.`);
}

/** The component and everything in it. */
export function flatten(component: Component): Component[] {
  if (component.type === 'list') return [component, ...component.row.flatMap(flatten)];
  return 'children' in component ? [component, ...component.children.flatMap(flatten)] : [component];
}

/** Every action on a screen, those in sequences by themselves. */
function actionsOf(screen: Screen): Action[] {
  const parts = screen.components.flatMap(flatten);
  return [
    ...screen.toolbar.map((tool) => tool.action),
    ...(screen.primaryAction ? [screen.primaryAction.action] : []),
    ...parts.flatMap((part) => (part.type === 'button' ? [part.action] : [])),
    ...parts.flatMap((part) => (part.type === 'list' && part.action ? [part.action] : [])),
    ...parts.flatMap((part) => (part.type === 'list' ? part.rowActions.map(({ action }) => action) : [])),
  ].flatMap(unroll);
}

function unroll(action: Action): Action[] {
  return action.kind === 'sequence' ? action.actions.flatMap(unroll) : [action];
}

function idsOf(screen: Screen): string[] {
  const parts = screen.components.flatMap(flatten);
  return [
    ...screen.toolbar.map((tool) => tool.id),
    ...(screen.primaryAction ? [screen.primaryAction.id] : []),
    ...parts.map((part) => part.id),
    ...parts.flatMap((part) => (part.type === 'list' ? part.rowActions.map((action) => action.id) : [])),
  ];
}
