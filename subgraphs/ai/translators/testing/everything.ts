import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';

import { form, talk } from './forms';
import { home } from './home';
import { thing, person } from './models';
import { actions } from './actions';
import { conditions } from './conditions';
import { literal, field } from './notation';
import { expressions } from './values';

const texts = expressions.map((value, index): Component => ({
  id: `detail.e${index}`,
  type: 'text',
  value,
  style: 'body',
}));

const detail = (id: string, components: Component[]): Screen => ({
  id,
  title: 'Detail',
  icon: 'info',
  parameter: 'Thing',
  state: [
    { name: 'query', type: 'text', initial: '', persisted: false },
    { name: 'level', type: 'number', initial: 1, persisted: false },
    { name: 'flag', type: 'boolean', initial: true, persisted: false },
    { name: 'kept', type: 'boolean', initial: false, persisted: true },
  ],
  toolbar: [
    { id: `${id}.share`, label: 'Share', icon: 'share', action: { kind: 'share', text: field('name') } },
    { id: `${id}.note`, label: 'Note', icon: 'note', action: { kind: 'notify', message: 'Noted' } },
  ],
  components,
});

const decisions: Component[] = [
  ...conditions.map((visible, index): Component => ({
    id: `deciding.c${index}`,
    type: 'badge',
    value: literal('Holds'),
    tone: 'neutral',
    visible,
  })),
  ...actions.map((action, index): Component => ({
    id: `deciding.a${index}`,
    type: 'button',
    label: `Do ${index}`,
    role: 'secondary',
    action,
  })),
];

/** An app that uses everything that a specification can say; it is for tests and makes no sense. */
export const everything: AppSpec = {
  version: 1,
  name: 'Everything & "more"',
  kind: 'test',
  summary: 'All of it.',
  locale: 'en',
  currency: 'JPY',
  theme: { accent: '#FFEE58', appearance: 'setting', titleSize: 'extraLarge', textSize: 'large', corners: 'square' },
  models: [thing, person],
  screens: [
    home,
    detail('detail', texts),
    detail('deciding', decisions),
    form('adding', false),
    form('edit', true),
    talk,
  ],
  navigation: { tabs: [{ screen: 'home', label: 'Home', icon: 'home' }] },
  reminders: [
    { id: 'first', model: 'Thing', time: 'at', enabled: 'done', title: 'Now' },
    { id: 'second', model: 'Thing', time: 'later', enabled: 'done', title: 'Later' },
  ],
  strings: { de: { Home: 'Start', 'Due ': 'Fällig ', Save: 'Sichern' } },
};
