import type { Component } from '#schema/app-spec/component';
import type { Surroundings } from './evaluate';
import { formatValue } from './format';
import { toNumber } from './value';

export interface Bar {
  label: string;
  value: number;
  /** The value as a person reads it. */
  text: string;
}

type Chart = Extract<Component, { type: 'chart' }>;

const MOST_DAYS = 10;

/**
 * One bar a value of the group: all choices in their order, or the latest days that have an object, oldest first. Its height is the
 * number of objects, or the sum of their `value`.
 */
export function chartBars({ model: name, group, value }: Chart, around: Surroundings): Bar[] {
  const model = around.model(name);
  const field = model?.fields.find((candidate) => candidate.name === group);
  const measure = model?.fields.find((candidate) => candidate.name === value);
  if (!field) return [];
  const sums = new Map<string, number>((field.choices ?? []).map((choice) => [choice, 0]));
  for (const object of around.objects(name)) {
    const key = String(object[group] ?? '');
    if (key !== '') sums.set(key, (sums.get(key) ?? 0) + (value ? toNumber(object[value]) : 1));
  }
  const keys = field.choices ? [...sums.keys()] : [...sums.keys()].toSorted().slice(-MOST_DAYS);
  const short = new Intl.DateTimeFormat(around.region.locale, { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
  return keys.map((key) => {
    const sum = sums.get(key) ?? 0;
    const as = measure?.type === 'money' || measure?.type === 'duration' ? measure.type : 'number';
    const day = field.choices ? Number.NaN : Date.parse(key);
    return {
      label: Number.isNaN(day) ? key : short.format(day),
      value: sum,
      text: formatValue(sum, as, around.region),
    };
  });
}
