import type { Field, FieldType, Model } from '#schema/app-spec/model';

export type Base = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'time' | 'dateTime' | 'dates' | 'choice';

/** What a value is in the written code. Only days, times and moments can be optional; everything else has an empty value of its own. */
export interface ValueType {
  base: Base;
  optional: boolean;
  /** For `choice`: whose choices. */
  choice?: { model: Model; field: Field };
}

export const TEXT: ValueType = { base: 'text', optional: false };
export const INTEGER: ValueType = { base: 'integer', optional: false };
export const DECIMAL: ValueType = { base: 'decimal', optional: false };
export const BOOLEAN: ValueType = { base: 'boolean', optional: false };
export const DATE: ValueType = { base: 'date', optional: false };
export const DATE_TIME: ValueType = { base: 'dateTime', optional: false };

/** How each field type is kept. */
const BASE_OF_FIELD: Record<FieldType, Base> = {
  text: 'text',
  longText: 'text',
  integer: 'integer',
  decimal: 'decimal',
  money: 'integer',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  dateTime: 'dateTime',
  duration: 'integer',
  choice: 'choice',
  dates: 'dates',
  image: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  reference: 'text',
};

export function isMoment(base: Base): boolean {
  return base === 'date' || base === 'time' || base === 'dateTime';
}

/** A day, time or moment is optional unless the field is required and has a first value. */
export function typeOfField(model: Model, field: Field): ValueType {
  const base = BASE_OF_FIELD[field.type];
  const optional = isMoment(base) && !(field.required && field.initial !== undefined);
  return base === 'choice' ? { base, optional, choice: { model, field } } : { base, optional };
}

/** The field of this name; `id` is a text that every object has. */
export function fieldType(model: Model, name: string): ValueType {
  if (name === 'id') return TEXT;
  return typeOfField(model, requireField(model, name));
}

/** Throws when there is none, which `checkAppSpec` rules out. */
export function requireField(model: Model, name: string): Field {
  const field = model.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${model.name} has no field ${name}.`);
  return field;
}
