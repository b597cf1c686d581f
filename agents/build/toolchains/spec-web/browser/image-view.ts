import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import { el } from './element';
import type { Place } from './place';

const PICTURE = /^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+$/;

/** The picture that a field holds; null for anything that is none. */
export function pictureOf(value: unknown): string | null {
  return typeof value === 'string' && PICTURE.test(value) ? value : null;
}

/** A picture, or a quiet pattern with a symbol in its place whose colour follows from the object, so that objects differ. */
export function imageView(component: Extract<Component, { type: 'image' }>, place: Place): VNode {
  const picture = pictureOf(place.focus?.object[component.field]);
  const label = place.label(component.label);
  const attributes = { key: component.id, 'data-testid': component.id, class: `picture ${place.within}` };
  if (picture) return el('div', attributes, el('img', { src: picture, alt: label }));
  const style = { '--turn': String(turnOf(place.focus?.object.id ?? '')) };
  const symbol = place.icon(component.placeholder);
  return el(
    'div',
    { ...attributes, class: `${attributes.class} placeholder`, style, role: 'img', 'aria-label': label },
    symbol,
  );
}

/** A few degrees of hue, the same for the same id at every start. */
function turnOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % 9) * 6 - 24;
}
