import type { Component } from '#schema/app-spec/component';
import { type Lines } from '../../lines';
import { itemOf } from '../../place';
import { fieldType } from '../../value-type';
import { kotlin } from '../dialect';
import { kotlinString } from '../literals';
import { BUTTON_ROLES } from '../styles';
import { bound, icon, invoke, tagged, tap, text, type View } from '../view';

type Of<Type> = Extract<Component, { type: Type }>;

export function button(component: Of<'button'>, view: View): Lines {
  const { id } = component;
  const short = view.inRow && component.icon && component.role !== 'primary';
  const args = {
    label: text(id, component.label, view),
    ...(component.icon ? { icon: icon(component.icon) } : {}),
    ...(short ? {} : { role: BUTTON_ROLES[component.role] }),
    onClick: `{ ${tap(id, component.action, view)} }`,
    modifier: tagged(id, view.inRow ? '' : '.fillMaxWidth()'),
  };
  return invoke(short ? 'ActionIcon' : 'ActionButton', args);
}

export function check(component: Of<'check'>, view: View): Lines {
  const { code, model } = itemOf(view.place);
  const isDates = fieldType(model, component.field).base === 'dates';
  const field = kotlin.member(code, component.field);
  return invoke(view.inRow ? 'CheckMark' : 'LabeledSwitch', {
    label: text(component.id, component.label, view),
    checked: isDates ? `LocalDate.now() in ${field}` : field,
    onCheckedChange: `{ ${tap(component.id, { kind: isDates ? 'toggleToday' : 'toggle', field: component.field }, view)} }`,
    modifier: tagged(component.id, view.inRow ? '' : '.fillMaxWidth()'),
  });
}

export function filter(component: Of<'filter'>, view: View): Lines {
  const { value: selected, change } = bound(component.state, view);
  return [
    'FilterChips(',
    [
      'options = listOf(',
      component.options.map(
        (option, index) =>
          `${kotlinString(option.value)} to ${text(`${component.id}.option${index + 1}`, option.label, view)},`,
      ),
      '),',
      `selection = ${selected},`,
      `onSelect = ${change},`,
      `modifier = ${tagged(component.id, '.fillMaxWidth()')},`,
    ],
    ')',
  ];
}
