import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import { localDay } from '../runtime/days';
import { enter, type Form, isNumeric } from '../runtime/form';
import { formatValue } from '../runtime/format';
import { fieldText } from '../runtime/list-objects';
import { toggleDay } from '../runtime/perform';
import { switchCell } from './control-views';
import { button, classes, el } from './element';
import { type Entry, fieldFrame } from './field-frame';
import { monthView } from './month-view';
import { pickDay, pickMoment, pickOne, pickTime } from './pickers';
import { pictureField } from './picture-field';
import type { Place } from './place';
import { numberField, textField } from './text-field';

/** The control that fits the type of the field. */
export function fieldView(component: Extract<Component, { type: 'field' }>, place: Place): VNode | null {
  const { form } = place.open;
  const field = form?.model.fields.find((candidate) => candidate.name === component.field);
  if (!form || !field) return null;
  const entry: Entry = {
    id: component.id,
    field,
    form,
    place,
    label: place.label(field.label),
    value: form.values[field.name] ?? '',
    error: form.errors[field.name],
    set: (value) => {
      // The form as it is now: it may have changed since this control was drawn.
      const now = place.open.form ?? form;
      place.session.setForm(place.open, enter(now, field, value, place.session.region.currency));
    },
  };
  if (isNumeric(field)) return numberField(entry);
  switch (field.type) {
    case 'boolean':
      return switchCell(entry.id, entry.label, entry.value === true, place, () => entry.set(entry.value !== true));
    case 'choice':
      return choiceField(entry);
    case 'reference':
      return pickerCell(entry, fieldText(field, entry.value, place.around), () => pickOne(entry, references(entry)));
    case 'date':
      return pickerCell(entry, written(entry, 'date'), () => pickDay(entry));
    case 'time':
      return pickerCell(entry, written(entry, 'time'), () => pickTime(entry));
    case 'dateTime':
      return pickerCell(entry, written(entry, 'dateTime'), () => pickMoment(entry));
    case 'dates':
      return daysField(entry);
    case 'image':
      return pictureField(entry);
    default:
      return textField(entry);
  }
}

function pickerCell(entry: Entry, text: string, open: () => void): VNode {
  const { place } = entry;
  const attributes = {
    id: `${entry.id}.input`,
    'data-testid': entry.id,
    class: classes('picker', text === '' && 'blank'),
    'aria-haspopup': 'dialog',
    'aria-label': `${entry.label}: ${text || place.session.language.words.none}`,
    'aria-invalid': entry.error ? 'true' : undefined,
  };
  const shown = el('span', { class: 'picker-text' }, text || place.session.language.words.choose);
  return fieldFrame(entry, 'picker-field', button(attributes, open, shown, place.icon('chevronUpDown')));
}

const SEGMENTED_LETTERS = 26;

function choiceField(entry: Entry): VNode {
  const { field, place } = entry;
  const choices = (field.choices ?? []).map((value) => ({ value, label: place.label(value) }));
  const letters = choices.reduce((sum, choice) => sum + choice.label.length, 0);
  if (choices.length > 3 || letters > SEGMENTED_LETTERS)
    return pickerCell(entry, place.label(String(entry.value)), () => pickOne(entry, choices));
  const segments = choices.map(({ value, label }) => {
    const isChosen = entry.value === value;
    const attributes = {
      key: value,
      class: classes('chip ripple', isChosen && 'chosen'),
      role: 'radio',
      'aria-checked': String(isChosen),
      'data-value': value,
    };
    return button(attributes, () => entry.set(value), isChosen ? place.icon('check') : null, el('span', {}, label));
  });
  const attributes = {
    class: 'filter segmented',
    'data-testid': entry.id,
    role: 'radiogroup',
    'aria-label': entry.label,
  };
  return fieldFrame(entry, 'choice-field', el('div', attributes, ...segments));
}

function references({ field, place }: Entry): { value: string; label: string }[] {
  const objects = field.model ? place.around.objects(field.model) : [];
  const all = objects.map(({ id }) => ({ value: id, label: fieldText(field, id, place.around) }));
  return field.required ? all : [{ value: '', label: place.session.language.words.none }, ...all];
}

function written({ value, place }: Entry, as: 'date' | 'time' | 'dateTime'): string {
  return formatValue(value, as, place.session.region);
}

/** Months of `dates` fields, by form: they last as long as it is open. */
const shownMonths = new WeakMap<Form['model'], string>();

function daysField(entry: Entry): VNode {
  const { session } = entry.place;
  const today = localDay(session.clock());
  const days = Array.isArray(entry.value) ? entry.value : [];
  const view = monthView(session, {
    id: entry.id,
    month: shownMonths.get(entry.form.model) ?? today.slice(0, 7),
    today,
    isChosen: (day) => days.includes(day),
    isMarked: () => false,
    choose: (day) => entry.set(toggleDay(days, day)),
    turn: (month) => {
      shownMonths.set(entry.form.model, month);
      session.redraw();
    },
  });
  return fieldFrame(entry, 'days-field', el('div', { 'data-testid': entry.id }, view));
}
