import type { VNode } from 'preact';
import type { Pictogram } from './pictogram';

/** What lies over the screens. One at a time: a new one takes the place of the old. */
export type Overlay =
  | { kind: 'confirm'; message: string; answer(yes: boolean): void }
  | { kind: 'menu'; title: string; choices: MenuChoice[] }
  | { kind: 'sheet'; title: string; content(): VNode }
  | { kind: 'share'; text: string };

export interface MenuChoice {
  id: string;
  label: string;
  icon?: Pictogram;
  isDestructive?: boolean;
  isChosen?: boolean;
  choose(): void;
}

/** A short notice, or a reminder with a title; it goes by itself. */
export interface Notice {
  key: number;
  kind: 'notice' | 'reminder';
  title: string;
  message: string;
}
