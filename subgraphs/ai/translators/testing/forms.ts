import type { Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';

import { fields } from './models';
import { literal, compare } from './notation';

export const form = (id: string, edits: boolean): Screen => ({
  id,
  title: edits ? 'Change' : 'New',
  icon: 'edit',
  ...(edits ? { parameter: 'Thing' } : {}),
  form: { model: 'Thing', edits },
  state: [],
  toolbar: [],
  components: [
    ...fields.map((one): Component => ({ id: `${id}.${one.name}`, type: 'field', field: one.name })),
    ...fields
      .filter((one) => !['dates', 'image'].includes(one.type))
      .map((one): Component => ({
        id: `${id}.${one.name}Now`,
        type: 'text',
        value: { kind: 'input', name: one.name },
        style: 'caption',
      })),
    {
      id: `${id}.long`,
      type: 'text',
      value: literal('A long one'),
      style: 'body',
      visible: compare({ kind: 'input', name: 'price' }, 'greater', { kind: 'input', name: 'weight' }),
    },
    {
      id: `${id}.save`,
      type: 'button',
      label: 'Save',
      role: 'primary',
      action: {
        kind: 'sequence',
        actions: [
          { kind: 'submit', values: { notes: literal('Checked'), due: { kind: 'today' } } },
          { kind: 'notify', message: 'Saved' },
        ],
      },
    },
    { id: `${id}.quick`, type: 'button', label: 'Save at once', role: 'secondary', action: { kind: 'submit' } },
  ],
});

export const talk: Screen = {
  id: 'talk',
  title: 'Talk',
  icon: 'chat',
  form: { model: 'Person', edits: false },
  state: [],
  toolbar: [],
  components: [
    { id: 'talk.head', type: 'text', value: literal('Say something'), style: 'caption' },
    { id: 'talk.messages', type: 'messages', model: 'Person', text: 'title', mine: 'mine' },
    {
      id: 'talk.bar',
      type: 'row',
      children: [
        { id: 'talk.title', type: 'field', field: 'title' },
        {
          id: 'talk.send',
          type: 'button',
          label: 'Send',
          icon: 'send',
          role: 'primary',
          action: { kind: 'submit', values: { mine: literal(true) } },
        },
      ],
    },
  ],
};
