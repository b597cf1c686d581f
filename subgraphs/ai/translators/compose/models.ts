import type { Field, Model } from '#schema/app-spec/model';
import { type AppNames, choiceCases, choiceType } from '../app-names';
import { literalAs } from '../conversions';
import { emptyOf } from '../expressions';
import { block, type Lines, render, separated } from '../lines';
import { kotlinName } from '../names';
import { isMoment, typeOfField, type ValueType } from '../value-type';
import { constantName, kotlin } from './dialect';
import { kotlinString } from './literals';

export const KOTLIN_TYPES: Record<ValueType['base'], string> = {
  text: 'String',
  integer: 'Long',
  decimal: 'Double',
  boolean: 'Boolean',
  date: 'LocalDate',
  time: 'LocalTime',
  dateTime: 'Instant',
  dates: 'Set<LocalDate>',
  choice: 'String',
};

/** `model/Habit.kt`: a data class with its choices. */
export function modelSource(model: Model, names: AppNames): string {
  const type = names.type(model);
  const choices = model.fields.filter((field) => field.type === 'choice');
  const nested = separated(choices.map((field) => choiceEnum(field)));
  return render([
    '@Serializable',
    `data class ${type}(`,
    [
      'val id: String = UUID.randomUUID().toString(),',
      ...model.fields.map((field) => `${property(model, field, names)},`),
    ],
    nested.length > 0 ? ') {' : ')',
    ...(nested.length > 0 ? [nested, '}'] : []),
  ]);
}

function property(model: Model, field: Field, names: AppNames): string {
  return `val ${kotlinName(field.name)}: ${fieldKotlinType(model, field, names)} = ${initialValue(model, field, names)}`;
}

/** The Kotlin type of a field's property. */
export function fieldKotlinType(model: Model, field: Field, names: AppNames): string {
  const type = typeOfField(model, field);
  if (type.base === 'choice') return `${names.type(model)}.${choiceType(field.name)}`;
  return KOTLIN_TYPES[type.base] + (type.optional ? '?' : '');
}

/** The value of a new object's field. */
export function initialValue(model: Model, field: Field, names: AppNames): string {
  const type = typeOfField(model, field);
  const initial = field.initial ?? (type.base === 'choice' ? field.choices?.[0] : undefined);
  if (typeof initial === 'boolean') return String(initial);
  const literal = initial === undefined ? null : literalAs(initial, type, { names }, kotlin);
  return relative(initial, type) ?? literal ?? emptyOf(type, kotlin);
}

/** `today-3` in a first value. */
function relative(initial: unknown, { base }: ValueType): string | null {
  const days = typeof initial === 'string' ? /^today([+-]\d+)$/.exec(initial)?.[1] : undefined;
  if (days === undefined || !isMoment(base)) return null;
  const day = `LocalDate.now().plusDays(${Number(days)}L)`;
  return base === 'date' ? day : `${day}.moment()`;
}

function choiceEnum(field: Field): Lines {
  const cases = [...choiceCases(field.choices ?? [])];
  const type = choiceType(field.name);
  const last = cases.length - 1;
  return [
    '@Serializable',
    ...block(`enum class ${type}(val value: String) {`, [
      ...cases.flatMap(([value, name], index) => [
        `@SerialName(${kotlinString(value)})`,
        `${constantName(name)}(${kotlinString(value)})${index === last ? ';' : ','}`,
        '',
      ]),
      ...block('companion object {', [`fun of(value: String): ${type}? = entries.firstOrNull { it.value == value }`]),
    ]),
  ];
}
