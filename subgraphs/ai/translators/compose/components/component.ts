import type { Component } from '#schema/app-spec/component';
import { block, type Lines } from '../../lines';
import { itemOf } from '../../place';
import { unmapped } from '../../unmapped';
import { kotlin } from '../dialect';
import { TONES, TYPOGRAPHY } from '../styles';
import { bound, call, icon, invoke, onlyIf, placed, shown, tagged, text, value, type View } from '../view';
import { columnsGrow } from '../../row-layout';
import { fieldLines } from './field';
import { listLines } from './list';
import { button, check, filter } from './controls';

type Of<Type> = Extract<Component, { type: Type }>;

/** The composables of a component. */
function componentLines(component: Component, view: View): Lines {
  return onlyIf(component.id, component.visible, view, bare(component, view));
}

export function componentsLines(components: Component[], view: View): Lines {
  return components.flatMap((component) => componentLines(component, view));
}

function bare(component: Component, view: View): Lines {
  if (component.type === 'list') return listLines(component, view, rowLines);
  if (component.type === 'section') return section(component, view);
  return placed(component.id, view, single(component, { ...view, container: 'column' }));
}

function single(component: Exclude<Component, { type: 'list' | 'section' }>, view: View): Lines {
  const { id } = component;
  const modifier = tagged(id, view.inRow ? '' : '.fillMaxWidth()');
  switch (component.type) {
    case 'text':
      return invoke('Text', {
        text: shown(id, component.value, view),
        style: `MaterialTheme.typography.${TYPOGRAPHY[component.style]}`,
        ...(component.style === 'caption' ? { color: 'MaterialTheme.colorScheme.onSurfaceVariant' } : {}),
        modifier: tagged(id),
      });
    case 'icon':
      return invoke('Icon', {
        imageVector: icon(component.name),
        contentDescription: text(id, component.label, view),
        modifier: tagged(id),
      });
    case 'image':
      return invoke('StoredImage', {
        name: kotlin.member(itemOf(view.place).code, component.field),
        placeholder: icon(component.placeholder),
        contentDescription: text(id, component.label, view),
        modifier: tagged(id, pictureSize(view)),
      });
    case 'badge':
      return invoke('ToneBadge', {
        text: shown(id, component.value, view),
        tone: TONES[component.tone],
        ...(component.icon ? { icon: icon(component.icon) } : {}),
        modifier: tagged(id),
      });
    case 'progress':
      return invoke('LabeledProgress', {
        label: text(id, component.label, view),
        value: kotlin.toDecimal(value(id, component.value, view)),
        modifier,
      });
    case 'stat':
      return invoke('StatTile', {
        label: text(id, component.label, view),
        value: shown(id, component.value, view),
        icon: icon(component.icon),
        modifier: tagged(id, view.inRow ? '.weight(1f)' : '.fillMaxWidth()'),
      });
    case 'button':
      return button(component, view);
    case 'field':
      return fieldLines(component, view);
    case 'check':
      return check(component, view);
    case 'switch': {
      const { value: checked, change } = bound(component.state, view);
      return invoke('LabeledSwitch', {
        label: text(id, component.label, view),
        checked,
        onCheckedChange: change,
        modifier,
      });
    }
    case 'search': {
      const { value: query, change } = bound(component.state, view);
      return invoke('SearchInput', {
        query,
        onQueryChange: change,
        prompt: text(id, component.prompt, view),
        modifier,
      });
    }
    case 'filter':
      return filter(component, view);
    case 'chart':
      return invoke('BarChart', {
        label: text(id, component.label, view),
        bars: call(view.model.chart(component), view),
        modifier,
      });
    case 'calendar': {
      const { value: selection, change } = bound(component.state, view);
      return invoke('MonthGrid', {
        marked: call(view.model.calendar(component), view),
        selection,
        onSelect: change,
        modifier,
      });
    }
    case 'map':
      return invoke('MapSketch', {
        label: text(id, component.label, view),
        pins: call(view.model.map(component), view),
        modifier,
      });
    case 'messages':
      return invoke('MessageList', { messages: call(view.model.messages(component), view), modifier });
    case 'card':
    case 'row':
    case 'column':
      return group(component, view);
    case 'divider':
      return invoke('HorizontalDivider', { modifier: tagged(id) });
    case 'spacer':
      return invoke('Spacer', { modifier: tagged(id, spacing(view)) });
    default:
      return unmapped(component);
  }
}

function pictureSize(view: View): string {
  if (view.inRow) return '.size(56.dp)';
  return view.inGrid ? '.fillMaxWidth().height(112.dp)' : '.fillMaxWidth().height(200.dp)';
}

/** In a row a column takes all the room, so that long text wraps instead of driving out what comes behind it. */
function spacing(view: View): string {
  if (!view.inRow) return '.height(16.dp)';
  return view.grows ? '.width(0.dp)' : '.weight(1f)';
}

function rowLines(parts: (Component | Component[] | 'gap')[], view: View): Lines {
  return parts.flatMap((part): Lines => {
    if (part === 'gap') return [];
    if (!Array.isArray(part)) return componentLines(part, view);
    return block(
      `Column${view.grows ? '(Modifier.weight(1f))' : ''} {`,
      componentsLines(part, { ...view, inRow: false }),
    );
  });
}

function section(component: Of<'section'>, view: View): Lines {
  const title = invoke('SectionTitle', {
    text: text(component.id, component.title, view),
    modifier: tagged(component.id),
  });
  return [...placed(component.id, view, title), ...componentsLines(component.children, { ...view, inRow: false })];
}

function group(component: Of<'card' | 'row' | 'column'>, view: View): Lines {
  const { id, type } = component;
  const inRow = type === 'row';
  const grows = columnsGrow(component.children);
  const inside: View = { ...view, inRow, grows };
  const children = componentsLines(component.children, inside);
  if (type === 'row')
    return invoke(
      'Row',
      {
        modifier: tagged(id, '.fillMaxWidth()'),
        horizontalArrangement: 'Arrangement.spacedBy(12.dp)',
        verticalAlignment: 'Alignment.CenterVertically',
      },
      children,
    );
  const column = {
    modifier: tagged(id, view.inRow && view.grows ? '.weight(1f)' : ''),
    verticalArrangement: `Arrangement.spacedBy(${type === 'card' ? 12 : 4}.dp)`,
  };
  if (type === 'column') return invoke('Column', column, children);
  return invoke(
    'Card',
    { modifier: tagged(id, '.fillMaxWidth()') },
    invoke(
      'Column',
      { modifier: 'Modifier.padding(16.dp)', verticalArrangement: column.verticalArrangement },
      children,
    ),
  );
}
