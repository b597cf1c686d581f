import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { type AppNames } from '../app-names';
import { type Lines, render } from '../lines';
import { kotlinName, upperFirst } from '../names';
import { settingsOf } from '../walk';
import { kotlin } from './dialect';
import { kotlinString } from './literals';

/** `data/AppData.kt`: everything that the app keeps, as one value that is never changed, only replaced. Fields that older data lacks get their first values. */
export function dataSource(spec: AppSpec, names: AppNames): string {
  const settings = settingsOf(spec);
  return render([
    '/** Everything that the app keeps. */',
    '@Serializable',
    'data class AppData(',
    [
      ...spec.models.map((model) => `val ${names.collection(model)}: List<${names.type(model)}> = emptyList(),`),
      ...(settings.length === 0 ? [] : ['val settings: AppSettings = AppSettings(),']),
    ],
    ') {',
    spec.models.flatMap((model, index) => [...(index === 0 ? [] : ['']), ...members(model, names)]),
    '}',
    ...(settings.length === 0
      ? []
      : [
          '',
          '/** What the user has set, kept over a restart. */',
          '@Serializable',
          'data class AppSettings(',
          settings.map(
            ({ name, type, initial }) =>
              `val ${kotlinName(name)}: ${STATE_TYPES[type]} = ${stateLiteral(type, initial)},`,
          ),
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
