import type { Field, FieldType } from '#schema/app-spec/model';
import { FieldType as FieldTypes } from '#schema/app-spec/model';
import { fieldCalled } from '../lexicon/fields';
import { type Sample, sampleValue } from '../lexicon/samples';

/**
 * Reads the short notation of fields: `name*|due date|category:choice=Home,Work|goal:integer=8`.
 * A star makes it required; the type is the lexicon's unless it is given; behind `=` stand choices or the first value.
 */
export function fieldsOf(notation: string): Field[] {
  return notation
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const required = part.endsWith('*');
      const [declared = '', behind] = part.replace(/\*$/, '').split('=');
      const [label = '', type] = declared.split(':').map((word) => word.trim());
      const known = type === undefined ? undefined : FieldTypes.parse(type);
      const choices =
        behind !== undefined && (known === undefined || known === 'choice') ? behind.split(',') : undefined;
      const made = fieldCalled(label, { required, ...(known ? { type: known } : {}), ...(choices ? { choices } : {}) });
      return behind === undefined || choices ? made : { ...made, initial: firstValue(made.type, behind) };
    });
}

const firstValue = (type: FieldType, text: string) =>
  type === 'boolean'
    ? text === 'yes'
    : ['integer', 'decimal', 'money', 'duration'].includes(type)
      ? Number(text)
      : text;

/** Reads samples, `Drink water;Health|Read;Mind`, with values in the order of the fields; those left out are made up to fit. */
export function samplesIn(notation: string, fields: readonly Field[], idPrefix: string): Sample[] {
  return notation
    .split('|')
    .map((line) => line.split(';').map((value) => value.trim()))
    .map((values, index) => {
      const sample: Sample = { id: `${idPrefix}-${index + 1}` };
      for (const [place, one] of fields.entries()) {
        const written = values[place];
        const value = written === undefined ? sampleValue(one, index) : written === '' ? undefined : read(one, written);
        if (value !== undefined) sample[one.name] = value;
      }
      return sample;
    });
}

function read(one: Field, text: string): Sample[string] {
  if (['integer', 'decimal', 'money', 'duration'].includes(one.type)) return Number(text);
  if (one.type === 'boolean') return text === 'yes';
  return one.type === 'dates' ? text.split(',') : text;
}
