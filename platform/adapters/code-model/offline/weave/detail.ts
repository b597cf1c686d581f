import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Field, Model } from '#schema/app-spec/model';
import { field, isTick, literal, mayBeEmpty, not, shown, titleOf } from './expressions';

/** What one object looks like on a screen of its own. */
export function detailComponents(spec: AppSpec, model: Model, screenId: string, noun: string): Component[] {
  const title = titleOf(model);
  const id = (name: string) => `${screenId}.${name}`;
  const image = model.fields.find((one) => one.type === 'image');
  const rest = model.fields.filter((one) => one !== title && one !== image && one.name !== 'favourite');
  const badges = rest.filter((one) => one.type === 'choice').slice(0, 3);
  const facts = rest.filter(
    (one) => !badges.includes(one) && one.type !== 'longText' && one.type !== 'dates' && !isTick(one),
  );
  return [
    ...(image
      ? [{ id: id('photo'), type: 'image', field: image.name, label: image.label, placeholder: model.icon } as const]
      : []),
    { id: id('title'), type: 'text', value: shown(spec, title) ?? field(title.name), style: 'largeTitle' },
    ...(badges.length > 0 ? [badgeRow(id, badges)] : []),
    ...rest.filter((one) => isTick(one)).flatMap((one) => tickParts(id, one)),
    ...(facts.length > 0
      ? [
          {
            id: id('facts'),
            type: 'section',
            title: 'Details',
            children: facts.flatMap((one) => factOf(spec, screenId, one) ?? []),
          } as const,
        ].filter((section) => section.children.length > 0)
      : []),
    ...rest.filter((one) => one.type === 'longText').flatMap((one) => factOf(spec, screenId, one) ?? []),
    {
      id: id('delete'),
      type: 'button',
      label: `Delete ${noun}`.slice(0, 120),
      icon: 'delete',
      role: 'destructive',
      action: {
        kind: 'sequence',
        actions: [{ kind: 'delete', confirm: `Delete this ${noun}?`.slice(0, 200) }, { kind: 'back' }],
      },
    },
  ];
}

/** A field's label and value; a long text has a section of its own. Null for what is no text. */
export function factOf(spec: AppSpec, screenId: string, one: Field): Component | null {
  const value = shown(spec, one);
  if (!value) return null;
  const visible = mayBeEmpty(one) ? { visible: not({ kind: 'isEmpty', value: field(one.name) }) } : {};
  const id = `${screenId}.${one.name}Fact`;
  if (one.type === 'longText')
    return {
      id,
      type: 'section',
      title: one.label,
      ...visible,
      children: [{ id: `${id}Text`, type: 'text', value, style: 'body' }],
    };
  return {
    id,
    type: 'row',
    ...visible,
    children: [
      { id: `${id}Label`, type: 'text', value: literal(one.label), style: 'caption' },
      { id: `${id}Space`, type: 'spacer' },
      { id: `${id}Value`, type: 'text', value, style: 'body' },
    ],
  };
}

const badgeRow = (id: (name: string) => string, badges: Field[]): Component => ({
  id: id('badges'),
  type: 'row',
  children: badges.map((one, index) => ({
    id: id(`badge${index + 1}`),
    type: 'badge',
    value: field(one.name),
    tone: one.name === 'priority' ? 'warning' : index === 0 ? 'accent' : 'neutral',
  })),
});

function tickParts(id: (name: string) => string, one: Field): Component[] {
  const check: Component = {
    id: id(`${one.name}Tick`),
    type: 'check',
    field: one.name,
    label: one.type === 'dates' ? 'Done today' : one.label,
  };
  if (one.type !== 'dates') return [check];
  const { name } = one;
  return [
    {
      id: id('streaks'),
      type: 'row',
      children: [
        {
          id: id('streak'),
          type: 'stat',
          label: 'Streak in days',
          value: { kind: 'streak', field: name },
          icon: 'flame',
        },
        {
          id: id('month'),
          type: 'stat',
          label: 'Last 30 days',
          value: { kind: 'countWithin', field: name, days: 30 },
          icon: 'calendar',
        },
      ],
    },
    {
      id: id('week'),
      type: 'progress',
      label: 'This week',
      value: {
        kind: 'arithmetic',
        operation: 'divide',
        left: { kind: 'countWithin', field: name, days: 7 },
        right: literal(7),
      },
    },
    check,
  ];
}

/** Where new parts of a detail screen go: before the button that deletes, which stays last. */
export function insertBeforeEnd(screen: Screen, ...parts: Component[]): void {
  const last = screen.components.findIndex((part) => part.type === 'button' && part.role === 'destructive');
  screen.components.splice(last < 0 ? screen.components.length : last, 0, ...parts);
}
