import type { VNode } from 'preact';
import { readNumber } from '../runtime/form';
import { type Attributes, button, el } from './element';
import { type Entry, fieldFrame } from './field-frame';

const KEYBOARD: Record<string, Attributes> = {
  text: { type: 'text', autocapitalize: 'sentences' },
  email: { type: 'email', inputmode: 'email', autocapitalize: 'off', autocomplete: 'email' },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
  url: { type: 'url', inputmode: 'url', autocapitalize: 'off' },
};

/** One line of text, or several. */
export function textField(entry: Entry): VNode {
  const isLong = entry.field.type === 'longText';
  const attributes = { ...input(entry, String(entry.value)), ...(isLong ? { rows: 3 } : KEYBOARD[entry.field.type]) };
  return fieldFrame(entry, isLong ? 'long-field' : 'text-field', el(isLong ? 'textarea' : 'input', attributes));
}

/** A number as text; a whole number can also be stepped. */
export function numberField(entry: Entry): VNode {
  const { field, form, place } = entry;
  const { words } = place.session.language;
  const draft = form.drafts[field.name] ?? '';
  const attributes = {
    ...input({ ...entry }, draft),
    type: 'text',
    inputmode: field.type === 'integer' ? 'numeric' : 'decimal',
  };
  const unit = { money: currencySign(entry), duration: words.minutes }[field.type as string];
  const control = el('input', attributes);
  const step = (by: number) =>
    button(
      {
        class: 'step ripple',
        'aria-label': `${entry.label} ${by > 0 ? '+' : '−'}1`,
        'data-testid': `${entry.id}.${by > 0 ? 'more' : 'fewer'}`,
      },
      () => entry.set(String(Math.max(0, (readNumber(field, draft, place.session.region.currency) ?? 0) + by))),
      place.icon(by > 0 ? 'add' : 'remove'),
    );
  const steps = field.type === 'integer' ? el('span', { class: 'steps' }, step(-1), step(1)) : null;
  const framed = { ...entry, value: draft };
  return fieldFrame(
    framed,
    'text-field number-field',
    control,
    unit ? el('span', { class: 'unit' }, unit) : null,
    steps,
  );
}

function input(entry: Entry, value: string): Attributes {
  return {
    id: `${entry.id}.input`,
    'data-testid': entry.id,
    value,
    placeholder: entry.place.session.platform === 'IOS' || entry.place.within === 'bar' ? entry.label : ' ',
    'aria-label': entry.label,
    'aria-required': entry.field.required ? 'true' : undefined,
    'aria-invalid': entry.error ? 'true' : undefined,
    'aria-describedby': entry.error ? `${entry.id}.error` : undefined,
    autocomplete: 'off',
    maxlength: entry.field.type === 'longText' ? 20_000 : 500,
    onInput: (event: InputEvent) => entry.set((event.target as HTMLInputElement).value),
  };
}

function currencySign({ place }: Entry): string {
  const { locale, currency } = place.session.region;
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}
