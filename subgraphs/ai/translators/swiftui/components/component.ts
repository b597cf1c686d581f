import type { Component } from '#schema/app-spec/component';
import { block, type Lines } from '../../lines';
import { swiftName } from '../../names';
import { itemOf } from '../../place';
import { stepsOf } from '../../screen-model';
import { unmapped } from '../../unmapped';
import { fieldType } from '../../value-type';
import { swift } from '../dialect';
import { SF_SYMBOLS } from '../icons';
import { swiftString } from '../literals';
import { BUTTON_STYLES, TONES } from '../styles';
import { binding, call, identified, identifiedContainer, onlyIf, shown, shownText, tap, text, value, type View } from '../view';
import { fieldLines } from './field';
import { listLines } from './list';

type Of<Type> = Extract<Component, { type: Type }>;

/** The SwiftUI views of a component. */
export function componentLines(component: Component, view: View): Lines {
  return onlyIf(component.id, component.visible, view, bare(component, view));
}

export function componentsLines(components: Component[], view: View): Lines {
  return components.flatMap((component) => componentLines(component, view));
}

function bare(component: Component, view: View): Lines {
  const { id } = component;
  switch (component.type) {
    case 'text':
      return identified(
        [`Text(${shownText(id, component.value, view)})`],
        id,
        `.font(AppTheme.${component.style})`,
        component.style === 'caption' ? '.foregroundStyle(.secondary)' : '',
      );
    case 'icon':
      return identified([`Image(systemName: "${SF_SYMBOLS[component.name]}")`], id, `.accessibilityLabel(${text(component.label, view)})`);
    case 'image':
      return image(component, view);
    case 'badge': {
      const symbol = component.icon ? `, systemImage: "${SF_SYMBOLS[component.icon]}"` : '';
      return identified([`ToneBadge(text: ${shown(id, component.value, view)}${symbol}, tone: ${TONES[component.tone]})`], id);
    }
    case 'progress': {
      const share = swift.toDecimal(value(id, component.value, view));
      const code = /^[\w.]+(\(.*\))?$/.test(share) ? share : `(${share})`;
      return identified([`ProgressView(${text(component.label, view)}, value: ${code}.share)`], id);
    }
    case 'stat': {
      const words = text(component.label, view);
      return identified([`StatTile(${words}, value: ${shown(id, component.value, view)}, systemImage: "${SF_SYMBOLS[component.icon]}")`], id);
    }
    case 'button':
      return button(component, view);
    case 'field':
      return fieldLines(component, view);
    case 'check':
      return check(component, view);
    case 'switch':
      return identified([`Toggle(${text(component.label, view)}, isOn: ${binding(component.state, view)})`], id);
    case 'search':
      return identified(
        [`TextField(${text(component.prompt, view)}, text: ${binding(component.state, view)})`],
        id,
        '.textFieldStyle(.roundedBorder)',
        '.submitLabel(.search)',
      );
    case 'filter':
      return filter(component, view);
    case 'list':
      return listLines(component, view, rowLines);
    case 'chart':
      return identifiedContainer([`BarChart(${text(component.label, view)}, bars: ${call(view.model.chart(component), view)})`], id);
    case 'calendar': {
      const marked = call(view.model.calendar(component), view);
      return identifiedContainer([`MonthGrid(marked: ${marked}, selection: ${binding(component.state, view)})`], id);
    }
    case 'map':
      return identifiedContainer([`MapSketch(${text(component.label, view)}, pins: ${call(view.model.map(component), view)})`], id);
    case 'messages':
      return identifiedContainer([`MessageList(messages: ${call(view.model.messages(component), view)})`], id);
    case 'section':
      return section(component, view);
    case 'card':
    case 'row':
    case 'column':
      return group(component, view);
    case 'divider':
      return identified(['Divider()'], id);
    case 'spacer':
      return identified([view.inRow ? 'Spacer(minLength: 8)' : 'Spacer(minLength: 16)'], id);
    default:
      return unmapped(component);
  }
}

function rowLines(parts: (Component | Component[] | 'gap')[], view: View): Lines {
  return parts.flatMap((part): Lines => {
    if (part === 'gap') return ['Spacer(minLength: 8)'];
    if (!Array.isArray(part)) return componentLines(part, view);
    return block('VStack(alignment: .leading, spacing: 2) {', componentsLines(part, { ...view, inRow: false }));
  });
}

function image(component: Of<'image'>, view: View): Lines {
  const name = `${itemOf(view.place).code}.${swiftName(component.field)}`;
  const size = view.inRow ? '.frame(width: 56, height: 56)' : '.frame(maxWidth: .infinity, maxHeight: 240)';
  return identified(
    [`StoredImage(name: ${name}, placeholder: "${SF_SYMBOLS[component.placeholder]}")`],
    component.id,
    size,
    `.accessibilityLabel(${text(component.label, view)})`,
  );
}

function button(component: Of<'button'>, view: View): Lines {
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

function check(component: Of<'check'>, view: View): Lines {
  const { code, model } = itemOf(view.place);
  const isDates = fieldType(model, component.field).base === 'dates';
  const isOn = swift.member(code, component.field) + (isDates ? '.contains(.today)' : '');
  const action = tap(component.id, { kind: isDates ? 'toggleToday' : 'toggle', field: component.field }, view);
  const words = text(component.label, view);
  if (view.inRow) return identified(block(`CheckButton(${words}, isOn: ${isOn}) {`, [action]), component.id);
  return identified([`Toggle(${words}, isOn: Binding(get: { ${isOn} }, set: { _ in ${action} }))`], component.id);
}

function filter(component: Of<'filter'>, view: View): Lines {
  const narrow = component.options.length <= 4 && component.options.every((option) => option.label.length <= 12);
  const options = component.options.map((option) => `Text(${text(option.label, view)}).tag(${swiftString(option.value)})`);
  return identified(
    block(`Picker("Filter", selection: ${binding(component.state, view)}) {`, options),
    component.id,
    `.pickerStyle(${narrow ? '.segmented' : '.menu'})`,
  );
}

function section(component: Of<'section'>, view: View): Lines {
  const title = text(component.title, view);
  if (view.container === 'stack') {
    const heading = [`Text(${title})`, ['.font(AppTheme.headline)', '.accessibilityAddTraits(.isHeader)']];
    const body = [...heading, ...componentsLines(component.children, { ...view, inRow: false })];
    return identifiedContainer(block('VStack(alignment: .leading, spacing: 12) {', body), component.id);
  }
  return [
    'Section {',
    componentsLines(component.children, view),
    '} header: {',
    identified([`Text(${title})`], component.id),
    '}',
  ];
}

function group(component: Of<'card' | 'row' | 'column'>, view: View): Lines {
  const inRow = component.type === 'row';
  const children = componentsLines(component.children, { ...view, container: 'stack', inRow });
  if (inRow) return identifiedContainer(block('HStack(spacing: 12) {', children), component.id);
  const spacing = component.type === 'card' ? 12 : 4;
  return identifiedContainer(
    block(`VStack(alignment: .leading, spacing: ${spacing}) {`, children),
    component.id,
    component.type === 'card' && view.container === 'stack' ? '.card()' : '',
  );
}
