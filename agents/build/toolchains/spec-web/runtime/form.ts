import type { Field, Model } from '#schema/app-spec/model';
import { initialValue } from './create-object';
import { type Clock, isDay } from './days';
import { moneyDecimals } from './format';
import { type StoredObject, toNumber, type Value } from './value';
import type { Words } from './words';

/** What a user has entered on a screen so far. Numbers are text until they can be read. */
export interface Form {
  model: Model;
  /** The object that it edits; null for a new one. */
  edits: string | null;
  values: Record<string, Value>;
  drafts: Record<string, string>;
  errors: Record<string, string>;
}

const NUMERIC = new Set<Field['type']>(['integer', 'decimal', 'money', 'duration']);
export const isNumeric = (field: Field): boolean => NUMERIC.has(field.type);

/** An empty form with first values, or one that is filled with an object. */
export function openForm(model: Model, object: StoredObject | null, currency: string, clock: Clock): Form {
  const values: Record<string, Value> = {};
  const drafts: Record<string, string> = {};
  for (const field of model.fields) {
    const value = object?.[field.name] ?? initialValue(field, clock);
    values[field.name] = value;
    if (!isNumeric(field)) continue;
    const untouched = !object && field.initial === undefined;
    drafts[field.name] = untouched ? '' : draftOf(field, toNumber(value), currency);
  }
  return { model, edits: object?.id ?? null, values, drafts, errors: {} };
}

/** The form after an entry; its error, if it had one, is taken back until the next check. */
export function enter(form: Form, field: Field, value: Value, currency: string): Form {
  const { [field.name]: _, ...errors } = form.errors;
  if (!isNumeric(field)) return { ...form, values: { ...form.values, [field.name]: value }, errors };
  const number = readNumber(field, String(value), currency) ?? 0;
  return {
    ...form,
    values: { ...form.values, [field.name]: number },
    drafts: { ...form.drafts, [field.name]: String(value) },
    errors,
  };
}

/** What is wrong with each of the fields that are shown, by field name. */
export function checkForm(
  form: Form,
  shown: ReadonlySet<string>,
  currency: string,
  words: Words,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of form.model.fields) {
    const problem = shown.has(field.name) && problemOf(field, form, currency, words);
    if (problem) errors[field.name] = problem;
  }
  return errors;
}

function problemOf(field: Field, form: Form, currency: string, words: Words): string | null {
  if (isNumeric(field)) {
    const draft = (form.drafts[field.name] ?? '').trim();
    if (draft === '') return field.required ? words.required : null;
    if (readNumber(field, draft, currency) !== null) return null;
    return field.type === 'integer' ? words.wholeNumber : words.number;
  }
  const value = form.values[field.name];
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text === '') return field.required ? words.required : null;
  return isWellFormed(field.type, text) ? null : malformed(field.type, words);
}

function isWellFormed(type: Field['type'], text: string): boolean {
  switch (type) {
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
    case 'phone':
      return /^\+?[\d\s()./-]+$/.test(text) && text.replace(/\D/g, '').length >= 3;
    case 'url':
      return /^(https?:\/\/)?[^\s/?#.]+(\.[^\s/?#.]+)+([/?#]\S*)?$/i.test(text);
    case 'date':
      return isDay(text);
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
    default:
      return true;
  }
}

function malformed(type: Field['type'], words: Words): string {
  if (type === 'email') return words.email;
  if (type === 'phone') return words.phone;
  return type === 'url' ? words.url : words.required;
}

/** Reads what people write: a comma or a point before the decimals, minutes for a duration. Null when it is no such number. */
export function readNumber(field: Field, draft: string, currency: string): number | null {
  const text = draft.trim().replace(',', '.');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) return null;
  const number = Number(text);
  if (!Number.isFinite(number) || Math.abs(number) > 1e12) return null;
  if (field.type === 'integer') return Number.isInteger(number) ? number : null;
  if (field.type === 'money') return Math.round(number * 10 ** moneyDecimals(currency));
  return field.type === 'duration' ? Math.round(number * 60) : number;
}

function draftOf(field: Field, value: number, currency: string): string {
  if (field.type === 'money') return (value / 10 ** moneyDecimals(currency)).toFixed(moneyDecimals(currency));
  if (field.type === 'duration') return String(Math.round((value / 60) * 100) / 100);
  return String(value);
}
