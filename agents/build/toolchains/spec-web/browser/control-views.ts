import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import { localDay } from '../runtime/days';
import { toggleDay } from '../runtime/perform';
import { button, classes, el } from './element';
import type { Place } from './place';

type Of<Type extends Component['type']> = Extract<Component, { type: Type }>;

/** A control with its label, as one line of a group; the whole line is the control. */
export function switchCell(id: string, label: string, isOn: boolean, place: Place, toggle: () => void): VNode {
  const attributes = {
    key: id,
    'data-testid': id,
    class: 'cell switch-cell ripple',
    role: 'switch',
    'aria-checked': String(isOn),
    'aria-label': label,
  };
  const knob = el(
    'span',
    { class: classes('switch', isOn && 'on') },
    el('span', { class: 'knob' }, place.icon('check')),
  );
  return button(attributes, toggle, el('span', { class: 'cell-label' }, label), knob);
}

export function switchView(component: Of<'switch'>, place: Place): VNode {
  const isOn = place.around.state(component.state) === true;
  const toggle = () => place.session.setState(place.open, component.state, !isOn);
  return switchCell(component.id, place.label(component.label), isOn, place, toggle);
}

/** A round check in a row; a line with a switch, or with a large check for days, elsewhere. */
export function checkView(component: Of<'check'>, place: Place): VNode | null {
  const { focus, session } = place;
  if (!focus) return null;
  const value = focus.object[component.field];
  const day = localDay(session.clock());
  const isDone = Array.isArray(value) ? value.includes(day) : value === true;
  const toggle = () => {
    const changed = Array.isArray(value) ? toggleDay(value, day) : !isDone;
    session.objects.change(focus.model.name, focus.object.id, { [component.field]: changed });
  };
  const label = place.label(component.label);
  const isSmall = place.within === 'row' || place.within === 'tile';
  if (!isSmall && !Array.isArray(value)) return switchCell(component.id, label, isDone, place, toggle);
  const attributes = {
    key: component.id,
    'data-testid': component.id,
    class: classes('check', isSmall ? 'small' : 'cell ripple', isDone && 'done'),
    role: 'checkbox',
    'aria-checked': String(isDone),
    'aria-label': label,
  };
  const mark = el('span', { class: 'mark' }, place.icon('check'));
  return button(attributes, toggle, isSmall ? null : el('span', { class: 'cell-label' }, label), mark);
}

export function searchView(component: Of<'search'>, place: Place): VNode {
  const { session, open } = place;
  const text = String(place.around.state(component.state) ?? '');
  const set = (value: string) => session.setState(open, component.state, value);
  const prompt = place.label(component.prompt);
  const input = el('input', {
    type: 'search',
    'data-testid': component.id,
    value: text,
    placeholder: prompt,
    'aria-label': prompt,
    autocomplete: 'off',
    enterkeyhint: 'search',
    onInput: (event: InputEvent) => set((event.target as HTMLInputElement).value),
  });
  const clearing = { class: 'clear', 'aria-label': session.language.words.clear };
  const clear = text === '' ? null : button(clearing, () => set(''), place.icon('clear'));
  return el('label', { key: component.id, class: 'search' }, place.icon('search'), input, clear);
}

export function filterView(component: Of<'filter'>, place: Place): VNode {
  const chosen = String(place.around.state(component.state) ?? '');
  const letters = component.options.reduce((sum, option) => sum + place.label(option.label).length, 0);
  const isSegmented = component.options.length <= 4 && letters <= 28;
  const options = component.options.map((option) => {
    const isChosen = option.value === chosen;
    const attributes = {
      key: option.value,
      class: classes('chip ripple', isChosen && 'chosen'),
      role: 'radio',
      'aria-checked': String(isChosen),
      'data-value': option.value,
    };
    const choose = () => place.session.setState(place.open, component.state, option.value);
    return button(attributes, choose, isChosen ? place.icon('check') : null, el('span', {}, place.label(option.label)));
  });
  const attributes = {
    key: component.id,
    'data-testid': component.id,
    class: classes('filter', isSegmented && 'segmented'),
    role: 'radiogroup',
  };
  return el('div', attributes, ...options);
}
