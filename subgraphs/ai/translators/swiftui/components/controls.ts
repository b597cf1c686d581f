import type { Component } from '#schema/app-spec/component';
import { block, type Lines } from '../../lines';
import { swiftName } from '../../names';
import { itemOf } from '../../place';
import { stepsOf } from '../../screen-model';
import { fieldType } from '../../value-type';
import { swift } from '../dialect';
import { SF_SYMBOLS } from '../icons';
import { swiftString } from '../literals';
import { BUTTON_STYLES } from '../styles';
import { binding, identified, shown, tap, text, type View } from '../view';

type Of<Type> = Extract<Component, { type: Type }>;

export function image(component: Of<'image'>, view: View): Lines {
  const name = `${itemOf(view.place).code}.${swiftName(component.field)}`;
  const size = view.inRow ? '.frame(width: 56, height: 56)' : `.frame(height: ${view.inGrid ? 112 : 200})`;
  return identified(
    [`StoredImage(name: ${name}, placeholder: "${SF_SYMBOLS[component.placeholder]}")`],
    component.id,
    size,
    `.accessibilityLabel(${text(component.label, view)})`,
  );
}

export function button(component: Of<'button'>, view: View): Lines {
  const { id, icon, action } = component;
  const words = text(component.label, view);
  const symbol = icon ? `, systemImage: "${SF_SYMBOLS[icon]}"` : '';
  const style = view.inRow && component.role !== 'primary' ? '.borderless' : BUTTON_STYLES[component.role];
  const modifiers = [
    `.buttonStyle(${style})`,
    view.inRow && icon ? '.labelStyle(.iconOnly)' : '',
    component.role === 'primary' && !view.inRow ? '.controlSize(.large)' : '',
  ];
  const only = stepsOf(action);
  if (only.length === 1 && only[0]?.kind === 'share') {
    const label = icon ? `Label(${words}${symbol})` : `Text(${words})`;
    return identified(block(`ShareLink(item: ${shown(id, only[0].text, view)}) {`, [label]), id, ...modifiers);
  }
  const role = component.role === 'destructive' ? ', role: .destructive' : '';
  return identified(block(`Button(${words}${symbol}${role}) {`, [tap(id, action, view)]), id, ...modifiers);
}

export function check(component: Of<'check'>, view: View): Lines {
  const { code, model } = itemOf(view.place);
  const isDates = fieldType(model, component.field).base === 'dates';
  const isOn = swift.member(code, component.field) + (isDates ? '.contains(.today)' : '');
  const action = tap(component.id, { kind: isDates ? 'toggleToday' : 'toggle', field: component.field }, view);
  const words = text(component.label, view);
  if (view.inRow) return identified(block(`CheckButton(${words}, isOn: ${isOn}) {`, [action]), component.id);
  return identified([`Toggle(${words}, isOn: Binding(get: { ${isOn} }, set: { _ in ${action} }))`], component.id);
}

export function filter(component: Of<'filter'>, view: View): Lines {
  const narrow = component.options.length <= 4 && component.options.every((option) => option.label.length <= 12);
  const options = component.options.map(
    (option) => `Text(${text(option.label, view)}).tag(${swiftString(option.value)})`,
  );
  return identified(
    block(`Picker("Filter", selection: ${binding(component.state, view)}) {`, options),
    component.id,
    `.pickerStyle(${narrow ? '.segmented' : '.menu'})`,
  );
}
