import type { Component } from '#schema/app-spec/component';
import { block, type Lines } from '../../lines';
import { unmapped } from '../../unmapped';
import { swift } from '../dialect';
import { SF_SYMBOLS } from '../icons';
import { TONES } from '../styles';
import {
  binding,
  call,
  identified,
  identifiedContainer,
  onlyIf,
  shown,
  shownText,
  text,
  value,
  type View,
} from '../view';
import { fieldLines } from './field';
import { listLines } from './list';
import { image, button, check, filter } from './controls';

type Of<Type> = Extract<Component, { type: Type }>;

/** The SwiftUI views of a component. */
function componentLines(component: Component, view: View): Lines {
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
      return identified(
        [`Image(systemName: "${SF_SYMBOLS[component.name]}")`],
        id,
        `.accessibilityLabel(${text(component.label, view)})`,
      );
    case 'image':
      return image(component, view);
    case 'badge': {
      const symbol = component.icon ? `, systemImage: "${SF_SYMBOLS[component.icon]}"` : '';
      return identified(
        [`ToneBadge(text: ${shown(id, component.value, view)}${symbol}, tone: ${TONES[component.tone]})`],
        id,
      );
    }
    case 'progress': {
      const share = swift.toDecimal(value(id, component.value, view));
      const code = /^[\w.]+(\(.*\))?$/.test(share) ? share : `(${share})`;
      return identified([`ProgressView(${text(component.label, view)}, value: ${code}.share)`], id);
    }
    case 'stat': {
      const words = text(component.label, view);
      return identified(
        [
          `StatTile(${words}, value: ${shown(id, component.value, view)}, systemImage: "${SF_SYMBOLS[component.icon]}")`,
        ],
        id,
      );
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
      return identifiedContainer(
        [`BarChart(${text(component.label, view)}, bars: ${call(view.model.chart(component), view)})`],
        id,
      );
    case 'calendar': {
      const marked = call(view.model.calendar(component), view);
      return identifiedContainer([`MonthGrid(marked: ${marked}, selection: ${binding(component.state, view)})`], id);
    }
    case 'map':
      return identifiedContainer(
        [`MapSketch(${text(component.label, view)}, pins: ${call(view.model.map(component), view)})`],
        id,
      );
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
