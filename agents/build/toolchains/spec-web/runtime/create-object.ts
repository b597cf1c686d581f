import type { Field, Model } from '#schema/app-spec/model';
import { addDays, type Clock, isDay, localDay, localTime } from './days';
import type { StoredObject, Value } from './value';

/** The value of a new object's field: its first value, else empty, 0, false or the first choice. */
export function initialValue(field: Field, clock: Clock): Value {
  return field.initial === undefined ? emptyValue(field) : fitValue(field, moment(field, field.initial, clock));
}

/** A new object of the model with what is given; fields that the model does not have are left out. */
export function createObject(model: Model, id: string, given: Record<string, Value>, clock: Clock): StoredObject {
  const fields = model.fields.map((field) => {
    const value = given[field.name];
    return [field.name, value === undefined ? initialValue(field, clock) : fitValue(field, value)] as const;
  });
  return { ...Object.fromEntries(fields), id };
}

/** The objects that the app holds at its first start. */
export function sampleObjects(model: Model, clock: Clock): StoredObject[] {
  return model.samples.map((sample, index) => {
    const given: Record<string, Value> = {};
    for (const field of model.fields) {
      const value = sample[field.name];
      if (value !== undefined) given[field.name] = moment(field, value, clock);
    }
    return createObject(model, typeof sample.id === 'string' ? sample.id : `${model.name}-${index}`, given, clock);
  });
}

/** A value that the field can hold: as it is, or the field's empty one. Kept data of an earlier version of the app may have another type. */
export function fitValue(field: Field, value: unknown): Value {
  const empty = emptyValue(field);
  if (Array.isArray(empty)) return Array.isArray(value) ? [...new Set(value.filter(isDayText))].toSorted() : empty;
  if (typeof value === 'string' && typeof empty === 'string')
    return field.type === 'choice' && !field.choices?.includes(value) ? empty : value;
  if (typeof value === 'number' && typeof empty === 'number') return Number.isFinite(value) ? value : empty;
  return typeof value === 'boolean' && typeof empty === 'boolean' ? value : empty;
}

const isDayText = (value: unknown): value is string => typeof value === 'string' && isDay(value);

function emptyValue(field: Field): Value {
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'duration':
      return 0;
    case 'boolean':
      return false;
    case 'dates':
      return [];
    case 'choice':
      return field.choices?.[0] ?? '';
    default:
      return '';
  }
}

/** Turns `today`, `today-3` and `now` into the moment that they stand for, where the field holds moments. */
function moment(field: Field, value: Value, clock: Clock): Value {
  if (Array.isArray(value)) return value.map((day) => dayFrom(day, clock));
  if (typeof value !== 'string') return value;
  if (field.type === 'date') return dayFrom(value, clock);
  if (field.type === 'time') return value === 'now' ? localTime(clock) : value;
  if (field.type !== 'dateTime') return value;
  const days = daysFromToday(value);
  return days === null ? value : new Date(clock.now.getTime() + days * 86_400_000).toISOString();
}

function dayFrom(text: string, clock: Clock): string {
  const days = daysFromToday(text);
  return days === null ? text : addDays(localDay(clock), days);
}

function daysFromToday(text: string): number | null {
  const match = /^(?:now|today([+-]\d+)?)$/.exec(text);
  return match ? Number(match[1] ?? 0) : null;
}
