import type { Action } from '../action';
import type { Expression } from '../expression';
import type { Field, Model } from '../model';
import { expectShown, expectType } from './expressions';
import { at, complain, fieldOf, itemField, modelOf, NUMBERS, requireType, type Scope, valueTypeOf } from './scope';

/** Checks that the action is possible where it stands. */
export function checkAction(scope: Scope, action: Action): void {
  switch (action.kind) {
    case 'open':
      return checkOpen(scope, action.screen, action.passItem);
    case 'back':
    case 'notify':
      return;
    case 'submit':
      if (!scope.screen?.form) complain(scope, 'There is no form on this screen to submit.');
      else if (action.values) checkValues(scope, modelOf(scope, scope.screen.form.model), action.values);
      return;
    case 'create': {
      const model = modelOf(scope, action.model);
      checkValues(scope, model, action.values);
      checkComplete(scope, model, Object.keys(action.values));
      return;
    }
    case 'update':
      if (scope.item) checkValues(scope, scope.item, action.values);
      else complain(scope, 'There is no item in focus to change.');
      return;
    case 'addTo':
      return checkAddTo(scope, action);
    case 'toggle':
      itemField(scope, action.field, ['boolean']);
      return;
    case 'toggleToday':
      itemField(scope, action.field, ['dates']);
      return;
    case 'increment':
      itemField(scope, action.field, NUMBERS);
      if ((action.minimum ?? -Infinity) > (action.maximum ?? Infinity))
        complain(scope, 'The minimum lies above the maximum.');
      if (action.deleteAtMinimum && action.minimum === undefined)
        complain(scope, '`deleteAtMinimum` needs a `minimum`.');
      return;
    case 'delete':
      if (!scope.item) complain(scope, 'There is no item in focus to delete.');
      return;
    case 'deleteAll':
      modelOf(scope, action.model);
      return;
    case 'setState': {
      const variable = scope.screen?.state.find((candidate) => candidate.name === action.name);
      if (variable) expectType({ ...at(scope, 'value'), acts: true }, action.value, variable.type);
      else complain(scope, `The screen has no state variable ${action.name}.`);
      return;
    }
    case 'share':
      expectShown(at(scope, 'text'), action.text);
      return;
    case 'sequence':
      action.actions.forEach((step, index) => checkAction(at(scope, 'actions', String(index)), step));
  }
}

function checkOpen(scope: Scope, screenId: string, passItem: boolean): void {
  const target = scope.spec.screens.find((screen) => screen.id === screenId);
  if (!target) return complain(scope, `There is no screen ${screenId}.`);
  if (passItem && !target.parameter) complain(scope, `${screenId} takes no item; \`passItem\` must be false.`);
  if (!target.parameter) return;
  if (!passItem) complain(scope, `${screenId} needs a ${target.parameter}; \`passItem\` must be true.`);
  else if (scope.item?.name !== target.parameter)
    complain(scope, `${screenId} needs a ${target.parameter}; in focus is ${scope.item?.name ?? 'nothing'}.`);
}

function checkAddTo(scope: Scope, action: Extract<Action, { kind: 'addTo' }>): void {
  const model = modelOf(scope, action.model);
  const match = fieldOf(scope, model, action.match);
  if (match) expectType(at(scope, 'equals'), action.equals, valueTypeOf(match.type));
  checkValues(scope, model, action.values);
  const number = fieldOf(scope, model, action.increment.field);
  if (number) requireType(scope, number, NUMBERS);
  checkComplete(scope, model, [...Object.keys(action.values), action.match, action.increment.field]);
}

function checkValues(scope: Scope, model: Model | null, values: Record<string, Expression>): void {
  for (const [name, value] of Object.entries(values)) {
    const inside = { ...at(scope, 'values', name), acts: true };
    const field = fieldOf(inside, model, name);
    if (field) expectType(inside, value, valueTypeOf(field.type));
  }
}

function checkComplete(scope: Scope, model: Model | null, given: string[]): void {
  for (const field of model?.fields ?? [])
    if (mustBeEntered(field) && !given.includes(field.name))
      complain(scope, `A new ${model?.name} needs a value for its required field ${field.name}.`);
}

/** A required field that a new object would not have without somebody's doing. */
export function mustBeEntered(field: Field): boolean {
  const given = field.initial !== undefined || ['number', 'boolean', 'dates'].includes(valueTypeOf(field.type));
  return field.required && !given && field.type !== 'choice';
}
