import type { Field, Model } from '#schema/app-spec/model';
import type { AppNames } from '../app-names';
import { block, type Lines, render } from '../lines';
import { kotlinName } from '../names';
import { isMoment, typeOfField } from '../value-type';
import { kotlinString } from './literals';
import { fieldKotlinType, initialValue, KOTLIN_TYPES } from './models';

/** `model/HabitForm.kt`: what a user enters, before it is checked and becomes an object. Numbers are text until then. */
export function formSource(model: Model, names: AppNames): string {
  const [type, variable] = [names.type(model), names.variable(model)];
  return render([
    '/** What the user enters, before it is checked. */',
    `data class ${type}Form(`,
    model.fields.map((field) => `${property(model, field, names)},`),
    ') {',
    [
      `constructor(${variable}: ${type}) : this(`,
      model.fields.map(
        (field) => `${kotlinName(field.name)} = ${taken(field, `${variable}.${kotlinName(field.name)}`)},`,
      ),
      ')',
      '',
      '/** The object with what was entered. */',
      `fun applyTo(${variable}: ${type}): ${type} = ${variable}.copy(`,
      model.fields.map(
        (field) => `${kotlinName(field.name)} = ${given(model, field, `${variable}.${kotlinName(field.name)}`)},`,
      ),
      ')',
      '',
      '/** What is wrong with the given fields, by the name of the field. */',
      ...block(
        'fun problems(fields: Set<String>): Map<String, FieldProblem> = buildMap {',
        model.fields.flatMap(check),
        '}.filterKeys { it in fields }',
      ),
    ],
    '}',
  ]);
}

const NUMBERS = ['integer', 'decimal', 'money', 'duration'];

function property(model: Model, field: Field, names: AppNames): string {
  const name = kotlinName(field.name);
  const start = initialValue(model, field, names);
  if (NUMBERS.includes(field.type))
    return `val ${name}: String = ${field.initial === undefined ? '""' : taken(field, start)}`;
  const { base } = typeOfField(model, field);
  const type = isMoment(base) ? `${KOTLIN_TYPES[base]}?` : fieldKotlinType(model, field, names);
  return `val ${name}: ${type} = ${start}`;
}

function taken(field: Field, value: string): string {
  if (field.type === 'money') return `editableMoney(${value})`;
  if (field.type === 'duration') return `editableMinutes(${value})`;
  if (field.type === 'decimal') return `editableNumber(${value})`;
  return field.type === 'integer' ? `${value}.toString()` : value;
}

function given(model: Model, field: Field, present: string): string {
  const name = kotlinName(field.name);
  const type = typeOfField(model, field);
  if (field.type === 'money') return `parseMoney(${name})`;
  if (field.type === 'duration') return `parseDuration(${name})`;
  if (field.type === 'decimal') return `parseDecimal(${name})`;
  if (field.type === 'integer') return `parseInteger(${name})`;
  if (isMoment(type.base) && !type.optional) return `${name} ?: ${present}`;
  return type.base === 'text' ? `${name}.trim()` : name;
}

function check(field: Field): Lines {
  if (['boolean', 'choice', 'dates'].includes(field.type)) return [];
  const name = kotlinName(field.name);
  const put = (problem: string) => `put(${kotlinString(field.name)}, FieldProblem.${problem})`;
  const isMomentField = ['date', 'time', 'dateTime'].includes(field.type);
  const missing = isMomentField ? `${name} == null` : `${name}.isBlank()`;
  const lines: Lines = [];
  if (field.required) lines.push(`if (${missing}) ${put('MISSING')}`);
  const form = WELL_FORMED[field.type];
  if (form) lines.push(`if (${name}.isNotBlank() && !${form.test}(${name})) ${put(form.problem)}`);
  return lines;
}

const WELL_FORMED: Partial<Record<Field['type'], { test: string; problem: string }>> = {
  integer: { test: 'isWholeNumber', problem: 'NO_WHOLE_NUMBER' },
  decimal: { test: 'isNumber', problem: 'NO_NUMBER' },
  money: { test: 'isNumber', problem: 'NO_NUMBER' },
  duration: { test: 'isNumber', problem: 'NO_NUMBER' },
  email: { test: 'isEmailAddress', problem: 'NO_EMAIL_ADDRESS' },
  phone: { test: 'isPhoneNumber', problem: 'NO_PHONE_NUMBER' },
  url: { test: 'isWebAddress', problem: 'NO_WEB_ADDRESS' },
};
