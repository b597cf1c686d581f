import type { VNode } from 'preact';
import { type Attributes, el } from './element';
import { androidIcons } from './icons-android';
import { iosIcons } from './icons-ios';
import type { Pictogram } from './pictogram';
import type { Platform } from './session';

const SOLID = new Set<Pictogram>(['heartFilled', 'starFilled', 'play']);

/** A pictogram in the look of the platform; with a label it is an image of its own, without one only decoration. */
export function icon(platform: Platform, name: Pictogram, naming: Attributes = { 'aria-hidden': 'true' }): VNode {
  const shared: Attributes = { class: 'icon', viewBox: '0 0 24 24', ...naming };
  if (platform === 'ANDROID')
    return el('svg', { ...shared, fill: 'currentColor' }, el('path', { d: androidIcons[name] }));
  const line: Attributes = {
    fill: SOLID.has(name) ? 'currentColor' : 'none',
    stroke: 'currentColor',
    'stroke-width': '1.9',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  const shapes = iosIcons[name].map(([tag, shape]) => el(tag, { ...shape }));
  return el('svg', { ...shared, ...line }, ...shapes);
}
