import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Field, Model } from '#schema/app-spec/model';
import type { AppNames } from '../app-names';
import { literalAs } from '../conversions';
import { block, type Lines, render, separated } from '../lines';
import { swiftName } from '../names';
import { typeOfField } from '../value-type';
import { settingsOf } from '../walk';
import { swift } from './dialect';
import { swiftString } from './literals';

/** `Data/AppData.swift`: everything that the app keeps, as one value. */
export function dataSource(spec: AppSpec, names: AppNames): string {
  const settings = settingsOf(spec);
  const lists = spec.models.map((model) => ({ model, name: names.collection(model), type: names.type(model) }));
  return render([
    'import Foundation',
    '',
    '/// Everything that the app keeps.',
    ...block('struct AppData: Codable, Equatable, Sendable {', [
      ...lists.map(({ name, type }) => `var ${name}: [${type}] = []`),
      'var settings = AppSettings()',
      '',
      'init() {}',
      '',
      ...block('init(from decoder: any Decoder) throws {', [
        'let values = try decoder.container(keyedBy: CodingKeys.self)',
        ...lists.map(
          ({ name, type }) => `${name} = try values.decodeIfPresent([${type}].self, forKey: .${name}) ?? []`,
        ),
        'settings = try values.decodeIfPresent(AppSettings.self, forKey: .settings) ?? AppSettings()',
      ]),
      ...lists.flatMap(({ model, name, type }) => [
        '',
        ...block(`func ${names.variable(model)}(_ id: ${type}.ID) -> ${type}? {`, [`${name}.first { $0.id == id }`]),
      ]),
    ]),
    '',
    '/// What the user has set, kept over a restart.',
    ...(settings.length === 0
      ? ['struct AppSettings: Codable, Equatable, Sendable {}']
      : block('struct AppSettings: Codable, Equatable, Sendable {', [
          ...settings.map(({ name, type, initial }) => `var ${swiftName(name)} = ${stateLiteral(type, initial)}`),
          '',
          'init() {}',
          '',
          ...block('init(from decoder: any Decoder) throws {', [
            'let values = try decoder.container(keyedBy: CodingKeys.self)',
            ...settings.map(
              ({ name, type }) =>
                `${swiftName(name)} = try values.decodeIfPresent(${STATE_TYPES[type]}.self, forKey: .${name}) ?? ${swiftName(name)}`,
            ),
          ]),
        ])),
  ]);
}

export const STATE_TYPES = { text: 'String', number: 'Double', boolean: 'Bool' } as const;

/** The first value of a state variable. */
export function stateLiteral(type: keyof typeof STATE_TYPES, initial: string | number | boolean): string {
  if (type === 'text') return swiftString(String(initial));
  return type === 'number' ? swift.decimal(Number(initial)) : String(initial === true);
}

/** `Data/SampleData.swift`: what the app holds when it is started for the first time. */
export function samplesSource(spec: AppSpec, names: AppNames): string {
  const filled = spec.models.filter((model) => model.samples.length > 0);
  const groups: Lines[] = filled.map((model) => [
    `data.${names.collection(model)} = [`,
    model.samples.map((sample) => `${sampleObject(model, sample, names)},`),
    ']',
  ]);
  return render([
    'import Foundation',
    '',
    ...block('extension AppData {', [
      '/// What the app holds when it is started for the first time; days count from `today`.',
      ...block('static func samples(today: CalendarDay = .today) -> AppData {', [
        `${filled.length === 0 ? 'let' : 'var'} data = AppData()`,
        ...separated(groups),
        'return data',
      ]),
    ]),
  ]);
}

type Sample = Model['samples'][number];

function sampleObject(model: Model, sample: Sample, names: AppNames): string {
  const given = model.fields.flatMap((field) => {
    const value = sample[field.name];
    const code = value === undefined ? null : sampleValue(model, field, value, names);
    return code === null ? [] : [`${field.name}: ${code}`];
  });
  const id = typeof sample.id === 'string' ? [`id: ${swiftString(sample.id)}`] : [];
  return `${names.type(model)}(${[...id, ...given].join(', ')})`;
}

function sampleValue(model: Model, field: Field, value: Sample[string], names: AppNames): string | null {
  if (Array.isArray(value))
    return `[${value
      .map((day) => dayOf(day) ?? '')
      .filter(Boolean)
      .join(', ')}]`;
  if (typeof value === 'boolean') return String(value);
  const type = typeOfField(model, field);
  if (type.base === 'date' && typeof value === 'string') return dayOf(value);
  if (type.base === 'dateTime' && typeof value === 'string' && value.startsWith('today')) {
    const day = dayOf(value);
    return day && `${day === 'today' ? 'today' : day}.moment`;
  }
  return literalAs(value, type, { names }, swift);
}

function dayOf(text: string): string | null {
  const days = /^today([+-]\d+)?$/.exec(text);
  if (days) return days[1] === undefined ? 'today' : `today.adding(days: ${Number(days[1])})`;
  return literalAs(text, { base: 'date', optional: false }, { names: NO_NAMES }, swift);
}

const NO_NAMES: AppNames = {
  app: '',
  slug: '',
  type: () => '',
  variable: () => '',
  collection: () => '',
  screen: () => '',
};
