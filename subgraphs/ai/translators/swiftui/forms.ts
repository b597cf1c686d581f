import type { Field, Model } from '#schema/app-spec/model';
import { type AppNames, choiceType } from '../app-names';
import { block, type Lines, render } from '../lines';
import { swiftName } from '../names';
import { isMoment, typeOfField } from '../value-type';
import type { StringCatalog } from './catalog';
import { localized } from './display';
import { initialValue, SWIFT_TYPES } from './models';

/** `Models/HabitForm.swift`: what a user enters, before it is checked and becomes an object. Numbers may still be missing. */
export function formSource(model: Model, names: AppNames, catalog: StringCatalog): string {
  const [type, variable] = [names.type(model), names.variable(model)];
  return render([
    'import Foundation',
    '',
    ...block(`struct ${type}Form: Equatable {`, [
      ...model.fields.map((field) => property(model, field, names)),
      '',
      'init() {}',
      '',
      ...block(
        `init(_ ${variable}: ${type}) {`,
        model.fields.map(
          (field) => `${swiftName(field.name)} = ${taken(field, `${variable}.${swiftName(field.name)}`)}`,
        ),
      ),
      '',
      '/// Writes what was entered into the object.',
      ...block(
        `func apply(to ${variable}: inout ${type}) {`,
        model.fields.map((field) => given(model, field, `${variable}.${swiftName(field.name)}`)),
      ),
      '',
      '/// What is wrong with the given fields, by the name of the field.',
      ...block('func errors(in fields: Set<String>) -> [String: String] {', [
        'var errors: [String: String] = [:]',
        ...model.fields.flatMap((field) => check(field, catalog)),
        'return errors.filter { fields.contains($0.key) }',
      ]),
    ]),
  ]);
}

const NUMBER_TYPES: Partial<Record<Field['type'], string>> = {
  integer: 'Int',
  decimal: 'Double',
  money: 'Decimal',
  duration: 'Double',
};

function property(model: Model, field: Field, names: AppNames): string {
  const type = typeOfField(model, field);
  const name = swiftName(field.name);
  const start = initialValue(model, field, names);
  const number = NUMBER_TYPES[field.type];
  if (number) {
    if (field.initial === undefined) return `var ${name}: ${number}?`;
    return `var ${name}: ${number}? = ${taken(field, start)}`;
  }
  if (type.base === 'choice') return `var ${name} = ${start}`;
  if (isMoment(type.base)) return `var ${name}: ${SWIFT_TYPES[type.base]}?${start === 'nil' ? '' : ` = ${start}`}`;
  return `var ${name}: ${SWIFT_TYPES[type.base]} = ${start}`;
}

function taken(field: Field, value: string): string {
  if (field.type === 'money') return `AppFormat.majorUnits(${value})`;
  return field.type === 'duration' ? `Double(${value}) / 60` : value;
}

function given(model: Model, field: Field, target: string): string {
  const name = swiftName(field.name);
  const type = typeOfField(model, field);
  if (field.type === 'money') return `${target} = AppFormat.minorUnits(${name} ?? 0)`;
  if (field.type === 'duration') return `${target} = Int(((${name} ?? 0) * 60).rounded())`;
  if (field.type === 'integer' || field.type === 'decimal') return `${target} = ${name} ?? 0`;
  if (isMoment(type.base) && !type.optional) return `${target} = ${name} ?? ${target}`;
  if (type.base === 'text') return `${target} = ${name}.trimmingCharacters(in: .whitespacesAndNewlines)`;
  return `${target} = ${name}`;
}

function check(field: Field, catalog: StringCatalog): Lines {
  const name = swiftName(field.name);
  const type = { base: field.type };
  const set = (message: string) => `errors["${field.name}"] = ${localized(message, catalog)}`;
  const missing =
    NUMBER_TYPES[field.type] || ['date', 'time', 'dateTime'].includes(type.base) ? `${name} == nil` : `${name}.isBlank`;
  const checked = !['boolean', 'choice', 'dates'].includes(field.type);
  const lines: Lines = [];
  if (field.required && checked) lines.push(...block(`if ${missing} {`, [set('Please fill this in.')]));
  const form = WELL_FORMED[field.type];
  if (form) lines.push(...block(`if !${name}.isBlank && !${name}.${form.test} {`, [set(form.message)]));
  return lines;
}

const WELL_FORMED: Partial<Record<Field['type'], { test: string; message: string }>> = {
  email: { test: 'isEmailAddress', message: 'This is no e-mail address.' },
  phone: { test: 'isPhoneNumber', message: 'This is no phone number.' },
  url: { test: 'isWebAddress', message: 'This is no web address.' },
};

/** The type of a choice in a form: that of its model. */
export function choiceTypeOf(model: Model, field: Field, names: AppNames): string {
  return `${names.type(model)}.${choiceType(field.name)}`;
}
