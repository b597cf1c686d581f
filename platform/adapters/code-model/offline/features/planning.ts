import type { Screen } from '#schema/app-spec/app-spec';
import { fieldCalled } from '../lexicon/fields';
import { camel, free } from '../lexicon/names';
import { equals, field, state } from '../weave/expressions';
import { addField } from '../weave/field';
import { detailScreenOf, listsOn, partsOf } from '../weave/look';
import { dropScreen } from '../weave/prune';
import { addReachable } from '../weave/reach';
import { removeField } from '../weave/remove-field';
import { rowOf } from '../weave/row';
import type { Feature } from './feature';

/** A daily notification for each object that asks for it. */
export const reminders: Feature = {
  id: 'reminders',
  name: 'reminders',
  words: [
    'reminder',
    'remind',
    'notification',
    'push notification',
    'notify',
    'alert',
    'erinnerung',
    'recordatorio',
    'rappel',
  ],
  add(spec, model) {
    if (spec.reminders.length >= 5 || spec.reminders.some((reminder) => reminder.model === model.name)) return [];
    const time = model.fields.find((one) => one.type === 'time');
    if (!model.fields.some((one) => one.name === 'reminderOn'))
      addField(spec, model, { ...fieldCalled('reminder on', { type: 'boolean' }), label: 'Remind me' });
    if (!time) addField(spec, model, fieldCalled('reminder time'));
    const name = time?.name ?? 'reminderTime';
    const noun = (detailScreenOf(spec, model.name)?.title ?? model.name).toLowerCase();
    spec.reminders.push({
      id: free(
        `${camel(model.name)}Reminder`,
        spec.reminders.map((reminder) => reminder.id),
      ),
      model: model.name,
      time: name,
      enabled: 'reminderOn',
      title: `Time for your ${noun}`.slice(0, 120),
    });
    return [`${model.plural} can remind their owner every day at a time of day.`];
  },
  remove(spec, model) {
    const gone = spec.reminders.filter((reminder) => !model || reminder.model === model.name);
    spec.reminders = spec.reminders.filter((reminder) => !gone.includes(reminder));
    for (const reminder of gone) {
      const owner = spec.models.find((one) => one.name === reminder.model);
      if (!owner) continue;
      removeField(spec, owner, reminder.enabled);
      if (reminder.time === 'reminderTime') removeField(spec, owner, reminder.time);
    }
    return gone.length > 0 ? ['The reminders are gone.'] : [];
  },
};

/** A month with marked days, and what falls on the day that is tapped. */
export const calendar: Feature = {
  id: 'calendar',
  name: 'a calendar',
  words: ['calendar', 'calendar view', 'kalender', 'calendario', 'calendrier', 'month view', 'agenda'],
  add(spec, model) {
    if (
      spec.screens.some((screen) =>
        partsOf(screen).some((part) => part.type === 'calendar' && part.model === model.name),
      )
    )
      return [];
    const days = model.fields.filter((one) => one.type === 'date');
    const day = days.find((one) => !/birth|born/.test(one.name)) ?? days[0] ?? fieldCalled('date');
    const said = days.length > 0 ? [] : [`${model.plural} have a date.`];
    if (days.length === 0) addField(spec, model, day);
    const detail = detailScreenOf(spec, model.name);
    const id = free(
      spec.screens.some((one) => one.id === 'calendar') ? `${camel(model.name)}Calendar` : 'calendar',
      spec.screens.map((one) => one.id),
    );
    const screen: Screen = {
      id,
      title: id === 'calendar' ? 'Calendar' : `${model.plural} by day`,
      icon: 'calendar',
      state: [{ name: 'day', type: 'text', initial: '', persisted: false }],
      toolbar: [],
      components: [
        { id: `${id}.month`, type: 'calendar', model: model.name, date: day.name, state: 'day' },
        {
          id: `${id}.items`,
          type: 'list',
          model: model.name,
          where: {
            kind: 'or',
            conditions: [{ kind: 'isEmpty', value: state('day') }, equals(field(day.name), state('day'))],
          },
          sort: { field: day.name, descending: false },
          row: rowOf(spec, model, (name) => `${id}.${name}`, 'rows'),
          ...(detail ? { action: { kind: 'open', screen: detail.id, passItem: true } as const } : {}),
          rowActions: [],
          layout: 'rows',
          emptyTitle: 'Nothing on this day',
          emptyMessage: 'Tap a marked day to see what falls on it.',
        },
      ],
    };
    return [
      ...said,
      `A calendar shows the ${model.plural.toLowerCase()} by ${day.label.toLowerCase()}, ${addReachable(spec, screen, 'Calendar', 'calendar')}.`,
    ];
  },
  remove: (spec, model) => dropScreensWith(spec, 'calendar', model?.name, 'The calendar'),
};

/** Where things are: a map with pins, and the list below. */
export const map: Feature = {
  id: 'map',
  name: 'a map',
  words: ['map', 'karte', 'mapa', 'carte', 'gps', 'nearby'],
  add(spec, model) {
    if (spec.screens.some((screen) => partsOf(screen).some((part) => part.type === 'map' && part.model === model.name)))
      return [];
    const hasPlace = model.fields.some((one) => /location|address|place|city|country|destination/.test(one.name));
    if (!hasPlace) addField(spec, model, fieldCalled('location'));
    const detail = detailScreenOf(spec, model.name);
    const id = free(
      spec.screens.some((one) => one.id === 'map') ? `${camel(model.name)}Map` : 'map',
      spec.screens.map((one) => one.id),
    );
    const screen: Screen = {
      id,
      title: id === 'map' ? 'Map' : `Map of ${model.plural.toLowerCase()}`.slice(0, 60),
      icon: 'map',
      state: [],
      toolbar: [],
      components: [
        { id: `${id}.pins`, type: 'map', model: model.name, label: `Map of ${model.plural.toLowerCase()}` },
        {
          id: `${id}.items`,
          type: 'list',
          model: model.name,
          row: rowOf(spec, model, (name) => `${id}.${name}`, 'rows'),
          ...(detail ? { action: { kind: 'open', screen: detail.id, passItem: true } as const } : {}),
          rowActions: [],
          layout: 'rows',
          emptyTitle: `No ${model.plural.toLowerCase()} yet`,
          emptyMessage: 'What you add is shown here with its place.',
        },
      ],
    };
    return [
      ...(hasPlace ? [] : [`${model.plural} have a location.`]),
      `A map shows the ${model.plural.toLowerCase()}, ${addReachable(spec, screen, 'Map', 'map')}.`,
    ];
  },
  remove: (spec, model) => dropScreensWith(spec, 'map', model?.name, 'The map'),
};

function dropScreensWith(
  spec: Parameters<Feature['remove']>[0],
  type: 'calendar' | 'map',
  model: string | undefined,
  what: string,
): string[] {
  const gone = spec.screens.filter((screen) =>
    partsOf(screen).some((part) => part.type === type && (!model || part.model === model)),
  );
  for (const { id } of gone.filter((screen) => listsOn(screen, model ?? '').length <= 1)) dropScreen(spec, id);
  return gone.length > 0 ? [`${what} is gone.`] : [];
}
