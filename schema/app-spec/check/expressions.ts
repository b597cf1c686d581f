import type { Condition, Expression } from '../expression';
import {
  at,
  complain,
  fieldOf,
  fits,
  itemField,
  modelOf,
  NUMBERS,
  type Scope,
  type ValueType,
  valueTypeOf,
  withItem,
} from './scope';

/** Checks the expression where it stands and answers what it gives. */
function checkExpression(scope: Scope, expression: Expression): ValueType {
  switch (expression.kind) {
    case 'literal':
      if (typeof expression.value === 'string') return 'text';
      return typeof expression.value === 'number' ? 'number' : 'boolean';
    case 'field':
      return checkField(scope, expression.name);
    case 'related':
      return checkRelated(scope, expression.reference, expression.name);
    case 'state':
      return checkState(scope, expression.name);
    case 'input':
      return checkInput(scope, expression.name);
    case 'today':
      return 'date';
    case 'now':
      return 'dateTime';
    case 'aggregate':
      return checkAggregate(scope, expression);
    case 'streak':
    case 'countWithin':
      itemField(scope, expression.field, ['dates']);
      return 'number';
    case 'arithmetic':
      expectType(at(scope, 'left'), expression.left, 'number');
      expectType(at(scope, 'right'), expression.right, 'number');
      return 'number';
    case 'random':
      if (!scope.acts) complain(scope, 'Only a value that an action sets may be random.');
      expectType(at(scope, 'minimum'), expression.minimum, 'number');
      expectType(at(scope, 'maximum'), expression.maximum, 'number');
      return 'number';
    case 'join':
      expression.parts.forEach((part, index) => expectShown(at(scope, 'parts', String(index)), part));
      return 'text';
    case 'format':
      return checkFormat(scope, expression);
    default:
      return checkWhen(scope, expression);
  }
}

/** Checks the expression, and that it gives what is expected. */
export function expectType(scope: Scope, expression: Expression, expected: ValueType): void {
  const given = checkExpression(scope, expression);
  if (!fits(given, expected)) complain(scope, `This gives ${given}; here it must be ${expected}.`);
}

/** Checks an expression whose value is put before a person as text. */
export function expectShown(scope: Scope, expression: Expression): void {
  const given = checkExpression(scope, expression);
  if (given === 'dates' || given === 'image') complain(scope, `A value of type ${given} cannot be shown as text.`);
}

export function checkCondition(scope: Scope, condition: Condition): void {
  switch (condition.kind) {
    case 'compare': {
      const left = checkExpression(at(scope, 'left'), condition.left);
      const right = checkExpression(at(scope, 'right'), condition.right);
      if (!fits(left, right)) complain(scope, `${left} cannot be compared with ${right}.`);
      else if (['dates', 'image'].includes(left)) complain(scope, `Values of type ${left} cannot be compared.`);
      else if (left === 'boolean' && !condition.operation.endsWith('quals'))
        complain(scope, 'Of truth values neither is less.');
      return;
    }
    case 'contains':
      expectType(at(scope, 'value'), condition.value, 'text');
      expectType(at(scope, 'text'), condition.text, 'text');
      return;
    case 'isTrue':
      expectType(at(scope, 'value'), condition.value, 'boolean');
      return;
    case 'isEmpty': {
      const given = checkExpression(at(scope, 'value'), condition.value);
      if (given === 'number' || given === 'boolean') complain(scope, `A value of type ${given} is never empty.`);
      return;
    }
    case 'doneToday':
      itemField(scope, condition.field, ['dates']);
      return;
    case 'and':
    case 'or':
      condition.conditions.forEach((part, index) => checkCondition(at(scope, 'conditions', String(index)), part));
      return;
    case 'not':
      checkCondition(at(scope, 'condition'), condition.condition);
  }
}

function checkField(scope: Scope, name: string): ValueType {
  if (name === 'id' && scope.item) return 'text';
  const field = itemField(scope, name);
  return field ? valueTypeOf(field.type) : 'unknown';
}

function checkRelated(scope: Scope, reference: string, name: string): ValueType {
  const pointer = itemField(scope, reference, ['reference']);
  if (!pointer?.model) return 'unknown';
  const field = fieldOf(scope, modelOf(scope, pointer.model), name);
  return field ? valueTypeOf(field.type) : 'unknown';
}

function checkState(scope: Scope, name: string): ValueType {
  const variable = scope.screen?.state.find((candidate) => candidate.name === name);
  if (!variable) complain(scope, `The screen has no state variable ${name}.`);
  return variable?.type ?? 'unknown';
}

function checkInput(scope: Scope, name: string): ValueType {
  if (!scope.screen?.form) {
    complain(scope, `${name} is what was entered into a form, and the screen has none.`);
    return 'unknown';
  }
  const field = fieldOf(scope, modelOf(scope, scope.screen.form.model), name);
  return field ? valueTypeOf(field.type) : 'unknown';
}

function checkWhen(scope: Scope, expression: Extract<Expression, { kind: 'when' }>): ValueType {
  checkCondition(at(scope, 'condition'), expression.condition);
  const whenTrue = checkExpression(at(scope, 'whenTrue'), expression.whenTrue);
  const whenFalse = checkExpression(at(scope, 'whenFalse'), expression.whenFalse);
  if (!fits(whenFalse, whenTrue)) complain(scope, `One branch gives ${whenTrue}, the other ${whenFalse}.`);
  return whenTrue === whenFalse ? whenTrue : 'text';
}

function checkAggregate(scope: Scope, expression: Extract<Expression, { kind: 'aggregate' }>): ValueType {
  const model = modelOf(scope, expression.model);
  if (!model) return 'number';
  const inside = withItem(scope, model);
  if (expression.where) checkCondition(at(inside, 'where'), expression.where);
  if (expression.operation === 'count') {
    if (expression.value) complain(scope, '`count` takes no value.');
  } else if (expression.value) {
    expectType(at(inside, 'value'), expression.value, 'number');
  } else {
    complain(scope, `\`${expression.operation}\` needs a value, for instance a field of ${NUMBERS.join(', ')}.`);
  }
  return 'number';
}

function checkFormat(scope: Scope, expression: Extract<Expression, { kind: 'format' }>): ValueType {
  const given = checkExpression(at(scope, 'value'), expression.value);
  const accepted: Record<typeof expression.as, ValueType[]> = {
    money: ['number'],
    number: ['number'],
    percent: ['number'],
    duration: ['number'],
    date: ['date', 'dateTime', 'text'],
    time: ['time', 'dateTime'],
    dateTime: ['dateTime'],
  };
  if (given !== 'unknown' && !accepted[expression.as].includes(given))
    complain(scope, `A value of type ${given} cannot be written as ${expression.as}.`);
  return 'text';
}
