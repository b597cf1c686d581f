import type { Field, Model } from '#schema/app-spec/model';
import { type AppNames, choiceType } from '../app-names';
import { block, type Lines, render, separated } from '../lines';
import { swiftName } from '../names';
import { isMoment, typeOfField, type ValueType } from '../value-type';
import { literalAs } from '../conversions';
import { emptyOf } from '../expressions';
import type { StringCatalog } from './catalog';
import { swift } from './dialect';
import { caseTitles } from './display';
import { swiftString } from './literals';

/** `Models/Habit.swift`: the struct, its choices, and a decoder that fills fields which older data lacks. */
export function modelSource(model: Model, names: AppNames, catalog: StringCatalog): string {
  const type = names.type(model);
  const choices = model.fields.filter((field) => field.type === 'choice');
  return render([
    'import Foundation',
    '',
    ...block(
      `struct ${type}: Identifiable, Codable, Hashable, Sendable {`,
      separated([
        ['var id = UUID().uuidString', ...model.fields.map((field) => property(model, field, names))],
        ...choices.map((field) => choiceEnum(field, catalog)),
      ]),
    ),
    '',
    ...block(`extension ${type} {`, decoder(model)),
  ]);
}

function property(model: Model, field: Field, names: AppNames): string {
  const type = typeOfField(model, field);
  const start = initialValue(model, field, names);
  const name = swiftName(field.name);
  if (type.base === 'dates') return `var ${name}: Set<CalendarDay> = []`;
  if (type.optional) return `var ${name}: ${SWIFT_TYPES[type.base]}?${start === 'nil' ? '' : ` = ${start}`}`;
  return `var ${name} = ${start}`;
}

/** The Swift type of each kind of value; a choice has one of its own. */
export const SWIFT_TYPES: Record<ValueType['base'], string> = {
  text: 'String',
  integer: 'Int',
  decimal: 'Double',
  boolean: 'Bool',
  date: 'CalendarDay',
  time: 'ClockTime',
  dateTime: 'Date',
  dates: 'Set<CalendarDay>',
  choice: 'String',
};

/** The value of a new object's field. */
export function initialValue(model: Model, field: Field, names: AppNames): string {
  const type = typeOfField(model, field);
  const initial = field.initial ?? (type.base === 'choice' ? field.choices?.[0] : undefined);
  const literal = initial === undefined ? null : literalAs(initial, type, { names }, swift);
  if (typeof initial === 'boolean') return String(initial);
  return relative(initial, type) ?? literal ?? (type.base === 'choice' ? 'nil' : emptyOf(type, swift));
}

/** `today-3` in a first value. */
function relative(initial: unknown, { base }: ValueType): string | null {
  const days = typeof initial === 'string' ? /^today([+-]\d+)$/.exec(initial)?.[1] : undefined;
  if (days === undefined || !isMoment(base)) return null;
  const day = `CalendarDay.today.adding(days: ${Number(days)})`;
  return base === 'date' ? day : `${day}.startOfDay`;
}

function choiceEnum(field: Field, catalog: StringCatalog): Lines {
  const cases = caseTitles(field.choices ?? [], catalog);
  return block(`enum ${choiceType(field.name)}: String, Codable, CaseIterable, Identifiable {`, [
    ...cases.map(([name, value]) => `case ${swiftName(name)} = ${swiftString(value)}`),
    '',
    'var id: Self { self }',
    '',
    ...block('var title: String {', [
      'switch self {',
      ...cases.map(([name, , title]) => `case .${name}: ${title}`),
      '}',
    ]),
  ]);
}

function decoder(model: Model): Lines {
  return block('init(from decoder: any Decoder) throws {', [
    'let values = try decoder.container(keyedBy: CodingKeys.self)',
    'self.init()',
    'id = try values.decode(String.self, forKey: .id)',
    ...model.fields.map((field) => decodeField(model, field)),
  ]);
}

function decodeField(model: Model, field: Field): string {
  const type = typeOfField(model, field);
  const name = swiftName(field.name);
  if (type.base === 'choice')
    return `${name} = ${choiceType(field.name)}(rawValue: try values.decodeIfPresent(String.self, forKey: .${field.name}) ?? "") ?? ${name}`;
  const decoded = `try values.decodeIfPresent(${SWIFT_TYPES[type.base]}.self, forKey: .${field.name})`;
  return type.optional ? `${name} = ${decoded}` : `${name} = ${decoded} ?? ${name}`;
}
