import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Field, Model } from '#schema/app-spec/model';
import { type AppNames, choiceType } from '../app-names';
import { block, render } from '../lines';
import { kotlinName } from '../names';
import { typeOfField } from '../value-type';
import { settingsOf } from '../walk';

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
      ...spec.models.map(
        (model) =>
          `${names.collection(model)} = json.list("${names.collection(model)}", ::${names.variable(model)}FromJson),`,
      ),
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
            settings.map(
              ({ name, type }) => `${kotlinName(name)} = json.${reader[type]}("${name}", first.${kotlinName(name)}),`,
            ),
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
      [
        'id = json.text("id", first.id),',
        ...model.fields.map((field) => `${kotlinName(field.name)} = ${read(model, field, names)},`),
      ],
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
