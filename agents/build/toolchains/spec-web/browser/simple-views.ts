import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import { evaluate } from '../runtime/evaluate';
import { toNumber } from '../runtime/value';
import { button, classes, el } from './element';
import type { Place } from './place';

type Of<Type extends Component['type']> = Extract<Component, { type: Type }>;

export function textView(component: Of<'text'>, place: Place): VNode {
  const isHeading = component.style === 'largeTitle' || component.style === 'title';
  const tag = isHeading && place.within !== 'row' && place.within !== 'tile' ? 'h2' : 'p';
  const attributes = { key: component.id, 'data-testid': component.id, class: `text ${component.style}` };
  return el(tag, attributes, place.text(component.value));
}

export function iconView(component: Of<'icon'>, place: Place): VNode {
  const naming = { role: 'img', 'aria-label': place.label(component.label) };
  const attributes = { key: component.id, 'data-testid': component.id, class: 'symbol' };
  return el('span', attributes, place.icon(component.name, naming));
}

export function badgeView(component: Of<'badge'>, place: Place): VNode {
  const attributes = { key: component.id, 'data-testid': component.id, class: `badge ${component.tone}` };
  return el('span', attributes, component.icon && place.icon(component.icon), place.text(component.value));
}

export function progressView(component: Extract<Component, { type: 'progress' }>, place: Place): VNode {
  const part = Math.min(1, Math.max(0, toNumber(evaluate(component.value, place.around))));
  const percent = place.text({ kind: 'format', as: 'percent', value: { kind: 'literal', value: part } });
  const bar = {
    class: 'progress-track',
    role: 'progressbar',
    'aria-label': place.label(component.label),
    'aria-valuenow': Math.round(part * 100),
    'aria-valuemin': 0,
    'aria-valuemax': 100,
  };
  return el(
    'div',
    { key: component.id, 'data-testid': component.id, class: 'progress' },
    el('div', { class: 'progress-head' }, el('span', {}, place.label(component.label)), el('span', {}, percent)),
    el('div', bar, el('div', { class: 'progress-fill', style: { width: `${part * 100}%` } })),
  );
}

export function statView(component: Extract<Component, { type: 'stat' }>, place: Place): VNode {
  return el(
    'div',
    { key: component.id, 'data-testid': component.id, class: 'stat' },
    el('span', { class: 'stat-icon' }, place.icon(component.icon)),
    el('span', { class: 'stat-label' }, place.label(component.label)),
    el('span', { class: 'stat-value' }, place.text(component.value)),
  );
}

export function buttonView(component: Extract<Component, { type: 'button' }>, place: Place): VNode {
  const isSmall = (place.within === 'row' || place.within === 'bar' || place.within === 'tile') && component.icon;
  const attributes = {
    key: component.id,
    'data-testid': component.id,
    class: classes('button ripple', component.role, isSmall && 'icon-only'),
    'aria-label': place.label(component.label),
  };
  const glyph = component.icon && place.icon(component.icon);
  const onPress = () => place.run(component.action);
  return button(attributes, onPress, glyph, isSmall ? null : el('span', {}, place.label(component.label)));
}
