import type { Component } from '#schema/app-spec/component';
import type { Field, Model } from '#schema/app-spec/model';
import { type Focus, focusOn, holds, type Surroundings } from './evaluate';
import { type StoredObject, toText, type Value } from './value';

type List = Extract<Component, { type: 'list' }>;

/** The objects of a list as they are shown: those that meet its condition, in its order; equal ones as they were made. */
export function listObjects(
  { model: name, where, sort }: Pick<List, 'model' | 'where' | 'sort'>,
  around: Surroundings,
): Focus[] {
  const model = around.model(name);
  if (!model) return [];
  const all = around.objects(name).map((object) => ({ model, object }));
  const shown = where ? all.filter((focus) => holds(where, focusOn(around, focus))) : all;
  if (!sort) return shown;
  const { locale } = around.region;
  const field = model.fields.find((candidate) => candidate.name === sort.field);
  const order = (one: Focus, other: Focus) =>
    inOrder(sortKey(one, sort.field, field, around), sortKey(other, sort.field, field, around), locale);
  return shown.toSorted((one, other) => (sort.descending ? order(other, one) : order(one, other)));
}

/** Choices sort in the order in which they are offered, references by what they point at, all else by itself. */
function sortKey({ object }: Focus, name: string, field: Field | undefined, around: Surroundings): Value {
  const value = object[name] ?? '';
  if (field?.type === 'choice') return field.choices?.indexOf(String(value)) ?? 0;
  const target = field?.model ? around.model(field.model) : undefined;
  const pointedAt = target && around.objects(target.name).find((candidate) => candidate.id === value);
  return target && pointedAt ? titleOf(target, pointedAt) : value;
}

function inOrder(one: Value, other: Value, locale: string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
  return toText(one, locale).localeCompare(toText(other, locale), locale, { sensitivity: 'base', numeric: true });
}

/** What an object is called where only one line is there for it: its first text. */
export function titleOf(model: Model, object: StoredObject): string {
  const named = model.fields.find((field) => field.type === 'text' && object[field.name] !== '');
  return named ? String(object[named.name]) : model.name;
}

/** Messages of a conversation, oldest first: by their first moment, else as they were made. */
export function listMessages(
  { model: name, where }: Pick<Extract<Component, { type: 'messages' }>, 'model' | 'where'>,
  around: Surroundings,
): Focus[] {
  const sentAt = around.model(name)?.fields.find((field) => field.type === 'dateTime');
  const inRow = listObjects({ model: name, where }, around);
  if (!sentAt) return inRow;
  const moment = ({ object }: Focus) => String(object[sentAt.name]);
  return inRow.toSorted((one, other) => (moment(one) < moment(other) ? -1 : Number(moment(one) > moment(other))));
}

/** What a value of one of the model's fields is called: a reference by the object that it points at. */
export function fieldText(field: Field, value: Value, around: Surroundings): string {
  const model = field.model ? around.model(field.model) : undefined;
  const object = model && around.objects(model.name).find((candidate) => candidate.id === value);
  if (model) return object ? titleOf(model, object) : '';
  return toText(value, around.region.locale);
}
