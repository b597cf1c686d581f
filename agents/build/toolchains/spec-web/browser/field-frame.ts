import type { Field } from '#schema/app-spec/model';
import type { VNode } from 'preact';
import type { Form } from '../runtime/form';
import type { Value } from '../runtime/value';
import { classes, el } from './element';
import type { Place } from './place';

/** One field of the form that is being filled in, and how to change it. */
export interface Entry {
  id: string;
  field: Field;
  form: Form;
  place: Place;
  label: string;
  value: Value;
  error: string | undefined;
  set(value: Value): void;
}

/** The frame around a control: its label, and below it what is wrong. */
export function fieldFrame(entry: Entry, kind: string, ...control: (VNode | null)[]): VNode {
  const names = classes('cell field', kind, entry.error && 'invalid', entry.value !== '' && 'filled');
  const label = el(
    'label',
    { class: 'cell-label', for: `${entry.id}.input` },
    entry.label,
    entry.field.required ? ' *' : '',
  );
  const error = entry.error && el('p', { class: 'field-error', id: `${entry.id}.error`, role: 'alert' }, entry.error);
  const box = el('div', { class: 'field-box' }, label, ...control);
  return el('div', { key: entry.id, class: names, 'data-field': entry.field.name }, box, error);
}
