import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Field, Model } from '#schema/app-spec/model';
import { all, equals, isTick, literal, state, titleOf } from '../weave/expressions';
import { declareState, type ListComponent, listScreenOf, listsOn, newId, partsOf } from '../weave/look';
import { dropState } from '../weave/prune';
import type { Feature } from './feature';
import { freeState, insertOverList } from './finding';

const SORTABLE = ['date', 'dateTime', 'money', 'integer', 'decimal', 'time', 'duration', 'text', 'choice', 'boolean'];

/** Lets the user choose the order; a list's order is fixed, so there is a list an order and one of them is shown. */
export const sort: Feature = {
  id: 'sort',
  name: 'a choice of order',
  words: ['sort', 'sorting', 'sortable', 'sortieren', 'ordenar', 'trier'],
  add(spec, model) {
    const screen = listScreenOf(spec, model.name);
    if (!screen || screen.state.some((variable) => variable.name.startsWith('sortBy'))) return [];
    const [list] = listsOn(screen, model.name);
    const place = screen.components.findIndex((part) => part === list);
    const fields = ordersOf(model, list);
    if (!list || place < 0 || fields.length < 2) return [];
    const name = freeState(screen, 'sortBy');
    declareState(screen, name, 'text');
    const [first, ...others] = fields;
    if (!first) return [];
    const copies = others.map((one) => {
      const copy = renamedCopy(spec, list, screen.id, `By${one.name.charAt(0).toUpperCase()}${one.name.slice(1)}`);
      const visible = all([list.visible, equals(state(name), literal(one.name))]);
      return { ...copy, sort: { field: one.name, descending: isNewestFirst(one) }, ...(visible ? { visible } : {}) };
    });
    list.sort ??= { field: first.name, descending: isNewestFirst(first) };
    list.visible = all([list.visible, { kind: 'isEmpty', value: state(name) }]);
    screen.components.splice(place + 1, 0, ...copies);
    insertOverList(screen, model, {
      id: newId(spec, screen, 'sort'),
      type: 'filter',
      state: name,
      options: fields.map((one, index) => ({
        label: `By ${one.label.toLowerCase()}`,
        value: index === 0 ? '' : one.name,
      })),
    });
    return [`"${screen.title}" can be sorted by ${fields.map((one) => one.label.toLowerCase()).join(' or ')}.`];
  },
  remove(spec) {
    return spec.screens.flatMap((screen) => {
      const names = screen.state.flatMap((variable) => (variable.name.startsWith('sortBy') ? [variable.name] : []));
      for (const name of names) {
        const other = (part: ListComponent) =>
          JSON.stringify(part.visible ?? null).includes(`"left":{"kind":"state","name":"${name}"}`);
        screen.components = screen.components.filter((part) => !(part.type === 'list' && other(part)));
        dropState(screen, name);
      }
      return names.length > 0 ? [`The choice of order of "${screen.title}" is gone.`] : [];
    });
  },
};

/** Sorts the lists of a model by a field, for good. */
export function sortBy(spec: AppSpec, model: Model, one: Field, descending: boolean): string[] {
  const wanted = { field: one.name, descending };
  return spec.screens.flatMap((screen) => {
    const lists = listsOn(screen, model.name).filter((list) => JSON.stringify(list.sort) !== JSON.stringify(wanted));
    if (lists.length === 0 || partsOf(screen).some((part) => 'state' in part && part.state.startsWith('sortBy')))
      return [];
    for (const list of lists) list.sort = { ...wanted };
    return [
      `"${screen.title}" is sorted by ${one.label.toLowerCase()}, ${descending ? 'from the greatest or newest' : 'from the least or oldest'}.`,
    ];
  });
}

export const isSortable = (one: Field) => SORTABLE.includes(one.type);
export const isNewestFirst = (one: Field) =>
  ['rating', 'priority'].includes(one.name) || (one.type === 'date' && !/due|deadline|start|end/i.test(one.name));

function ordersOf(model: Model, list: ListComponent | undefined): Field[] {
  const present = model.fields.find((one) => one.name === list?.sort?.field);
  const title = titleOf(model);
  const telling = model.fields.filter(
    (one) => one !== title && SORTABLE.slice(0, 5).includes(one.type) && !isTick(one),
  );
  return [
    ...new Set([...(present ? [present] : []), ...(SORTABLE.includes(title.type) ? [title] : []), ...telling]),
  ].slice(0, 3);
}

function renamedCopy(spec: AppSpec, list: ListComponent, screenId: string, suffix: string): ListComponent {
  const taken = JSON.stringify(spec.screens);
  let end = suffix;
  for (let number = 2; taken.includes(`"${list.id}${end}"`); number++) end = `${suffix}${number}`;
  const text = JSON.stringify(list).replace(/"id":"([^"]+)"/g, (whole, id: string) =>
    id.startsWith(`${screenId}.`) ? `"id":"${id}${end}"` : whole,
  );
  return { ...list, ...JSON.parse(text) };
}
