import type { Component } from '../component';
import type { FieldType } from '../model';
import { checkAction } from './actions';
import { checkCondition, expectShown, expectType } from './expressions';
import { at, complain, fieldOf, itemField, modelOf, NUMBERS, requireType, type Scope, withItem } from './scope';

const DAYS = ['date', 'dateTime'] as const satisfies readonly FieldType[];

/** Checks a component and all that stands in it; the scope's path ends at its parent. */
export function checkComponent(parent: Scope, component: Component): void {
  const scope = at(parent, component.id);
  checkId(scope, component.id);
  if (component.visible) checkCondition(at(scope, 'visible'), component.visible);
  switch (component.type) {
    case 'text':
    case 'badge':
    case 'stat':
      return expectShown(at(scope, 'value'), component.value);
    case 'progress':
      return expectType(at(scope, 'value'), component.value, 'number');
    case 'image':
      itemField(scope, component.field, ['image']);
      return;
    case 'button':
      return checkAction(at(scope, 'action'), component.action);
    case 'field':
      if (scope.screen?.form) fieldOf(scope, modelOf(scope, scope.screen.form.model), component.field);
      else complain(scope, 'A `field` edits the form of its screen, and the screen has none.');
      return;
    case 'check':
      itemField(scope, component.field, ['boolean', 'dates']);
      return;
    case 'switch':
      return requireState(scope, component.state, 'boolean');
    case 'search':
      return requireState(scope, component.state, 'text');
    case 'filter':
      requireState(scope, component.state, 'text');
      if (component.options[0]?.value !== '') complain(scope, 'The first option of a filter must have the value "".');
      return unique(
        scope,
        component.options.map((option) => option.value),
        'option',
      );
    case 'list':
      return checkList(scope, component);
    case 'chart':
    case 'calendar':
    case 'map':
    case 'messages':
      return checkPicture(scope, component);
    case 'section':
    case 'card':
    case 'row':
    case 'column':
      for (const child of component.children) checkComponent(scope, child);
      return;
    case 'icon':
    case 'divider':
    case 'spacer':
  }
}

/** An id must begin with its screen's. */
export function checkId(scope: Scope, id: string): void {
  if (scope.screen && !id.startsWith(`${scope.screen.id}.`))
    complain(scope, `The id ${id} must begin with "${scope.screen.id}.".`);
}

export function unique(scope: Scope, names: string[], what: string): void {
  for (const name of new Set(names.filter((candidate, index) => names.indexOf(candidate) !== index)))
    complain(scope, `There are two ${what}s called "${name}".`);
}

function checkList(scope: Scope, list: Extract<Component, { type: 'list' }>): void {
  const model = modelOf(scope, list.model);
  if (!model) return;
  const inside = withItem(scope, model);
  if (list.where) checkCondition(at(inside, 'where'), list.where);
  if (list.sort && list.sort.field !== 'id') {
    const field = fieldOf(at(scope, 'sort'), model, list.sort.field);
    if (field?.type === 'dates' || field?.type === 'image')
      complain(at(scope, 'sort'), `A list cannot be sorted by ${field.name}, which is of type ${field.type}.`);
  }
  for (const child of list.row) checkComponent(at(inside, 'row'), child);
  if (list.action) checkAction(at(inside, 'action'), list.action);
  for (const action of list.rowActions) {
    checkId(at(inside, 'rowActions', action.id), action.id);
    checkAction(at(inside, 'rowActions', action.id), action.action);
  }
}

function checkPicture(
  scope: Scope,
  component: Extract<Component, { type: 'chart' | 'calendar' | 'map' | 'messages' }>,
): void {
  const model = modelOf(scope, component.model);
  const need = (name: string, types: readonly FieldType[]) => {
    const field = fieldOf(scope, model, name);
    if (field) requireType(scope, field, types);
  };
  if (component.type === 'chart') {
    need(component.group, ['choice', 'date']);
    if (component.value !== undefined) need(component.value, NUMBERS);
  } else if (component.type === 'calendar') {
    need(component.date, DAYS);
    requireState(scope, component.state, 'text');
  } else if (component.type === 'messages') {
    need(component.text, ['text', 'longText']);
    need(component.mine, ['boolean']);
    if (component.where) checkCondition(at(withItem(scope, model), 'where'), component.where);
  }
}

function requireState(scope: Scope, name: string, type: 'text' | 'boolean'): void {
  const variable = scope.screen?.state.find((candidate) => candidate.name === name);
  if (!variable) complain(scope, `The screen has no state variable ${name}.`);
  else if (variable.type !== type) complain(scope, `${name} is of type ${variable.type}; here it must be ${type}.`);
}
