import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Field, Model } from '#schema/app-spec/model';
import { type AppNames } from '../app-names';
import { literalAs } from '../conversions';
import { type Lines, render } from '../lines';
import { kotlinName } from '../names';
import { typeOfField } from '../value-type';
import { kotlin } from './dialect';
import { kotlinString } from './literals';

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
