import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Field, Model } from '#schema/app-spec/model';
import { type AppNames, choiceType } from '../app-names';
import { literalAs } from '../conversions';
import { block, type Lines, render } from '../lines';
import { kotlinName, upperFirst } from '../names';
import { typeOfField } from '../value-type';
import { settingsOf } from '../walk';
import { kotlin } from './dialect';
import { kotlinString } from './literals';

/** `data/AppData.kt`: everything that the app keeps, as one value that is never changed, only replaced. */
export function dataSource(spec: AppSpec, names: AppNames): string {
  const settings = settingsOf(spec);
  return render([
    '/** Everything that the app keeps. */',
    'data class AppData(',
    [
      ...spec.models.map((model) => `val ${names.collection(model)}: List<${names.type(model)}> = emptyList(),`),
      'val settings: AppSettings = AppSettings(),',
    ],
    ') {',
    spec.models.flatMap((model, index) => [...(index === 0 ? [] : ['']), ...members(model, names)]),
    '}',
    '',
    '/** What the user has set, kept over a restart. */',
    ...(settings.length === 0
      ? ['class AppSettings {', ['override fun equals(other: Any?): Boolean = other is AppSettings', '', 'override fun hashCode(): Int = 0'], '}']
      : [
          'data class AppSettings(',
          settings.map(({ name, type, initial }) => `val ${kotlinName(name)}: ${STATE_TYPES[type]} = ${stateLiteral(type, initial)},`),
          ')',
        ]),
  ]);
}

function members(model: Model, names: AppNames): Lines {
  const [list, type, one] = [names.collection(model), names.type(model), names.variable(model)];
  return [
    `fun ${one}(id: String?): ${type}? = ${list}.firstOrNull { it.id == id }`,
    '',
    `fun add${type}(${one}: ${type}): AppData = copy(${list} = ${list} + ${one})`,
    '',
    `fun update${type}(id: String, change: (${type}) -> ${type}): AppData =`,
    [`copy(${list} = ${list}.map { if (it.id == id) change(it) else it })`],
    '',
    `fun remove${type}(id: String): AppData = copy(${list} = ${list}.filterNot { it.id == id })`,
    '',
    `fun clear${upperFirst(list)}(): AppData = copy(${list} = emptyList())`,
  ];
}

export const STATE_TYPES = { text: 'String', number: 'Double', boolean: 'Boolean' } as const;

/** The first value of a state variable. */
export function stateLiteral(type: keyof typeof STATE_TYPES, initial: string | number | boolean): string {
  if (type === 'text') return kotlinString(String(initial));
  return type === 'number' ? kotlin.decimal(Number(initial)) : String(initial === true);
}

/** `data/AppDataJson.kt`: the data as JSON and back; fields that older data lacks get their first values. */
export function jsonSource(spec: AppSpec, names: AppNames): string {
  const settings = settingsOf(spec);
  const reader = { text: 'text', number: 'decimal', boolean: 'truth' } as const;
  return render([
    'internal fun AppData.toJson(): JsonObject = mapOf(',
    [
      ...spec.models.map((model) => `"${names.collection(model)}" to ${names.collection(model)}.map { it.toJson() },`),
      '"settings" to settings.toJson(),',
    ],
    ')',
    '',
    'internal fun appDataFromJson(json: JsonObject): AppData = AppData(',
    [
      ...spec.models.map((model) => `${names.collection(model)} = json.list("${names.collection(model)}", ::${names.variable(model)}FromJson),`),
      'settings = settingsFromJson(json["settings"] as? Map<*, *>),',
    ],
    ')',
    '',
    'private fun AppSettings.toJson(): JsonObject = mapOf(',
    settings.map(({ name }) => `"${name}" to ${kotlinName(name)},`),
    ')',
    '',
    ...block('private fun settingsFromJson(kept: Map<*, *>?): AppSettings {', [
      ...(settings.length === 0 ? [] : ['val first = AppSettings()', 'val json = kept?.asObject().orEmpty()']),
      ...(settings.length === 0
        ? ['return AppSettings()']
        : [
            'return AppSettings(',
            settings.map(({ name, type }) => `${kotlinName(name)} = json.${reader[type]}("${name}", first.${kotlinName(name)}),`),
            ')',
          ]),
    ]),
  ]);
}

/** `data/HabitJson.kt`. */
export function modelJsonSource(model: Model, names: AppNames): string {
  const [type, one] = [names.type(model), names.variable(model)];
  return render([
    `internal fun ${type}.toJson(): JsonObject = mapOf(`,
    ['"id" to id,', ...model.fields.map((field) => `"${field.name}" to ${written(model, field)},`)],
    ')',
    '',
    ...block(`internal fun ${one}FromJson(json: JsonObject): ${type} {`, [
      `val first = ${type}()`,
      `return ${type}(`,
      ['id = json.text("id", first.id),', ...model.fields.map((field) => `${kotlinName(field.name)} = ${read(model, field, names)},`)],
      ')',
    ]),
  ]);
}

function written(model: Model, field: Field): string {
  const { base, optional } = typeOfField(model, field);
  const name = kotlinName(field.name);
  if (base === 'choice') return `${name}.value`;
  if (base === 'dates') return `${name}.map(LocalDate::toString)`;
  return ['date', 'time', 'dateTime'].includes(base) ? `${name}${optional ? '?' : ''}.toString()` : name;
}

function read(model: Model, field: Field, names: AppNames): string {
  const { base, optional } = typeOfField(model, field);
  const first = `first.${kotlinName(field.name)}`;
  const name = `"${field.name}"`;
  switch (base) {
    case 'text':
    case 'integer':
    case 'decimal':
      return `json.${base}(${name}, ${first})`;
    case 'boolean':
      return `json.truth(${name}, ${first})`;
    case 'dates':
      return `json.days(${name})`;
    case 'choice':
      return `${names.type(model)}.${choiceType(field.name)}.of(json.text(${name}, "")) ?: ${first}`;
    case 'date':
    case 'time':
    case 'dateTime': {
      const reader = { date: 'day', time: 'time', dateTime: 'moment' }[base];
      return `json.${reader}(${name})${optional ? '' : ` ?: ${first}`}`;
    }
  }
}

type Sample = Model['samples'][number];

/** `data/SampleData.kt`: what the app holds when it is started for the first time. */
export function samplesSource(spec: AppSpec, names: AppNames): string {
  const filled = spec.models.filter((model) => model.samples.length > 0);
  return render([
    '/** What the app holds when it is started for the first time; days count from [today]. */',
    'fun sampleData(today: LocalDate = LocalDate.now()): AppData = AppData(',
    filled.map((model) => `${names.collection(model)} = sample${names.type(model)}s(today),`),
    ')',
    ...filled.flatMap((model) => {
      const usesToday = JSON.stringify(model.samples).includes('today');
      return [
        '',
        ...(usesToday ? [] : ['@Suppress("UNUSED_PARAMETER")']),
        `private fun sample${names.type(model)}s(today: LocalDate): List<${names.type(model)}> = listOf(`,
        model.samples.flatMap((sample) => sampleObject(model, sample, names)),
        ')',
      ];
    }),
  ]);
}

function sampleObject(model: Model, sample: Sample, names: AppNames): Lines {
  const given = model.fields.flatMap((field) => {
    const value = sample[field.name];
    const code = value === undefined ? null : sampleValue(model, field, value, names);
    return code === null ? [] : [`${kotlinName(field.name)} = ${code},`];
  });
  const id = typeof sample.id === 'string' ? [`id = ${kotlinString(sample.id)},`] : [];
  return [`${names.type(model)}(`, [...id, ...given], '),'];
}

function sampleValue(model: Model, field: Field, value: Sample[string], names: AppNames): string | null {
  if (Array.isArray(value)) {
    const days = value.map((day) => dayOf(day, names)).filter((day) => day !== null);
    return days.length === 0 ? 'emptySet()' : `setOf(${days.join(', ')})`;
  }
  if (typeof value === 'boolean') return String(value);
  const type = typeOfField(model, field);
  if (type.base === 'date' && typeof value === 'string') return dayOf(value, names);
  if (type.base === 'dateTime' && typeof value === 'string' && value.startsWith('today')) {
    const day = dayOf(value, names);
    return day && `${day}.moment()`;
  }
  return literalAs(value, type, { names }, kotlin);
}

function dayOf(text: string, names: AppNames): string | null {
  const days = /^today([+-]\d+)?$/.exec(text);
  if (days) return days[1] === undefined ? 'today' : `today.plusDays(${Number(days[1])})`;
  return literalAs(text, { base: 'date', optional: false }, { names }, kotlin);
}
