import { type ComponentChildren, h, type VNode } from 'preact';

type Listener = (event: never) => void;
export type Attributes = Record<string, string | number | boolean | undefined | Listener | Record<string, string>>;

/** An element of the page. Children that are text become text nodes, so nothing that a user or a specification says is ever markup. */
export function el(tag: string, attributes: Attributes, ...children: ComponentChildren[]): VNode {
  return h(tag, attributes, ...children);
}

/** A button of at least the size of a finger; `onPress` stays within it. */
export function button(attributes: Attributes, onPress: () => void, ...children: ComponentChildren[]): VNode {
  const onClick = (event: MouseEvent) => {
    event.stopPropagation();
    onPress();
  };
  return el('button', { type: 'button', ...attributes, onClick }, ...children);
}

/** Joins the names of classes that apply. */
export const classes = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ');
